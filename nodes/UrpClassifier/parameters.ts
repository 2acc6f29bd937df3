import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { usualThreshold } from '../../lib/classification/review';
import { parseTaxonomy, type Taxonomy } from '../../lib/classification/taxonomy';
import { urpTaxonomy } from '../../lib/classification/taxonomies/urp';
import { engineOptions, engineProperties } from './engineParameters';
import { taxonomyExample } from './operations/taxonomyExample';

const displayOptions = { show: { operation: ['classify'] } };

/** What both operations ask: categories, engine, and where subject and text are. */
export const commonProperties: INodeProperties[] = [
  {
    displayName: 'Categories',
    name: 'taxonomy',
    type: 'options',
    noDataExpression: true,
    options: [
      {
        name: 'Custom (JSON)',
        value: 'custom',
        description: 'The categories and offices of your administration',
      },
      {
        name: 'Default URP',
        value: 'urp',
        description: "What citizens ask an Italian municipality's public relations office",
      },
    ],
    default: 'urp',
    description: 'What requests can be about, and whose they are',
  },
  {
    displayName: 'Categories as JSON',
    name: 'taxonomyJson',
    type: 'json',
    typeOptions: { rows: 12 },
    default: taxonomyExample,
    description:
      "Offices and categories, the same for all items. Each category has a code, a name and an office; a description, keywords and a few examples in citizens' words make proposals better.",
    displayOptions: { show: { taxonomy: ['custom'] } },
  },
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

/** The categories that the node's parameters choose. Errors: those of `parseTaxonomy`. */
export function chosenTaxonomy(context: IExecuteFunctions): Taxonomy {
  if (context.getNodeParameter('taxonomy', 0) === 'urp') return urpTaxonomy;
  return parseTaxonomy(context.getNodeParameter('taxonomyJson', 0));
}
