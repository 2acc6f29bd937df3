import { UrpError } from '../../error';
import type { Channel, ChannelDefinition } from '../channel';
import { appIo } from './appIo';
import { email } from './email';
import { none } from './none';
import { pec } from './pec';
import { send } from './send';
import { sms } from './sms';
import { twilio } from './twilio';
import { whatsApp } from './whatsApp';

/** Every channel there is; a new one adds its line here (docs/add-a-channel.md). */
export const channelDefinitions: readonly ChannelDefinition[] = [
  appIo,
  email,
  none,
  pec,
  send,
  sms,
  twilio,
  whatsApp,
];

/** Errors: `channel.unknown`. */
export function channelDefinition(id: string): ChannelDefinition {
  const definition = channelDefinitions.find((each) => each.id === id);
  if (definition) return definition;
  const ids = channelDefinitions.map((each) => each.id).join(', ');
  throw new UrpError('channel.unknown', {
    it: { what: `Non c’è un canale «${id}».`, todo: `Scegli uno di questi: ${ids}.` },
    en: { what: `There is no channel "${id}".`, todo: `Choose one of these: ${ids}.` },
  });
}

/** Errors: those of the credential's fields. Close the channel when the batch is sent. */
export function openChannel(id: string, credential: unknown): Channel {
  return channelDefinition(id).open(credential);
}
