import { z } from 'zod';
import { UrpError } from '../error';
import { fold } from '../text/fold';
import { stem } from '../text/stems';
import { tokens } from '../text/tokens';
import { priorities, type Ticket } from './ticket';

/** Things divided by commas or lines, as an officer writes them. */
const list = z
  .union([z.string().max(20_000), z.array(z.string().max(200)).max(200)])
  .default('')
  .transform((written) =>
    (typeof written === 'string' ? written.split(/[,;\n]/) : written)
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  );

const ruleSchema = z.object({
  name: z.string().trim().max(200).default(''),
  /** Codes, of which the ticket has one; all where none is named. The same for the next three. */
  categories: list,
  forms: list,
  priorities: list.pipe(z.array(z.enum(priorities))),
  /** Words or phrases in subject or text, in any form of the word: `lampione` is in `lampioni`. */
  words: list,
  /** Streets or quarters in the form's answers, subject or text, as they are written. */
  zones: list,
  office: z.string().trim().min(1).max(200),
  /** Who takes it; of several, the one with the fewest open tickets. */
  people: list,
});
export type AssignmentRule = z.output<typeof ruleSchema>;

/** What the rules decide: which one, counted from 1, and to whom. */
export interface RuleChoice {
  rule: number;
  name: string;
  office: string;
  people: string[];
}

/** Errors: `assignment.rule-malformed`, naming the rule. */
export function readRules(written: unknown[]): AssignmentRule[] {
  return written.map((each, index) => {
    const parsed = ruleSchema.safeParse(each);
    if (parsed.success) return parsed.data;
    throw malformed(index + 1, String(parsed.error.issues[0]?.path[0] ?? ''));
  });
}

/** Names divided by commas or lines, each once. */
export function readPeople(text: string | string[]): string[] {
  return [...new Set(list.parse(text))];
}

/** The first rule of which every condition holds; a rule without conditions holds for all. */
export function firstRule(ticket: Ticket, rules: AssignmentRule[]): RuleChoice | undefined {
  const said = `${ticket.subject}\n${ticket.text}`;
  const stems = phrase(said);
  const places = [said, ...textsIn(ticket.fields)].map(folded).join('\n');
  const index = rules.findIndex(
    (rule) =>
      isAmong(ticket.category, rule.categories) &&
      isAmong(ticket.formId, rule.forms) &&
      isAmong(ticket.priority, rule.priorities) &&
      isAny(rule.words, (words) => stems.includes(phrase(words))) &&
      isAny(rule.zones, (zone) => places.includes(folded(zone))),
  );
  const rule = rules[index];
  return rule && { rule: index + 1, name: rule.name, office: rule.office, people: rule.people };
}

function isAmong(value: string | null, wanted: string[]): boolean {
  return wanted.length === 0 || (value !== null && wanted.includes(value));
}

function isAny(wanted: string[], holds: (each: string) => boolean): boolean {
  return wanted.length === 0 || wanted.some(holds);
}

/** Stems between spaces, so that one phrase is found whole in another. */
function phrase(text: string): string {
  return ` ${tokens(text)
    .map((word) => stem(word))
    .join(' ')} `;
}

/** Words and numbers between spaces, as they are written. */
function folded(text: string): string {
  return ` ${(fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

/** Errors of an assignment by rule where none holds. */
export function noRuleHolds(reference: string): UrpError {
  return new UrpError('assignment.no-rule', {
    it: {
      what: `Nessuna regola vale per la richiesta ${reference}, quindi non è stata assegnata.`,
      todo: 'Aggiungi in fondo una regola senza condizioni, che vale per tutte, o passa la richiesta a una persona.',
    },
    en: {
      what: `No rule holds for ticket ${reference}, so it was not assigned.`,
      todo: 'Add a rule without conditions at the end, which holds for all, or pass the ticket to a person.',
    },
  });
}

function malformed(rule: number, setting: string): UrpError {
  return new UrpError('assignment.rule-malformed', {
    it: {
      what: `La regola ${rule} non va bene: manca o è sbagliato «${setting}».`,
      todo: 'Ogni regola indica un ufficio; le priorità sono low, normal, high o urgent.',
    },
    en: {
      what: `Rule ${rule} will not do: "${setting}" is missing or wrong.`,
      todo: 'Each rule names an office; priorities are low, normal, high or urgent.',
    },
  });
}
