import type { IDisplayOptions, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { usualThreshold } from '../../lib/classification/review';
import { taxonomyProperties } from '../shell/taxonomyParameters';
import { engineOptions, engineProperties } from './engineParameters';

const classifies = { show: { operation: ['classify'] } };
const evaluates = { show: { operation: ['evaluate'] } };
const evaluatesItems = { show: { operation: ['evaluate'], source: ['items'] } };

/** What both operations ask: categories and engine. */
export const commonProperties: INodeProperties[] = [...taxonomyProperties, ...engineProperties];

function textProperties(displayOptions: IDisplayOptions): INodeProperties[] {
  return [
    {
      displayName: 'Subject',
      name: 'subject',
      type: 'string',
      default: '={{ $json.subject }}',
      description: 'Subject of the request; may be empty',
      displayOptions,
    },
    {
      displayName: 'Text',
      name: 'text',
      type: 'string',
      typeOptions: { rows: 3 },
      default: '={{ $json.text }}',
      description: 'What the citizen wrote',
      displayOptions,
    },
  ];
}

const thresholdProperty: INodeProperties = {
  displayName: 'Confidence Threshold',
  name: 'threshold',
  type: 'number',
  typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2, numberStepSize: 0.05 },
  default: usualThreshold,
  description:
    'Proposals below it go to review. Confidence is a probability: of the proposals at 0.9, nine in ten are right. Higher means fewer errors and more work for people.',
};

/** An expression may give nothing, which is no threshold of 0: then no proposal reaches it. */
export function chosenThreshold(context: IExecuteFunctions): number {
  return Number.parseFloat(String(context.getNodeParameter('threshold', 0)));
}

export const classifyProperties: INodeProperties[] = [
  ...textProperties(classifies),
  { ...thresholdProperty, displayOptions: classifies },
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
    displayOptions: classifies,
  },
];

export const evaluateProperties: INodeProperties[] = [
  {
    displayName: 'Measure On',
    name: 'source',
    type: 'options',
    noDataExpression: true,
    options: [
      {
        name: 'Confirmed Tickets',
        value: 'register',
        description: "The register's tickets whose category a person confirmed or corrected",
      },
      {
        name: 'Input Items',
        value: 'items',
        description: 'Labelled requests of your own, such as the rows of a spreadsheet',
      },
    ],
    default: 'items',
    description: 'Requests whose category is known; ten at least, better a hundred or more',
    displayOptions: evaluates,
  },
  ...textProperties(evaluatesItems),
  {
    displayName: 'Right Category',
    name: 'label',
    type: 'string',
    default: '={{ $json.category }}',
    description: 'Code of the category that the request is of',
    displayOptions: evaluatesItems,
  },
  {
    displayName: 'Only for Testing',
    name: 'isTest',
    type: 'boolean',
    default: '={{ $json.test === true }}',
    description:
      'Whether the engine is judged on the request and does not learn from it. Where no item says so, each request is judged in turn, by an engine that has learnt from the others.',
    displayOptions: evaluatesItems,
  },
  { ...thresholdProperty, displayOptions: evaluates },
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    options: engineOptions,
    displayOptions: {
      show: { operation: ['evaluate'], engine: ['model', 'cascade'] },
    },
  },
];
