import type { NewAttachment } from '../register/register';
import type { Ticket } from '../register/ticket';

/** A request to the form's address, as n8n has parsed it. */
export interface IntakeRequest {
  method: string;
  /** `lang` chooses the language of the page; others lead to other pages than the form's. */
  query: Record<string, unknown>;
  /** The type alone, as the body's parser was chosen by it. */
  contentType: string | undefined;
  /** `application/json` asks for the outcome of a sending as JSON. */
  accept: string | undefined;
  ifNoneMatch: string | undefined;
  /** Network address of the sender, as n8n gives it behind its proxies. */
  source?: string;
  body: unknown;
}

/** A request that is in the register, with the files that came along. */
export interface Filed {
  ticket: Ticket;
  attachments: NewAttachment[];
}

/** What goes back over HTTP. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** A request that this very posting has put into the register. */
  filed?: Filed;
  /** Why the register did not take it. */
  failure?: unknown;
}
