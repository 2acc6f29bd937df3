import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { parseAllowList } from '../../../lib/notification/recipient';
import type { ChannelId } from '../../../lib/notification/channels';
import { chooseText } from '../../../lib/notification/compose';
import type { Draft, DraftAttempt } from '../../../lib/notification/dispatch';
import { readTemplateData } from '../../../lib/notification/templateData';
import { toNodeError } from '../../shell/items';
import { officerLanguage } from '../../shell/officer';

export function chosenChannel(context: IExecuteFunctions): ChannelId {
  return context.getNodeParameter('channel', 0) as ChannelId;
}

/** The credential of the chosen channel; none needs none. */
export async function channelCredential(
  context: IExecuteFunctions,
  channel: ChannelId,
): Promise<IDataObject | undefined> {
  return channel === 'email' ? context.getCredentials<IDataObject>('urpSmtp') : undefined;
}

export function allowedRecipients(context: IExecuteFunctions): string[] {
  return parseAllowList(context.getNodeParameter('options.allowedRecipients', 0, '') as string);
}

/** Reads each item's parameters before anything is sent. */
export function readDrafts(context: IExecuteFunctions): DraftAttempt[] {
  return context.getInputData().map((_item, itemIndex) => {
    try {
      return { draft: readDraft(context, itemIndex) };
    } catch (error) {
      const failure = toNodeError(context.getNode(), error, itemIndex);
      if (!context.continueOnFail()) throw failure;
      return { error };
    }
  });
}

function readDraft(context: IExecuteFunctions, itemIndex: number): Draft {
  const words = (name: string) => String(context.getNodeParameter(name, itemIndex, '') ?? '');
  const item = context.getInputData()[itemIndex]?.json;
  const own = { subject: words('subject'), body: words('body') };
  const { text, language } = chooseText(
    { template: words('template'), language: words('language'), own },
    item,
    officerLanguage(),
  );
  return {
    item,
    text,
    language,
    recipient: words('recipient'),
    occasion: words('options.occasion'),
    sender: {
      administration: words('administration'),
      senderName: words('senderName'),
      contact: words('contact'),
      replyTo: words('options.replyTo'),
    },
    ...readTemplateData(context.getNodeParameter('templateData.values', itemIndex, [])),
  };
}
