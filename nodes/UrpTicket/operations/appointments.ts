import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { daysOfAppointments } from '../../../lib/register/appointment';
import { parameter, type Call } from './call';

const displayOptions = { show: { operation: ['appointments'] } };

export const appointmentsProperties: INodeProperties[] = [
  {
    displayName: 'Day',
    name: 'appointmentDay',
    type: 'string',
    default: '',
    placeholder: '2026-11-26',
    description: 'First day of the list; today where empty',
    displayOptions,
  },
  {
    displayName: 'Days',
    name: 'appointmentDays',
    type: 'number',
    typeOptions: { minValue: 1, maxValue: 366 },
    default: 1,
    description: 'How many days the list spans',
    displayOptions,
  },
  {
    displayName: 'Agenda',
    name: 'agenda',
    type: 'string',
    default: '',
    placeholder: 'servizi-demografici',
    description: 'Code of the office, as the form has it; all offices where empty',
    displayOptions,
  },
  {
    displayName: 'With Cancelled Ones',
    name: 'withCancelled',
    type: 'boolean',
    default: true,
    description: 'Whether appointments that were cancelled are listed too, marked as such',
    displayOptions,
  },
];

/** An item for each ticket with an appointment in these days, in order of time; none where none is. */
export async function appointments(call: Call): Promise<INodeExecutionData[]> {
  const { context, itemIndex, register } = call;
  const days = context.getNodeParameter('appointmentDays', itemIndex, 1) as number;
  const tickets = await register.appointments({
    ...daysOfAppointments(parameter(call, 'appointmentDay'), days, new Date()),
    agenda: parameter(call, 'agenda'),
    withCancelled: context.getNodeParameter('withCancelled', itemIndex, true) as boolean,
  });
  return tickets.map((ticket) => ({
    json: { ...ticket } as unknown as IDataObject,
    pairedItem: { item: itemIndex },
  }));
}
