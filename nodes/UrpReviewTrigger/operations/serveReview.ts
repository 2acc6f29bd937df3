import type {
  IDataObject,
  INodeProperties,
  IWebhookFunctions,
  IWebhookResponseData,
} from 'n8n-workflow';
import type { OfficerLanguage } from '../../../lib/language';
import { answerReview } from '../../../lib/review/http';
import { sendPage } from '../../shell/page';
import { registerForRequests } from '../../shell/register';
import { chosenTaxonomy, taxonomyProperties } from '../../shell/taxonomyParameters';

export const serveReviewProperties: INodeProperties[] = [
  {
    displayName:
      'The page opens only from links that the office made: the operation "Review Link" of URP Ticket makes them',
    name: 'linkNotice',
    type: 'notice',
    default: '',
  },
  ...taxonomyProperties,
  {
    displayName: 'Path',
    name: 'path',
    type: 'string',
    default: 'revisione',
    required: true,
    placeholder: 'revisione',
    description: 'The last part of the page\'s address, after "webhook/"',
  },
  {
    displayName: 'Administration',
    name: 'administration',
    type: 'string',
    default: 'Comune di Esempio',
    required: true,
    placeholder: 'Comune di Esempio',
    description: 'Name of the administration, as the page shows it',
  },
  {
    displayName: 'Language',
    name: 'language',
    type: 'options',
    options: [
      { name: 'English', value: 'en' },
      { name: 'Italian', value: 'it' },
    ],
    default: 'it',
    description: 'Language of the page when it opens; the officer may choose the other',
  },
];

/** Answers one request; a ticket that it decides starts the flow. */
export async function serveReview(context: IWebhookFunctions): Promise<IWebhookResponseData> {
  const { method, headers, query, body } = context.getRequestObject();
  const site = headers['sec-fetch-site'];
  const reply = await answerReview(
    {
      method,
      query: query as IDataObject,
      body: body as unknown,
      site: typeof site === 'string' ? site : undefined,
    },
    {
      administration: context.getNodeParameter('administration') as string,
      language: context.getNodeParameter('language') as OfficerLanguage,
      taxonomy: chosenTaxonomy((name) => context.getNodeParameter(name)),
    },
    () => registerForRequests(context),
  );
  sendPage(context, reply, 'The register did not answer the review');
  if (!reply.decided) return { noWebhookResponse: true };
  const { ticket, decision } = reply.decided;
  const json = { ...ticket, decision };
  return { noWebhookResponse: true, workflowData: [[{ json: json as unknown as IDataObject }]] };
}
