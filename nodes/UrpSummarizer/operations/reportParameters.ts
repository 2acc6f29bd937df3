import type { INodeProperties } from 'n8n-workflow';
import { modelOptions, modelProperties } from '../../shell/modelParameters';

const displayOptions = { show: { operation: ['report'] } };

/** What a report is about, and what is made of it. */
export const reportProperties: INodeProperties[] = [
  {
    displayName: 'Tickets From',
    name: 'source',
    type: 'options',
    noDataExpression: true,
    displayOptions,
    options: [
      {
        name: 'Input Items',
        value: 'items',
        description: 'All items that come in; each needs submittedAt, and text or category',
      },
      { name: 'Register', value: 'register', description: "The tickets of the office's register" },
    ],
    default: 'register',
    description: 'Where the tickets of the report come from',
  },
  {
    displayName: 'Administration',
    name: 'administration',
    type: 'string',
    default: '',
    placeholder: 'Comune di Esempio',
    description: 'Whose report it is, as its title says',
    displayOptions,
  },
  {
    displayName: 'Compare By',
    name: 'step',
    type: 'options',
    noDataExpression: true,
    displayOptions,
    options: [
      { name: 'Month', value: 'month', description: 'The last whole month with the year before' },
      { name: 'Week', value: 'week', description: 'The last whole week with half a year before' },
    ],
    default: 'month',
    description: 'What is compared: what has not ended yet would look like a fall',
  },
  {
    displayName: 'How Many',
    name: 'steps',
    type: 'number',
    typeOptions: { minValue: 2, maxValue: 600 },
    default: 25,
    description:
      'Whole months or weeks that are read, the last one included; two years show seasons',
    displayOptions,
  },
  {
    displayName: 'Give Out',
    name: 'giveOut',
    type: 'options',
    noDataExpression: true,
    displayOptions,
    options: [
      {
        name: 'An Item for Each Problem',
        value: 'problems',
        description:
          'The files are on the first one; one item without a problem where there is none',
      },
      { name: 'One Item', value: 'report', description: 'The whole report, with its files' },
    ],
    default: 'report',
    description: 'How the report leaves the node',
  },
  {
    displayName: 'Files',
    name: 'formats',
    type: 'multiOptions',
    displayOptions,
    options: [
      { name: 'CSV', value: 'csv', description: 'Problems and categories, safe to open' },
      { name: 'HTML', value: 'html', description: 'A page to read, to print and to show' },
      { name: 'JSON', value: 'json', description: 'All figures, for other programs' },
      { name: 'XLSX', value: 'xlsx', description: 'A workbook, safe to open' },
    ],
    default: ['html', 'xlsx'],
    description: 'Files that are made; each is a binary under the name of its format',
  },
  {
    displayName: 'Language of the Report',
    name: 'reportLanguage',
    type: 'options',
    displayOptions,
    options: [
      { name: 'English', value: 'en' },
      { name: 'Italian', value: 'it' },
    ],
    default: 'it',
    description: 'Language of titles, sentences and numbers',
  },
  {
    displayName: 'Filters',
    name: 'filters',
    type: 'collection',
    placeholder: 'Add Filter',
    default: {},
    description: 'Tickets of the register that the report is about',
    displayOptions: { show: { operation: ['report'], source: ['register'] } },
    options: [
      {
        displayName: 'Category',
        name: 'category',
        type: 'string',
        default: '',
        description: 'Code of the category',
      },
      {
        displayName: 'Form',
        name: 'formId',
        type: 'string',
        default: '',
        description: 'Form that the citizen filled in',
      },
      {
        displayName: 'Office',
        name: 'office',
        type: 'string',
        default: '',
        description: 'Code of the office in charge',
      },
    ],
  },
  {
    displayName: 'Names and Proposals By',
    name: 'engine',
    type: 'options',
    noDataExpression: true,
    displayOptions,
    options: [
      {
        name: 'Language Model',
        value: 'model',
        description:
          'A language model names new problems and proposes what to do; it reads shared words and one redacted text of each',
      },
      {
        name: 'Local',
        value: 'local',
        description:
          'The most telling words, and rules on the figures: no key, no network, no cost',
      },
    ],
    default: 'local',
    description: 'What names the problems and proposes what to do about them',
  },
  ...modelProperties({ operation: ['report'], engine: ['model'] }),
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add Option',
    default: {},
    displayOptions,
    options: [
      {
        displayName: 'As Of',
        name: 'today',
        type: 'string',
        default: '',
        placeholder: '2026-11-01',
        description: 'Day on which the report is made; today where empty',
      },
      {
        displayName: 'Names',
        name: 'names',
        type: 'json',
        default: '{}',
        description:
          'What to call your own categories and offices: an object from code to name. The ready ones are known.',
      },
      ...modelOptions(
        { '/engine': ['model'] },
        'what is left then gets its telling words as name',
      ).filter(({ name }) => name !== 'redacts'),
    ],
  },
];
