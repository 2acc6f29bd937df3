import type {
  IDataObject,
  IExecuteFunctions,
  INodeExecutionData,
  INodeProperties,
} from 'n8n-workflow';
import { parseDayOfYear, type DayOfYear } from '../../../lib/italian/holidays';
import { instantIn } from '../../../lib/register/instant';
import type { Register, Term } from '../../../lib/register/register';
import { termWords } from '../../../lib/register/termWords';
import type { Ticket } from '../../../lib/register/ticket';
import { withKey } from '../../shell/items';
import { officerLanguage } from '../../shell/officer';

/** What an operation works on: one item, in one register. */
export interface Call {
  context: IExecuteFunctions;
  itemIndex: number;
  item: INodeExecutionData;
  register: Register;
}

/** A text parameter; `undefined` where it is empty, or its expression found nothing. */
export function parameter({ context, itemIndex }: Call, name: string): string | undefined {
  const value = context.getNodeParameter(name, itemIndex, '');
  return value === undefined || value === null || value === '' ? undefined : String(value);
}

/** A parameter that names an instant; n8n's date picker means the flow's own time zone. */
export function instant(call: Call, name: string): string | undefined {
  const value = parameter(call, name);
  return value === undefined ? undefined : instantIn(call.context.getTimezone(), value);
}

export function reference(call: Call): string {
  return parameter(call, 'reference') ?? '';
}

/** Who does it, as the history tells: what the officer wrote, else the flow's name. */
export function doneBy(call: Call): string {
  const { context } = call;
  return parameter(call, 'options.doneBy') ?? context.getWorkflow().name ?? context.getNode().name;
}

/** The item with the ticket as it stands now; what other nodes added stays. */
export function withTicket(
  { item, itemIndex }: Call,
  ticket: Ticket,
  added: IDataObject = {},
): INodeExecutionData[] {
  return [withKey(item, itemIndex, { ...(ticket as unknown as IDataObject), ...added })];
}

/** The same, and under `term` how its term stands, in a sentence too. */
export async function withTerm(call: Call, ticket: Ticket): Promise<INodeExecutionData[]> {
  return withTicket(call, ticket, { term: await termOf(call, ticket) });
}

/** `term` for a suspended ticket, whose due date alone would mislead; nothing for the others. */
export async function suspendedTerm(call: Call, ticket: Ticket): Promise<IDataObject> {
  return ticket.status === 'suspended' ? { term: await termOf(call, ticket) } : {};
}

async function termOf({ register }: Call, { reference }: Ticket): Promise<IDataObject> {
  const term = await register.term(reference);
  return { ...term, words: termWords(term, officerLanguage()) };
}

export const referenceProperty: INodeProperties = {
  displayName: 'Reference',
  name: 'reference',
  type: 'string',
  default: '={{ $json.reference }}',
  required: true,
  description: 'Number of the ticket, as the receipt shows it',
  displayOptions: {
    show: {
      operation: [
        'addNote',
        'assign',
        'changeStatus',
        'confirmProposal',
        'erase',
        'get',
        'getReceipt',
        'getTerm',
        'handOver',
        'history',
        'resumeTerm',
        'suspendTerm',
      ],
    },
  },
};

export const doneByProperty: INodeProperties = {
  displayName: 'Done By',
  name: 'doneBy',
  type: 'string',
  default: '={{ $workflow.name }}',
  description: 'Person, office or flow that the history names',
};

export const reasonProperty: INodeProperties = {
  displayName: 'Reason',
  name: 'reason',
  type: 'string',
  default: '',
  description: 'Why, as the history tells it',
};

export const assigneeProperty: INodeProperties = {
  displayName: 'Assignee',
  name: 'assignee',
  type: 'string',
  default: '',
  description: 'Person in charge at the office',
};

export const dueDateProperty: INodeProperties = {
  displayName: 'Due Date',
  name: 'dueAt',
  type: 'string',
  default: '',
  placeholder: '2026-11-04',
  description: 'Last day of the term; the present one where empty',
};

export const patronSaintProperty: INodeProperties = {
  displayName: 'Patron Saint',
  name: 'patronSaint',
  type: 'string',
  default: '',
  placeholder: '24/06',
  description: "Day and month of the municipality's own holiday: no term ends on it",
};

/** The municipality's own holiday, where the officer named it. */
export function patronSaint(call: Call): DayOfYear | undefined {
  const day = parameter(call, 'options.patronSaint');
  return day === undefined ? undefined : parseDayOfYear(day);
}

/** The term that the officer gives, in days. */
export function termInDays(call: Call, name: string): Term | undefined {
  const days = parameter(call, name);
  return days === undefined ? undefined : { days: Number(days), patronSaint: patronSaint(call) };
}

/** A collection of parameters that are seldom needed. */
export function options(operation: string, properties: INodeProperties[]): INodeProperties {
  return {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add Option',
    default: {},
    options: properties,
    displayOptions: { show: { operation: [operation] } },
  };
}
