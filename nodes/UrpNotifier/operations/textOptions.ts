import type { INodePropertyOptions } from 'n8n-workflow';

/** The ready texts, and the office's own, as an officer chooses among them. */
export const textOptions: INodePropertyOptions[] = [
  {
    name: 'Answered',
    value: 'answered',
    description: 'To the citizen: the answer; add it as answer in Template Data',
  },
  {
    name: 'Appointment Cancelled',
    value: 'appointment-cancelled',
    description:
      'To the citizen: the appointment of the ticket, or one that you give as appointment in Template Data; there reason too, if you like',
  },
  {
    name: 'Appointment Confirmed',
    value: 'appointment-confirmed',
    description:
      'To the citizen: the appointment of the ticket, with its link and calendar file; else give appointment, place and toBring in Template Data',
  },
  {
    name: 'Appointment Moved',
    value: 'appointment-moved',
    description:
      'To the citizen: the new appointment of the ticket; add reason in Template Data where the office moved it',
  },
  {
    name: 'Assigned',
    value: 'assigned',
    description: 'To the citizen: which office has taken the request up',
  },
  {
    name: 'Due Soon',
    value: 'due-soon',
    description: 'To the office in charge: the term is about to end',
  },
  {
    name: 'More Information',
    value: 'more-information',
    description: 'To the citizen: what is lacking; add it as question in Template Data',
  },
  {
    name: 'Overdue',
    value: 'overdue',
    description: 'To the office: the term has passed',
  },
  {
    name: 'Own Text',
    value: 'own',
    description: 'Subject and text written here',
  },
  {
    name: 'Received',
    value: 'received',
    description: 'To the citizen: receipt with reference, term and what happens next',
  },
  {
    name: 'Refused',
    value: 'refused',
    description:
      'To the citizen: add reason and remedy (before whom and until when) in Template Data',
  },
  {
    name: 'Reminder',
    value: 'reminder',
    description: 'To the citizen: add what and when in Template Data',
  },
  {
    name: 'Resolved',
    value: 'resolved',
    description: 'To the citizen: it is put right; add outcome in Template Data, if you like',
  },
  {
    name: 'Review',
    value: 'review',
    description: 'To the URP desk: a proposal to confirm or correct',
  },
  {
    name: 'Task',
    value: 'task',
    description: 'To the office in charge: what is asked and until when',
  },
];
