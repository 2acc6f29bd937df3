import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unsupportedClaims } from '../../lib/summary/claims';
import { extractiveEngine } from '../../lib/summary/extractive';
import { readMessages, readTicket, type Message, type Thread } from '../../lib/summary/thread';
import conversations from '../lib/summary/conversations.it.json';
import summaries from '../lib/summary/summaries.it.json';
import { plantedKinds, type FalseSummary, type TrueSummary } from './plantedClaims';

/** How often a checker speaks up, 0 to 1. */
export type Checker = (summary: string, messages: Message[]) => boolean;

export const ours: Checker = (summary, messages) => unsupportedClaims(summary, messages).length > 0;

/** The obvious check: each number and each word in capitals must stand in the messages as it is. */
export const literal: Checker = (summary, messages) => {
  const said = messages.map(({ from, text }) => `${from} ${text}`).join('\n');
  const claimed = summary.match(/\d+(?:[.,:/]\d+)*|(?<=\p{L} )\p{Lu}\p{L}+/gu) ?? [];
  return !claimed.every((word) => said.includes(word));
};

export function shareOf(summaries: TrueSummary[], speaksUp: Checker): number {
  const flagged = summaries.filter(({ text, messages }) => speaksUp(text, messages));
  return flagged.length / summaries.length;
}

export function shareByKind(planted: FalseSummary[], speaksUp: Checker): Record<string, number> {
  const ofKind = (kind: string) => planted.filter((each) => each.kind === kind);
  const kinds = plantedKinds.filter((kind) => ofKind(kind).length > 0);
  return Object.fromEntries(kinds.map((kind) => [kind, shareOf(ofKind(kind), speaksUp)]));
}

/** Twenty conversations with a summary in an officer's own words. */
export function officersSummaries(): TrueSummary[] {
  const written: Record<string, string> = summaries;
  return conversations.map(({ title, messages }) => {
    return { messages: readMessages(messages).messages, text: written[title]! };
  });
}

const shortest = 120;

/** Reports of citizens that have something to sum up. */
export function deskTexts(folder: string, most: number): Thread[] {
  const lines = readFileSync(join(folder, 'emergency-desk-it.dev.jsonl'), 'utf8')
    .trim()
    .split('\n');
  return lines
    .map((line) => JSON.parse(line) as { subject: string; text: string })
    .filter(({ text }) => text.length >= shortest)
    .slice(0, most)
    .map(({ subject, text }) => readTicket({ subject, text, submittedAt: '2020-04-10' }));
}

/** The same, each with two of its sentences, rewritten as another hand would write them. */
export async function deskSummaries(folder: string, most: number): Promise<TrueSummary[]> {
  const threads = deskTexts(folder, most);
  const options = { length: { unit: 'sentences', most: 2 }, language: 'it' } as const;
  const made = await extractiveEngine.summarise(threads, options);
  return made.map(({ text }, at) => ({ messages: threads[at]!.messages, text: rewritten(text) }));
}

const months =
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(
    ' ',
  );
const small = 'due tre quattro cinque sei sette otto nove dieci'.split(' ');

/** The same days, hours, amounts and counts in other writing. */
function rewritten(text: string): string {
  return text
    .replace(
      /\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/g,
      (all, day: string, month: string, year: string) =>
        months[Number(month) - 1] ? `${Number(day)} ${months[Number(month) - 1]} ${year}` : all,
    )
    .replace(
      new RegExp(`\\b(\\d{1,2}) (${months.join('|')})\\b(?! \\d)`, 'gi'),
      (_, day: string, month: string) => `${day}/${months.indexOf(month.toLowerCase()) + 1}/2020`,
    )
    .replace(/(?<=\bore )(\d{1,2})[.:](\d{2})\b/g, (_, hour: string, minute: string) =>
      minute === '00' ? hour : `${hour}:${minute}`,
    )
    .replace(/\b(\d)\.(\d{3})(?= ?(?:euro|€))/g, '$1$2')
    .replace(/\b(3\d{2})[ .-]?(\d{3})[ .-]?(\d{3,4})\b/g, '$1 $2 $3')
    .replace(new RegExp(`\\b(${small.join('|')})\\b(?= \\p{Ll}{4})`, 'gu'), (word) =>
      word === 'sei' ? word : String(small.indexOf(word) + 2),
    );
}

/** English dialogues with a summary that a person wrote. */
export function dialogueSummaries(folder: string): TrueSummary[] {
  const lines = readFileSync(join(folder, 'dialogsum.dev.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line) => {
    const { dialogue, summary } = JSON.parse(line) as { dialogue: string; summary: string };
    const turns = dialogue.split('\n').map((turn) => {
      const [, from = '', text = turn] = /^(#Person\d#): ?(.*)$/.exec(turn) ?? [];
      return { from, text };
    });
    return { messages: readMessages(turns).messages, text: summary };
  });
}
