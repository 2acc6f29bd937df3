import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Channel } from '../../../lib/notification/channel';
import { channelDefinition } from '../../../lib/notification/channels';
import { credentialMissing } from '../../../lib/notification/credentialCheck';

/** Opens each channel named, in order. Errors: `credential.missing`, those of the credentials' fields. */
export async function openChannels(
  context: IExecuteFunctions,
  ids: readonly string[],
): Promise<Map<string, Channel>> {
  const channels = new Map<string, Channel>();
  for (const id of ids) {
    const definition = channelDefinition(id);
    channels.set(id, definition.open(await credentialOf(context, definition.credential)));
  }
  return channels;
}

export async function closeAll(channels: Iterable<Channel>): Promise<void> {
  await Promise.all([...channels].map((channel) => channel.close()));
}

/** Errors: `credential.missing`. */
export async function credentialOf(
  context: IExecuteFunctions,
  name: string | null,
): Promise<IDataObject | undefined> {
  if (name === null) return undefined;
  if (!context.getNode().credentials?.[name]) throw credentialMissing(name);
  return context.getCredentials<IDataObject>(name);
}
