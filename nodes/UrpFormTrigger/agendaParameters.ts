import type { INodeProperties } from 'n8n-workflow';

const workDay = '9:00-12:30';

const weekday = (displayName: string, name: string, hours = ''): INodeProperties => ({
  displayName,
  name,
  type: 'string',
  default: hours,
  placeholder: '9:00-12:30, 15:00-17:00',
  description: 'Opening hours of this day of the week; closed where empty',
});

const services: INodeProperties = {
  displayName: 'Services',
  name: 'services',
  type: 'multiOptions',
  options: [
    { name: 'Another Service', value: 'altro' },
    { name: 'Change of Residence', value: 'cambio-residenza' },
    { name: 'Civil Status', value: 'stato-civile' },
    { name: 'Electronic Identity Card (CIE)', value: 'carta-identita' },
    { name: 'Local Taxes', value: 'tributi' },
    { name: 'Private Building', value: 'edilizia' },
    { name: 'Social Services', value: 'servizi-sociali' },
  ],
  default: [],
  description: 'Services that this office deals with; all of them where empty',
};

const office: INodeProperties[] = [
  {
    displayName: 'Office Name',
    name: 'office',
    type: 'string',
    default: '',
    placeholder: 'Registry office',
    description: 'Name of the office, as the citizen reads it',
  },
  {
    displayName: 'Code',
    name: 'code',
    type: 'string',
    default: '',
    placeholder: 'anagrafe',
    description:
      'Under which the bookings are recorded; made from the name where empty. Keep it when you rename the office. Two forms with the same code share its places',
  },
  {
    displayName: 'Office Address',
    name: 'place',
    type: 'string',
    typeOptions: { rows: 2 },
    default: '',
    placeholder: 'Piazza del Municipio 1, ground floor',
    description: 'Where the office is',
  },
  weekday('Monday', 'monday', workDay),
  weekday('Tuesday', 'tuesday', workDay),
  weekday('Wednesday', 'wednesday', workDay),
  weekday('Thursday', 'thursday', workDay),
  weekday('Friday', 'friday', workDay),
  weekday('Saturday', 'saturday'),
  weekday('Sunday', 'sunday'),
  {
    displayName: 'Minutes per Appointment',
    name: 'slotMinutes',
    type: 'number',
    typeOptions: { minValue: 5, maxValue: 480 },
    default: 20,
    description: 'How long an appointment lasts',
  },
  {
    displayName: 'Desks',
    name: 'places',
    type: 'number',
    typeOptions: { minValue: 1, maxValue: 100 },
    default: 1,
    description: 'How many people can be received at the same time',
  },
  {
    displayName: 'Notice in Hours',
    name: 'noticeHours',
    type: 'number',
    typeOptions: { minValue: 0, maxValue: 1000 },
    default: 24,
    description: 'Hours from the booking to the earliest appointment',
  },
  {
    displayName: 'Days Ahead',
    name: 'horizonDays',
    type: 'number',
    typeOptions: { minValue: 1, maxValue: 365 },
    default: 60,
    description: 'How many days ahead one may book',
  },
  {
    displayName: 'Closed Days',
    name: 'closed',
    type: 'string',
    typeOptions: { rows: 3 },
    default: '',
    placeholder: '24/12/2026\n10/08/2026-21/08/2026',
    description:
      'One day or period a line; national holidays and the patron saint are closed anyway',
  },
  {
    displayName: 'Extra Openings',
    name: 'extra',
    type: 'string',
    typeOptions: { rows: 2 },
    default: '',
    placeholder: '28/11/2026 9:00-12:00',
    description: 'Hours of single days beside those of the week, one day a line; also on holidays',
  },
  {
    displayName: 'What to Bring',
    name: 'bring',
    type: 'string',
    typeOptions: { rows: 3 },
    default: '',
    description: 'One thing a line, beside what the form says for the service',
  },
];

const agendas: INodeProperties = {
  displayName: 'Offices and Hours',
  name: 'agendas',
  type: 'fixedCollection',
  typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Office', sortable: true },
  placeholder: 'Add Office',
  default: {},
  description: 'Where and when citizens can be received',
};

/** Where one is received who answers a question of one's own form that asks for an appointment. */
export const rowAgendas: INodeProperties = {
  ...agendas,
  displayOptions: { show: { type: ['appointment'] } },
  description:
    'Where and when citizens can be received; from Monday to Friday in the morning where empty',
  options: [{ displayName: 'Office', name: 'office', values: office }],
};

/** Where and when one may be received by appointment with the ready form. */
export const agendaParameters: INodeProperties[] = [
  {
    ...agendas,
    default: {
      office: [
        {
          office: 'Servizi demografici',
          code: 'servizi-demografici',
          monday: workDay,
          tuesday: workDay,
          wednesday: workDay,
          thursday: workDay,
          friday: workDay,
          slotMinutes: 20,
          places: 1,
          noticeHours: 24,
          horizonDays: 60,
        },
      ],
    },
    displayOptions: { show: { source: ['ready'], form: ['prenotazione-appuntamento'] } },
    options: [{ displayName: 'Office', name: 'office', values: [...office, services] }],
  },
];

const whereMeter = { show: { source: ['ready'], form: ['autolettura-acqua'] } };

export const meterParameters: INodeProperties[] = [
  {
    displayName: 'Highest Use a Day',
    name: 'mostPerDay',
    type: 'number',
    typeOptions: { minValue: 0.1, numberPrecision: 3 },
    default: 3,
    displayOptions: whereMeter,
    description: 'Cubic metres a day above which a reading is to be reviewed',
  },
  {
    displayName: 'Lowest Use a Day',
    name: 'leastPerDay',
    type: 'number',
    typeOptions: { minValue: 0, numberPrecision: 3 },
    default: 0,
    displayOptions: whereMeter,
    description: 'Cubic metres a day below which a reading is to be reviewed',
  },
  {
    displayName: 'Digits of the Meter',
    name: 'digits',
    type: 'number',
    typeOptions: { minValue: 3, maxValue: 9 },
    default: 5,
    displayOptions: whereMeter,
    description: 'Black digits of the counter: after the last number it begins again from 0',
  },
];
