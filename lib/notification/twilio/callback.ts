/**
 * The address that Twilio calls about one message: the office's own, with our name for the message.
 * Twilio's own name is not yet in the register where the call overtakes the answer, and never where
 * the answer was lost. Its signature is over the whole address, so that nobody else can set the name.
 */
export function callbackFor(statusCallback: string, messageId: string): string {
  const address = new URL(statusCallback);
  address.searchParams.set('message', messageId);
  return address.href;
}

/** Our name for the message in a call's query; undefined where the call has none. */
export function messageInQuery({ message }: Readonly<Record<string, unknown>>): string | undefined {
  return typeof message === 'string' && message !== '' ? message : undefined;
}
