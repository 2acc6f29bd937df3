import type { IExecuteFunctions } from 'n8n-workflow';
import { chooseText } from '../../../lib/notification/compose';
import type { Draft, DraftAttempt } from '../../../lib/notification/dispatch';
import { parseQuietHours } from '../../../lib/notification/quietHours';
import { parseAllowList } from '../../../lib/notification/recipient';
import { readTemplateData } from '../../../lib/notification/templateData';
import { toNodeError } from '../../shell/items';
import { officerLanguage } from '../../shell/officer';
import { addressOn, chosenChannels } from './channel';
import { readDetails } from './channelDetails';

/** What the options say of all items. Errors: `notification.quiet-hours-invalid`. */
export function sendingRules(context: IExecuteFunctions) {
  const option = (name: string) => context.getNodeParameter(`options.${name}`, 0, '') as string;
  return {
    allowedRecipients: parseAllowList(option('allowedRecipients')),
    quietHours: parseQuietHours(option('quietHours')),
  };
}

/** Reads each item's parameters before anything is sent; its recipient is that of the first channel. */
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
  const short = words('shortBody');
  const own = { subject: words('subject'), body: words('body'), ...(short ? { short } : {}) };
  const { text, language } = chooseText(
    { template: words('template'), language: words('language'), own },
    item,
    officerLanguage(),
  );
  const details = readDetails(context, itemIndex);
  const attachCalendar = context.getNodeParameter('options.attachCalendar', itemIndex, false);
  const [first = 'none'] = chosenChannels(context);
  return {
    item,
    text: attachCalendar ? { ...text, withCalendar: true } : text,
    language,
    recipient: addressOn(first, context, itemIndex),
    occasion: words('options.occasion'),
    sender: {
      administration: words('administration'),
      senderName: words('senderName'),
      contact: words('contact'),
      replyTo: words('options.replyTo'),
    },
    ...readTemplateData(context.getNodeParameter('templateData.values', itemIndex, [])),
    ...(details ? { details } : {}),
  };
}
