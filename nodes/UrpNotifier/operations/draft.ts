import type { IExecuteFunctions } from 'n8n-workflow';
import { UrpError } from '../../../lib/error';
import { chooseText } from '../../../lib/notification/compose';
import type { Draft, DraftAttempt } from '../../../lib/notification/dispatch';
import { parseQuietHours } from '../../../lib/notification/quietHours';
import { parseAllowList } from '../../../lib/notification/recipient';
import { readTemplateData } from '../../../lib/notification/templateData';
import { toNodeError } from '../../shell/items';
import { officerLanguage } from '../../shell/officer';
import { addressOn, chosenChannels } from './channel';
import { readDetails } from './channelDetails';
import { filesToAttach } from './files';
import { releasedDocuments } from './notification';

/** What the options say of all items. Errors: `notification.quiet-hours-invalid`, `notification.option-blank`. */
export function sendingRules(context: IExecuteFunctions) {
  const option = (name: string) => {
    const value = context.getNodeParameter(`options.${name}`, 0, '') as unknown;
    // An expression may give nothing, which is not to write to everybody at any hour.
    if (typeof value !== 'string') throw optionBlank(name);
    return value;
  };
  return {
    allowedRecipients: parseAllowList(option('allowedRecipients')),
    quietHours: parseQuietHours(option('quietHours')),
  };
}

function optionBlank(name: string): UrpError {
  return new UrpError('notification.option-blank', {
    it: {
      what: `L’espressione dell’opzione «${name}» non dà un testo: nessun messaggio è partito.`,
      todo: 'Controlla l’espressione, o togli l’opzione se non serve.',
    },
    en: {
      what: `The expression of the option "${name}" gives no text: no message went out.`,
      todo: 'Check the expression, or remove the option where it is not needed.',
    },
  });
}

/** Errors of one item's documents and files. */
const itemsOwn = ['message.document', 'message.attachment'];

/** Reads each item's parameters before anything is sent; its recipient is that of the first channel. */
export async function readDrafts(context: IExecuteFunctions): Promise<DraftAttempt[]> {
  const drafts: DraftAttempt[] = [];
  for (const itemIndex of context.getInputData().keys()) {
    try {
      drafts.push({ draft: await readDraft(context, itemIndex) });
    } catch (error) {
      // A document or file that is missing or does not suit is that item's alone: it comes out of Not Sent.
      if (error instanceof UrpError && itemsOwn.some((kind) => error.code.startsWith(kind))) {
        drafts.push({ error });
        continue;
      }
      const failure = toNodeError(context.getNode(), error, itemIndex);
      if (!context.continueOnFail()) throw failure;
      drafts.push({ error });
    }
  }
  return drafts;
}

async function readDraft(context: IExecuteFunctions, itemIndex: number): Promise<Draft> {
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
  const files = await filesToAttach(context, itemIndex);
  const channels = chosenChannels(context);
  const [first = 'none'] = channels;
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
    ...(files.length > 0 ? { files } : {}),
    ...(channels.includes('send') ? await releasedDocuments(context, itemIndex) : {}),
  };
}
