import { UrpError } from '../error';
import type { Register } from '../register/register';
import { readToken, signToken } from '../signedToken';

/** Of the page's address, before the token. */
export const reviewParameter = 'chiave';

/** What a link lets its holder do: see the queue or one ticket, and decide. */
export interface ReviewLink {
  /** Who decides, where the link is made for one person; else the page asks. */
  decidedBy?: string;
  /** The one ticket it is about; all that wait where absent. */
  reference?: string;
}

const day = 24 * 60 * 60 * 1000;

/**
 * The page's address with a token that only this office can make. A ticket's link counts its days
 * from the proposal: made again after a crash it is the same, and so is the message that bears it.
 * Errors: `review.page-address`, and the register's where it knows no such ticket.
 */
export async function reviewUrl(
  register: Pick<Register, 'secret' | 'get' | 'decisions'>,
  page: string,
  link: ReviewLink,
  validDays: number,
  now = new Date(),
): Promise<string> {
  const url = pageAddress(page);
  const from = link.reference !== undefined ? await proposedAt(register, link.reference) : now;
  const expiresAt = new Date(from.getTime() + validDays * day);
  const payload = Object.fromEntries(Object.entries(link).filter(([, value]) => value));
  const secret = await register.secret();
  url.searchParams.set(reviewParameter, signToken(secret, 'review', payload, expiresAt));
  return url.href;
}

async function proposedAt(
  register: Pick<Register, 'get' | 'decisions'>,
  reference: string,
): Promise<Date> {
  const latest = (await register.decisions(reference)).at(-1);
  return new Date(latest?.proposedAt ?? (await register.get(reference)).submittedAt);
}

function pageAddress(page: string): URL {
  const url = URL.canParse(page) ? new URL(page) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new UrpError('review.page-address', {
    it: {
      what: 'L’indirizzo della pagina di revisione non è un indirizzo web.',
      todo: 'Scrivilo per intero, per esempio https://n8n.comune.example/webhook/revisione.',
    },
    en: {
      what: 'The address of the review page is no web address.',
      todo: 'Write it in full, such as https://n8n.comune.example/webhook/revisione.',
    },
  });
}

export type ReviewLinkReading =
  { outcome: 'valid'; link: ReviewLink } | { outcome: 'forged' } | { outcome: 'expired' };

export function readReviewToken(secret: Buffer, token: unknown, now: Date): ReviewLinkReading {
  const reading = readToken(secret, 'review', token, now);
  if (reading.outcome !== 'valid') return reading;
  return { outcome: 'valid', link: reading.payload as ReviewLink };
}
