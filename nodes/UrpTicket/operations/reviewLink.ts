import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { reviewUrl } from '../../../lib/review/link';
import { withKey } from '../../shell/items';
import { options, parameter, type Call } from './call';

const displayOptions = { show: { operation: ['reviewLink'] } };

export const reviewLinkProperties: INodeProperties[] = [
  {
    displayName: 'Review Page',
    name: 'reviewPage',
    type: 'string',
    default: "={{ $execution.resumeUrl.split('/webhook-waiting')[0] }}/webhook/revisione",
    required: true,
    description:
      "Address of the page that URP Review Trigger serves: this n8n's public address, and the path of that node",
    displayOptions,
  },
  {
    displayName: 'Ticket',
    name: 'reviewTicket',
    type: 'string',
    default: '={{ $json.reference }}',
    description: 'Number of the one ticket that the link opens; all that wait where empty',
    displayOptions,
  },
  options('reviewLink', [
    {
      displayName: 'Link Holder',
      name: 'linkHolder',
      type: 'string',
      default: '',
      description:
        'Full name of the person whom the link is for: decisions bear it. Where empty, the page asks.',
    },
    {
      displayName: 'Valid for Days',
      name: 'validDays',
      type: 'number',
      typeOptions: { minValue: 1, maxValue: 90 },
      default: 7,
      description: 'After so many days the link opens nothing any more',
    },
  ]),
];

/** Adds `reviewUrl`, a link that only this office can make. */
export async function reviewLink(call: Call): Promise<INodeExecutionData[]> {
  const { context, itemIndex, item, register } = call;
  const asked = context.getNodeParameter('reviewTicket', itemIndex, '') as unknown;
  const url = await reviewUrl(
    register,
    parameter(call, 'reviewPage') ?? '',
    {
      // An expression that finds no ticket must not open them all.
      ...(asked === '' ? {} : { reference: String(asked ?? '') }),
      decidedBy: parameter(call, 'options.linkHolder'),
    },
    context.getNodeParameter('options.validDays', itemIndex, 7) as number,
  );
  return [withKey(item, itemIndex, { reviewUrl: url })];
}
