import type { INodeProperties } from 'n8n-workflow';
import { rowAgendas } from './agendaParameters';

const whereType = (...type: string[]) => ({ show: { type } });

/** The lowest and the highest answer to a question of one type, each with an example and its meaning. */
function bounds(
  type: string,
  placeholders: [string, string],
  descriptions: [string, string],
): INodeProperties[] {
  return (['least', 'most'] as const).map((name, index) => ({
    displayName: name === 'least' ? 'Minimum' : 'Maximum',
    name,
    type: 'string',
    default: '',
    placeholder: placeholders[index],
    displayOptions: whereType(type),
    description: descriptions[index],
  }));
}

/** One row of a form that is set field by field in the editor. */
export const rowParameters: INodeProperties[] = [
  {
    displayName: 'Type',
    name: 'type',
    type: 'options',
    options: [
      {
        name: 'Appointment',
        value: 'appointment',
        description: 'A free hour of the offices set below',
      },
      { name: 'Bank Account (IBAN)', value: 'iban' },
      { name: 'Date', value: 'date' },
      { name: 'Email', value: 'email' },
      { name: 'File', value: 'file', description: 'Up to three pictures or PDF of 5 MB each' },
      { name: 'Hidden Value', value: 'hidden', description: 'Recorded with every request' },
      { name: 'Long Text', value: 'long-text' },
      {
        name: 'Meter Reading',
        value: 'meter-reading',
        description: 'Compared with the last one of the same meter',
      },
      { name: 'Municipality', value: 'municipality' },
      { name: 'New Step', value: 'step', description: 'The fields below stand on a new page' },
      { name: 'Number', value: 'number' },
      { name: 'One Choice', value: 'choice' },
      { name: 'Phone', value: 'phone' },
      { name: 'Place or Address', value: 'place' },
      { name: 'Postcode (CAP)', value: 'postcode' },
      { name: 'Province', value: 'province' },
      { name: 'Several Choices', value: 'choices' },
      { name: 'Short Text', value: 'short-text' },
      { name: 'Statement to Tick', value: 'acknowledgement' },
      { name: 'Tax Code (Codice Fiscale)', value: 'fiscal-code' },
      { name: 'Text to Read', value: 'text-block' },
      { name: 'Time', value: 'time' },
      { name: 'VAT Number (Partita IVA)', value: 'vat-number' },
      { name: 'Yes or No', value: 'yes-no' },
    ],
    default: 'short-text',
    description: 'What kind of answer is wanted; each kind is checked by its own rules',
  },
  {
    displayName: 'Label',
    name: 'label',
    type: 'string',
    default: '',
    placeholder: 'Date of birth',
    description: 'The question, as the citizen reads it; the answer is recorded under it',
  },
  {
    displayName: 'Help Text',
    name: 'hint',
    type: 'string',
    default: '',
    displayOptions: { hide: { type: ['step', 'hidden', 'text-block'] } },
    description: 'A sentence under the question: where to find the answer, an example',
  },
  {
    displayName: 'Required',
    name: 'required',
    type: 'boolean',
    default: false,
    displayOptions: { hide: { type: ['step', 'hidden', 'text-block'] } },
    description: 'Whether the form cannot be sent without this answer',
  },
  rowAgendas,
  {
    displayName: 'Answers to Choose From',
    name: 'options',
    type: 'string',
    typeOptions: { rows: 4 },
    default: '',
    displayOptions: whereType('choice', 'choices'),
    description: 'One answer a line, at least two',
  },
  {
    displayName: 'Text',
    name: 'text',
    type: 'string',
    typeOptions: { rows: 3 },
    default: '',
    displayOptions: whereType('text-block', 'hidden'),
    description: 'What is to be read, or what is recorded',
  },
  {
    displayName: 'Longest Answer',
    name: 'longest',
    type: 'number',
    typeOptions: { minValue: 0, maxValue: 20000 },
    default: 0,
    displayOptions: whereType('short-text', 'long-text'),
    description: 'In characters; with 0, 100 for a short text and 2000 for a long one',
  },
  {
    displayName: 'Unit',
    name: 'unit',
    type: 'string',
    default: '',
    placeholder: 'm³',
    displayOptions: whereType('number', 'meter-reading'),
    description: 'What is counted',
  },
  {
    displayName: 'Meter Number Question',
    name: 'meter',
    type: 'string',
    default: '',
    displayOptions: whereType('meter-reading'),
    description:
      'Label of the earlier short text that says which meter it is; nothing is compared where empty',
  },
  {
    displayName: 'Decimals',
    name: 'decimals',
    type: 'number',
    typeOptions: { minValue: 0, maxValue: 6 },
    default: 0,
    displayOptions: whereType('number'),
    description: 'Digits allowed after the comma',
  },
  ...bounds('number', ['0', '10'], ['The lowest number allowed', 'The highest number allowed']),
  ...bounds(
    'meter-reading',
    ['0', '3'],
    ['The lowest use a day that is likely', 'The highest use a day that is likely'],
  ),
  ...bounds(
    'date',
    ['01/01/1900', 'oggi'],
    [
      'The first day allowed; "oggi" is the day of the request',
      'The last day allowed; "oggi" is the day of the request',
    ],
  ),
  ...bounds('time', ['9:00', '13:00'], ['The first hour allowed', 'The last hour allowed']),
  {
    displayName: 'Asked Only After',
    name: 'dependsOn',
    type: 'string',
    default: '',
    displayOptions: { hide: { type: ['step'] } },
    description:
      'Label of an earlier question with answers to choose from; always asked where empty',
  },
  {
    displayName: 'With One of These Answers',
    name: 'answers',
    type: 'string',
    typeOptions: { rows: 2 },
    default: '',
    displayOptions: { hide: { type: ['step'], dependsOn: [''] } },
    description: 'One answer a line, as the page shows it; empty means yes',
  },
];
