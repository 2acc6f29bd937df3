import type { Channel } from '../channel';
import { parseSmtpSettings } from '../smtp/settings';
import { emailChannel } from './email';
import { noneChannel } from './none';

/** How each channel opens, from its credential as the host holds it. */
const openers = {
  email: (credential) => emailChannel(parseSmtpSettings(credential)),
  none: () => noneChannel(),
} satisfies Record<string, (credential: unknown) => Channel>;

export type ChannelId = keyof typeof openers;

/** Errors: those of the credential's fields. Close the channel when the batch is sent. */
export function openChannel(id: ChannelId, credential: unknown): Channel {
  return openers[id](credential);
}
