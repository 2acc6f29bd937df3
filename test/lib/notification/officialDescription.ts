import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

interface Operation {
  requestBody?: unknown;
  responses: Record<string, unknown>;
}

/** What a description says against a body; nothing where it agrees. */
export interface Description {
  /** Of a `requestBody`, or of `responses <status>`. */
  against(path: string, method: string, part: string, body: unknown): string[];
  /** Of a shape that it names: all there is where the description is Swagger 2. */
  againstDefinition(name: string, body: unknown): string[];
}

/**
 * Tests against a provider's official description, which is not part of this repository: it lies
 * beside the folder that `URP_BENCH_DATA` names. Without it one test says so.
 */
export function describeOfficial(
  name: string,
  fileName: string,
  tests: (description: Description) => void,
): void {
  const file = join(process.env.URP_BENCH_DATA ?? '', '..', 'specs', fileName);
  const isHere = Boolean(process.env.URP_BENCH_DATA) && existsSync(file);
  describe(`the official description of ${name}`, () => {
    if (isHere) return tests(readDescription(file));
    it('is not checked: URP_BENCH_DATA names no folder beside which it lies', () =>
      expect(isHere).toBe(false));
  });
}

function readDescription(file: string): Description {
  const text = readFileSync(file, 'utf8');
  const { paths } = parse(text) as { paths: Record<string, Record<string, Operation>> };
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    validateSchema: false,
    unicodeRegExp: false,
    logger: false,
  });
  addFormats(ajv);
  const schema = parse(text, (_key, value: unknown) => asJsonSchema(value)) as object;
  // The kinds of an event's details are open objects that overlap: several may hold at once.
  const described = JSON.stringify(schema).replaceAll('"oneOf":', '"anyOf":');
  ajv.addSchema(JSON.parse(described) as object, 'official');

  const check = (pointer: string, body: unknown) => {
    const validate = ajv.compile({ $ref: `official#/${pointer}` });
    validate(body);
    return (validate.errors ?? []).map((each) => `${each.instancePath} ${each.message}`);
  };
  const against: Description['against'] = (path, method, part, body) => {
    const operation = paths[path]?.[method];
    expect(operation).toBeDefined();
    const [section = '', status] = part.split(' ');
    const described = section === 'requestBody' ? operation?.requestBody : operation?.responses;
    const holder = (status === undefined ? described : (described as object)[status as never]) as {
      content?: object;
      $ref?: string;
    };
    const place = holder.$ref?.slice(2).split('/') ?? ['paths', path, method, ...part.split(' ')];
    const types = holder.$ref ? contentOf(parse(text) as object, place) : holder.content;
    const type = Object.keys(types ?? {})[0] ?? '';
    const pointer = [...place, 'content', type, 'schema']
      .map((step) => encodeURIComponent(step.replace(/~/g, '~0').replace(/\//g, '~1')))
      .join('/');
    return check(pointer, body);
  };
  return { against, againstDefinition: (shape, body) => check(`definitions/${shape}`, body) };
}

function contentOf(document: object, place: string[]): object | undefined {
  const found = place.reduce<unknown>((each, step) => (each as object)[step as never], document);
  return (found as { content?: object }).content;
}

/** What OpenAPI 3.0 says otherwise than JSON Schema, where ajv would refuse it. */
function asJsonSchema(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  // Beside a reference `nullable` says nothing.
  if ('nullable' in value && !('type' in value)) return { ...value, nullable: undefined };
  if ('exclusiveMaximum' in value && value.exclusiveMaximum === true && 'maximum' in value) {
    return { ...value, maximum: undefined, exclusiveMaximum: value.maximum };
  }
  return value;
}
