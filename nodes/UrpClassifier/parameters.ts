import type { INodeProperties } from 'n8n-workflow';
import { usualThreshold } from '../../lib/classification/review';
import { taxonomyProperties } from '../shell/taxonomyParameters';
import { engineOptions, engineProperties } from './engineParameters';

const displayOptions = { show: { operation: ['classify'] } };

/** What both operations ask: categories, engine, and where subject and text are. */
export const commonProperties: INodeProperties[] = [
  ...taxonomyProperties,
  ...engineProperties,
  {
    displayName: 'Subject',
    name: 'subject',
    type: 'string',
    default: '={{ $json.subject }}',
    description: 'Subject of the request; may be empty',
  },
  {
    displayName: 'Text',
    name: 'text',
    type: 'string',
    typeOptions: { rows: 3 },
    default: '={{ $json.text }}',
    description: 'What the citizen wrote',
  },
];

export const classifyProperties: INodeProperties[] = [
  {
    displayName: 'Confidence Threshold',
    name: 'threshold',
    type: 'number',
    typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2, numberStepSize: 0.05 },
    default: usualThreshold,
    description:
      'Proposals below it go to review. Confidence is a probability: of the proposals at 0.9, nine in ten are right. Higher means fewer errors and more work for people.',
    displayOptions,
  },
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    options: [
      {
        displayName: 'Learn From Decisions',
        name: 'learns',
        type: 'boolean',
        default: true,
        description:
          'Whether the local engine learns from the tickets whose category a person confirmed or corrected',
      },
      ...engineOptions.slice(0, 2),
      {
        displayName: 'Record Proposals',
        name: 'recordProposals',
        type: 'boolean',
        default: true,
        description:
          'Whether to record each proposal in the register, where the item has the reference of a ticket there',
      },
      ...engineOptions.slice(2, 3),
      {
        displayName: 'Review Sensitive Texts',
        name: 'reviewSensitive',
        type: 'boolean',
        default: true,
        description:
          'Whether texts that may tell of health, religion or other special categories of data always go to review',
      },
      ...engineOptions.slice(3),
    ],
    displayOptions,
  },
];
