import type { IWebhookFunctions } from 'n8n-workflow';

/** What goes back over HTTP, and why the register did not answer where it did not. */
interface PageReply {
  status: number;
  headers: Record<string, string>;
  body: string;
  failure?: unknown;
}

/** Sends a page as it is, so that n8n adds nothing to it; a failure of the register is logged under these words. */
export function sendPage(
  context: IWebhookFunctions,
  { status, headers, body, failure }: PageReply,
  words: string,
): void {
  const response = context.getResponseObject();
  response.writeHead(status, headers);
  response.end(body);
  if (failure) context.logger.error(words, { error: failure });
}
