import type { IDataObject, INodeProperties } from 'n8n-workflow';
import {
  firstRule,
  noRuleHolds,
  readPeople,
  readRules,
  type RuleChoice,
} from '../../../lib/register/assignmentRules';
import type { Assignment } from '../../../lib/register/register';
import type { Ticket } from '../../../lib/register/ticket';
import { officerLanguage } from '../../shell/officer';
import { parameter, type Call } from './call';

/** To whom a ticket goes, and what the item tells of how that was found. */
export interface Whose {
  assignment: Pick<Assignment, 'office' | 'people'>;
  told?: IDataObject;
  /** Why, as the history tells it where the officer wrote no reason. */
  reason?: string;
}

function rulesProperty(operations: string[]): INodeProperties {
  const text = (displayName: string, name: string, description: string): INodeProperties => ({
    displayName,
    name,
    type: 'string',
    default: '',
    description,
  });
  return {
    displayName: 'Rules',
    name: 'rules',
    type: 'fixedCollection',
    typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Rule', sortable: true },
    placeholder: 'Add Rule',
    default: {},
    description:
      'The first rule that fits the ticket decides; one without conditions fits all, and stands last',
    displayOptions: { show: { operation: operations, assignBy: ['rules'] } },
    options: [
      {
        displayName: 'Rule',
        name: 'rule',
        values: [
          text('Rule Name', 'name', 'What the history calls it, such as Borgo Nord'),
          text('If Category', 'categories', 'Codes, with commas between; any where empty'),
          text('If Form', 'forms', 'Forms, with commas between; any where empty'),
          {
            displayName: 'If Priority',
            name: 'priorities',
            type: 'multiOptions',
            options: [
              { name: 'High', value: 'high' },
              { name: 'Low', value: 'low' },
              { name: 'Normal', value: 'normal' },
              { name: 'Urgent', value: 'urgent' },
            ],
            default: [],
            description: 'One of these; any where none is chosen',
          },
          text(
            'If Words',
            'words',
            'Words or phrases in subject or text, with commas between; one is enough, in singular or plural',
          ),
          text(
            'If Zone',
            'zones',
            'Streets or quarters in the answers or the text, with commas between; one is enough',
          ),
          text('To Office', 'office', 'Code of the office, such as ufficio-tecnico'),
          text(
            'To People',
            'people',
            'Person in charge; of several, with commas between, the one with the fewest open tickets; nobody where empty',
          ),
        ],
      },
    ],
  };
}

/** How it is found whose a ticket is; `office` is what stands in the field at first. */
export function whoseProperties(operations: string[], office: string): INodeProperties[] {
  return [
    {
      displayName: 'Assign By',
      name: 'assignBy',
      type: 'options',
      noDataExpression: true,
      options: [
        {
          name: 'Least Load',
          value: 'load',
          description: 'Of several people, the one with the fewest open tickets',
        },
        {
          name: 'Office or Person',
          value: 'given',
          description: 'The office, and where you like the person, that you name',
        },
        {
          name: 'Rules',
          value: 'rules',
          description: 'The first rule that fits category, priority, form, words or zone',
        },
      ],
      default: 'given',
      description: 'How it is found whose the ticket is',
      displayOptions: { show: { operation: operations } },
    },
    {
      displayName: 'Office',
      name: 'office',
      type: 'string',
      default: office,
      required: true,
      description: 'Code of the office in charge, such as ufficio-tecnico',
      displayOptions: { show: { operation: operations, assignBy: ['given', 'load'] } },
    },
    {
      displayName: 'People',
      name: 'people',
      type: 'string',
      default: '',
      required: true,
      placeholder: 'Ada Neri, Ugo',
      description:
        'Names, with commas between. Open tickets are counted in the whole register; with as many, the first by name takes it.',
      displayOptions: { show: { operation: operations, assignBy: ['load'] } },
    },
    rulesProperty(operations),
  ];
}

/**
 * Reads the parameters once; what it gives finds whose each ticket is.
 * Errors: `assignment.rule-malformed`; of the finding, `assignment.no-rule`.
 */
export function readWhose(call: Call): (ticket: Ticket) => Whose {
  const office = parameter(call, 'office') ?? '';
  switch (parameter(call, 'assignBy')) {
    case 'rules':
      return byRules(call);
    case 'load': {
      const people = readPeople(parameter(call, 'people') ?? '');
      return () => ({ assignment: { office, people }, told: { by: 'load', people } });
    }
    default:
      return () => ({ assignment: { office } });
  }
}

function byRules({ context, itemIndex }: Call): (ticket: Ticket) => Whose {
  const written = context.getNodeParameter('rules.rule', itemIndex, []) as unknown[];
  const rules = readRules(written);
  return (ticket) => {
    const choice = firstRule(ticket, rules);
    if (!choice) throw noRuleHolds(ticket.reference);
    const { office, people } = choice;
    const some = people.length > 0 ? { people } : {};
    const told = { by: 'rules', ...choice };
    return { assignment: { office, ...some }, told, reason: named(choice) };
  };
}

function named({ rule, name }: RuleChoice): string {
  const word = officerLanguage() === 'it' ? 'Regola' : 'Rule';
  return name ? `${word} ${rule}: ${name}` : `${word} ${rule}`;
}
