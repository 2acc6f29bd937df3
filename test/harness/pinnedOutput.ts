import { parseReference } from '../../lib/register/reference';

const patterns: Record<string, RegExp> = {
  instant: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  day: /^\d{4}-\d\d-\d\d$/,
  hash: /^[0-9a-f]{64}$/,
};

/** The key that says: an object may hold more than is written here. */
const andMore = '<and more>';

/**
 * What a pinned value asks of a given one. A pinned string may be a placeholder:
 *
 * | placeholder            | stands for                                          |
 * |------------------------|-----------------------------------------------------|
 * | `<any reference>`      | a ticket's reference                                |
 * | `<any instant>`        | an ISO 8601 instant                                 |
 * | `<any day>`            | a day, `YYYY-MM-DD`                                 |
 * | `<any hash>`           | a SHA-256, hexadecimal                              |
 * | `<any text>`           | a string that is not empty                          |
 * | `<any number>`         | a number                                            |
 * | `<any share>`          | a number from 0 to 1                                |
 * | `<any list>`           | a list that is not empty                            |
 * | `<text with: …>`       | a string that holds these words                     |
 *
 * and a pinned object that has the key `"<and more>": true` may hold other keys beside its own.
 */
export function expected(pinned: unknown): unknown {
  if (Array.isArray(pinned)) return pinned.map(expected);
  if (typeof pinned === 'string') return placeholder(pinned) ?? pinned;
  if (pinned === null || typeof pinned !== 'object') return pinned;
  const { [andMore]: open, ...own } = pinned as Record<string, unknown>;
  const wanted = Object.fromEntries(
    Object.entries(own).map(([key, value]) => [key, expected(value)]),
  );
  return open ? expect.objectContaining(wanted) : wanted;
}

function placeholder(text: string): unknown {
  const words = /^<text with: (.+)>$/s.exec(text)?.[1];
  if (words) return expect.stringContaining(words);
  const kind = /^<any (.+)>$/.exec(text)?.[1];
  if (!kind) return undefined;
  if (kind === 'number') return expect.any(Number);
  if (kind === 'text') return expect.stringMatching(/\S/);
  if (kind === 'reference') return new Matcher('a reference', isReference);
  if (kind === 'share') return new Matcher('a share', isShare);
  if (kind === 'list')
    return new Matcher('a list', (value) => Array.isArray(value) && value.length > 0);
  const pattern = patterns[kind];
  if (!pattern) throw new Error(`No such placeholder: ${text}`);
  return expect.stringMatching(pattern);
}

function isReference(value: unknown): boolean {
  try {
    return typeof value === 'string' && parseReference(value) === value;
  } catch {
    return false;
  }
}

function isShare(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= 1;
}

/** An asymmetric matcher, in the form that jest recognises. */
class Matcher {
  readonly $$typeof = Symbol.for('jest.asymmetricMatcher');

  constructor(
    private readonly name: string,
    readonly asymmetricMatch: (value: unknown) => boolean,
  ) {}

  toString(): string {
    return this.name;
  }

  getExpectedType(): string {
    return 'unknown';
  }

  toAsymmetricMatcher(): string {
    return `<${this.name}>`;
  }
}
