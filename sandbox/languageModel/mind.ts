import { isStopStem, stem } from '../../lib/text/stems';
import { tokens } from '../../lib/text/tokens';
import { orderIn } from './orders';
import { summaryOf } from './summing';

/** What a JSON schema can say that the sandbox's model heeds. */
export interface Schema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  description?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  minItems?: number;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  anyOf?: Schema[];
  $ref?: string;
  $defs?: Record<string, Schema>;
}

export interface Reading {
  system: string;
  prompt: string;
}

/** Tickets of a list in a prompt, or problems: one a line, numbered. */
const numbered = /^(?:ticket|richiesta|problem) (\d+): (.*)$/gim;

/**
 * Answers without any model, always the same: of an enum the value that shares most telling words
 * with the text (what the instructions say of the value counts as its own), of texts the first
 * sentences, of numbers the least. A list whose items have a `ticket` gets one for each ticket that
 * the prompt numbers, and so does one whose items have a `problem`; what asks for `statements` gets the
 * numbered sentences summed up (summing.ts). An order in the text is obeyed where it can be read.
 */
export function answerTo(reading: Reading, schema: Schema): unknown {
  return fill(schema, reading.prompt, reading, schema);
}

function fill(schema: Schema, text: string, reading: Reading, whole: Schema): unknown {
  if (schema.$ref) return fill(resolve(schema.$ref, whole), text, reading, whole);
  if (schema.anyOf?.[0]) return fill(schema.anyOf[0], text, reading, whole);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return choose(schema.enum, text, reading.system);
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return fillObject(schema.properties ?? {}, text, reading, whole);
    case 'array':
      return fillList(schema, text, reading, whole);
    case 'boolean':
      return false;
    case 'integer':
      return Math.ceil(schema.minimum ?? 1);
    case 'number':
      return schema.minimum ?? Math.min(0.5, schema.maximum ?? 0.5);
    case 'null':
      return null;
    default:
      return beginning(unmarked(text, reading.prompt), Math.min(schema.maxLength ?? 300, 300));
  }
}

function fillObject(
  properties: Record<string, Schema>,
  text: string,
  reading: Reading,
  whole: Schema,
): unknown {
  const told = properties.statements ? summaryOf(reading) : {};
  const names = Object.keys(properties);
  const flags = names.filter((name) => properties[name]?.type === 'boolean');
  // A yes for one of many is how n8n's Text Classifier asks for a category.
  const chosen = flags.length > 1 ? choose(flags, text, JSON.stringify(properties)) : undefined;
  return Object.fromEntries(
    names.map((name) => [
      name,
      told[name] ??
        (flags.includes(name)
          ? name === chosen
          : fill(properties[name] ?? {}, text, reading, whole)),
    ]),
  );
}

function fillList(schema: Schema, text: string, reading: Reading, whole: Schema): unknown[] {
  const items = schema.items?.$ref ? resolve(schema.items.$ref, whole) : (schema.items ?? {});
  const lines = [...reading.prompt.matchAll(numbered)];
  const key = ['ticket', 'problem'].find((name) => items.properties?.[name]);
  if (key && lines.length > 0) {
    return lines.map(([, number = '', own = '']) => ({
      ...(fill(items, own, reading, whole) as object),
      [key]: items.properties?.[key]?.type === 'string' ? number : Number(number),
    }));
  }
  return Array.from({ length: schema.minItems ?? 1 }, () => fill(items, text, reading, whole));
}

function resolve(reference: string, whole: Schema): Schema {
  return whole.$defs?.[reference.replace(/^#\/\$defs\//, '')] ?? {};
}

/** The value that the text orders, else the one that it speaks of, else the first. */
function choose(values: unknown[], text: string, instructions: string): unknown {
  const names = values.filter((value): value is string => typeof value === 'string');
  const telling = names.map((name) => new Set(stemsOf(`${name} ${saidOf(name, instructions)}`)));
  const order = orderIn(text);
  const scores = names.map((_, number) => scoreOf(order ?? text, telling[number]!, telling));
  const best = scores.reduce((one, score, at) => (score > scores[one]! ? at : one), 0);
  return names[best] ?? values[0];
}

/** Lines of the instructions that begin with the value. */
function saidOf(value: string, instructions: string): string {
  return instructions
    .split('\n')
    .filter((line) => line.replace(/^[-*\s"]+/, '').startsWith(value))
    .join(' ');
}

function scoreOf(text: string, own: Set<string>, all: Set<string>[]): number {
  return [...new Set(stemsOf(text))]
    .filter((word) => own.has(word))
    .reduce((sum, word) => {
      const known = all.filter((each) => each.has(word)).length;
      return sum + Math.log(1 + all.length / known);
    }, 0);
}

function stemsOf(text: string): string[] {
  return tokens(text)
    .map((word) => stem(word))
    .filter((word) => !word.startsWith('#') && !isStopStem(word));
}

/** Words as they were before a sign was put between them, where the prompt names one. */
export function unmarked(text: string, prompt: string): string {
  const sign = /^Sign between words: (\S)$/m.exec(prompt)?.[1];
  return sign ? text.replaceAll(sign, ' ').replace(/(?<=\p{L}['’]) (?=\p{L})/gu, '') : text;
}

function beginning(text: string, length: number): string {
  const [sentence = ''] = text.trim().split(/(?<=[.!?])\s+/);
  return sentence.slice(0, length);
}
