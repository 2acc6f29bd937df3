import { z } from 'zod';
import { UrpError } from '../error';
import { instant } from '../instant';
import { procedureCodes, suspensionGroundCodes } from '../italian/procedures';
import type { JsonObject } from '../json';
import { citizenLanguages, type OfficerLanguage } from '../language';
import { plainFileName } from '../text/fileName';
import {
  eventKinds,
  termNotices,
  type Assignment,
  type Confirmation,
  type DecisionSearch,
  type FeedSearch,
  type HandOver,
  type NewTicket,
  type ProposalRecord,
  type TermResumption,
  type TermSuspension,
  type TicketSearch,
} from './register';
import type { NewAppointment } from './appointment';
import { accessOutcomes } from './status';
import { problemOf } from './problem';
import { readingReasons } from './reading';
import { intakeChannels, longestWritten, priorities, ticketStatuses, type Citizen } from './ticket';

/** Most bytes of one attachment, and most attachments of one ticket. */
const largestAttachment = 25 * 1024 * 1024;
const mostAttachments = 20;
/** Most characters of what came beyond subject and text, written as JSON. */
const longestFields = 500_000;
const deepestJson = 20;
const mostProblemsTold = 10;

/** Postgres stores no NUL, and neither database half a surrogate pair: both go where they came in. */
function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

const written = (longest: number) => z.string().max(longest).transform(storable);
const line = (longest: number) =>
  written(longest)
    .transform((text) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim())
    .pipe(z.string().min(1));
const code = line(200);
const utcInstant = instant.transform((text) => new Date(text).toISOString());
const day = z.string().date('day');

/** An empty text or null stands for nothing: items carry them for what a citizen left out. */
const optionalLine = (longest: number) =>
  z.preprocess(
    (value) => (value === null || value === '' ? undefined : value),
    line(longest).optional(),
  );

const citizen = z
  .object({
    givenName: optionalLine(longestWritten.givenName),
    familyName: optionalLine(longestWritten.familyName),
    email: optionalLine(longestWritten.email),
    phone: optionalLine(longestWritten.phone),
    fiscalCode: optionalLine(longestWritten.fiscalCode),
  })
  .strict()
  .transform((given) => plainJson(given) as Citizen);

/** Plain JSON of bounded size, without keys named `__proto__`. */
const jsonObject = z.record(z.unknown()).transform((value, context) => {
  const problem = (message: string) => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  if (isDeeper(value, deepestJson)) return problem('deep');
  const json = plainJson(value);
  return JSON.stringify(json).length > longestFields ? problem('large') : json;
});

const attachment = z.object({
  fileName: line(255).transform(plainFileName),
  mediaType: z.string().regex(/^[\w.+-]{1,100}\/[\w.+-]{1,100}$/, 'mediaType'),
  content: z.instanceof(Buffer).refine(({ length }) => length <= largestAttachment, 'large'),
});

const calendar = {
  patronSaint: z
    .object({ month: z.number().int().min(1).max(12), day: z.number().int().min(1).max(31) })
    .optional(),
  saturdayIsHoliday: z.boolean().optional(),
};

const term = z
  .object({
    ...calendar,
    procedure: z.enum(procedureCodes).optional(),
    days: z.number().int().min(1).max(3650).optional(),
  })
  .refine(({ procedure, days }) => procedure !== undefined || days !== undefined, 'term');

/** In milliseconds. */
export const longestSlot = 24 * 60 * 60 * 1000;

const appointment = z
  .object({
    agenda: code,
    start: utcInstant,
    end: utcInstant,
    places: z.number().int().min(1).max(1000),
    office: line(200),
    place: written(500).default(''),
    bring: z.array(line(500)).max(30).default([]),
  })
  .refine(({ start, end }) => {
    const length = new Date(end).getTime() - new Date(start).getTime();
    return length > 0 && length <= longestSlot;
  }, 'slot');

const appointments = z.object({
  from: utcInstant,
  until: utcInstant,
  agenda: code.optional(),
  withCancelled: z.boolean().default(false),
});

const meter = z.string().regex(/^[A-Z0-9]{1,40}$/, 'meter');
const meterReading = { value: z.number().finite(), readOn: day };

const reading = z.object({
  ...meterReading,
  meter,
  plausible: z.boolean(),
  reason: z.enum(readingReasons),
  previous: z.object(meterReading).nullable(),
  difference: z.number().finite().nullable(),
  perDay: z.number().finite().nullable(),
});

const newTicket = z.object({
  submissionKey: line(200),
  subject: line(longestWritten.subject),
  text: written(longestWritten.text),
  formId: code.nullish().default(null),
  formVersion: z.number().int().min(0).nullish().default(null),
  channel: z.enum(intakeChannels),
  language: z.enum(citizenLanguages),
  submittedAt: utcInstant.optional(),
  citizen: citizen.default({}),
  fields: jsonObject.default({}),
  category: code.nullish().default(null),
  office: code.nullish().default(null),
  priority: z.enum(priorities).default('normal'),
  dueAt: day.nullish().default(null),
  term: term.optional(),
  attachments: z.array(attachment).max(mostAttachments).default([]),
  formAddress: z.string().url().max(2000).optional(),
  appointment: appointment.optional(),
  reading: reading.optional(),
});

const assignment = z.object({
  office: code,
  assignee: code.nullish(),
  people: z.array(code).min(1).max(200).optional(),
  category: code.nullish(),
  priority: z.enum(priorities).optional(),
  dueAt: day.nullish(),
  term: term.optional(),
  reason: written(2000).optional(),
});

const handOver = z.object({
  office: code,
  assignee: code.nullish(),
  reason: written(2000).pipe(z.string().trim().min(1)),
});

const suspension = z.object({
  ground: z.enum(suspensionGroundCodes),
  reason: written(2000).optional(),
});

const resumption = z.object({ ...calendar, reason: written(2000).optional() });

const final = z.object({ category: code, office: code, priority: z.enum(priorities) });

const confirmation = assignment.extend({
  office: code.optional(),
  category: code.optional(),
  decision: z.number().int().optional(),
});

const proposal = z.object({
  reference: z.string(),
  engine: code,
  model: code,
  promptVersion: code.nullable(),
  inputHash: z.string().regex(/^[0-9a-f]{64}$/, 'hash'),
  proposal: jsonObject,
  confidence: z.number().min(0).max(1),
});

const search = z.object({
  words: written(500).optional(),
  statuses: z.array(z.enum(ticketStatuses)).optional(),
  office: code.optional(),
  category: code.optional(),
  assignee: code.optional(),
  formId: code.optional(),
  submittedFrom: utcInstant.optional(),
  submittedUntil: utcInstant.optional(),
  olderThanSeconds: z.number().min(0).max(1e9).optional(),
  dueUntil: day.optional(),
  limit: z.number().int().min(1).max(1000),
  after: z.string().max(200).optional(),
});

const decisionSearch = z.object({
  proposedFrom: utcInstant.optional(),
  proposedUntil: utcInstant.optional(),
  onlyDecided: z.boolean().default(false),
  limit: z.number().int().min(1).max(1000),
  after: z.number().int().min(0),
});

const feedSearch = z.object({
  kinds: z.array(z.enum([...eventKinds, ...termNotices])).min(1),
  office: code.optional(),
  category: code.optional(),
  formId: code.optional(),
  dueSoonDays: z.number().int().min(0).max(365),
  termsFromHour: z.number().int().min(0).max(23),
  limit: z.number().int().min(1).max(1000),
});

export type CheckedTicket = z.output<typeof newTicket>;

/** What enters the register is checked here, once. Errors: `ticket.invalid`, naming each field. */
export const check = {
  newTicket: (value: NewTicket) => parse(newTicket, value),
  attachment: (value: unknown) => parse(attachment, value),
  appointment: (value: NewAppointment) => parse(appointment, value),
  appointments: (value: unknown) => parse(appointments, value),
  meter: (value: unknown) => parse(meter, value, 'meter'),
  day: (value: unknown) => parse(day, value, 'day'),
  assignment: (value: Assignment) => parse(assignment, value),
  confirmation: (value: Confirmation) => parse(confirmation, value),
  retentionDays: (value: unknown) =>
    parse(z.number().int().min(30).max(36_500), value, 'retentionDays'),
  final: (value: unknown) => parse(final, value),
  handOver: (value: HandOver) => parse(handOver, value),
  status: (value: unknown) => parse(z.enum(ticketStatuses), value, 'status'),
  outcome: (value: unknown) => parse(z.enum(accessOutcomes).optional(), value, 'outcome'),
  reason: (value: unknown) => parse(written(2000).optional(), value, 'reason'),
  suspension: (value: TermSuspension) => parse(suspension, value),
  resumption: (value: TermResumption) => parse(resumption, value),
  note: (value: unknown) => parse(written(20_000).pipe(z.string().trim().min(1)), value, 'note'),
  by: (value: unknown) => parse(code, value, 'by'),
  proposal: (value: ProposalRecord) => parse(proposal, value),
  search: (value: TicketSearch) => parse(search, value),
  decisionSearch: (value: DecisionSearch) => parse(decisionSearch, value),
  feedSearch: (value: FeedSearch) => parse(feedSearch, value),
  reader: (value: unknown) => parse(code, value, 'reader'),
};

function parse<Schema extends z.ZodTypeAny>(
  schema: Schema,
  value: unknown,
  ...name: string[]
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const wrong = (language: OfficerLanguage) =>
    parsed.error.issues
      .slice(0, mostProblemsTold)
      .map((issue) => `${[...name, ...issue.path].join('.')}: ${problemOf(issue)[language]}`)
      .join('; ');
  throw new UrpError('ticket.invalid', {
    it: {
      what: `Questi dati non possono entrare nel registro. Da correggere: ${wrong('it')}.`,
      todo: 'Correggi i valori indicati nei parametri del nodo o nei dati che arrivano.',
    },
    en: {
      what: `These data cannot enter the register. To correct: ${wrong('en')}.`,
      todo: "Correct the named values in the node's parameters or in the data that comes in.",
    },
  });
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

function plainJson(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value), (key: string, inner: unknown) => {
    if (key === '__proto__') return undefined;
    return typeof inner === 'string' ? storable(inner) : inner;
  }) as JsonObject;
}
