import { z } from 'zod';
import { noAnswer, type Answer } from './field';
import { fieldsOf, type Form } from './form';
import { guardNames } from './page/guard';
import { readUpload, type ParsedFile, type Upload } from './upload';

/** What a page of the form, or a program in its place, has posted. */
export interface Submission {
  /** The step asked for. */
  step: string | undefined;
  /** Names one act of sending, so that a second posting of it is not a second request. */
  key: string | undefined;
  answers: ReadonlyMap<string, Answer>;
  /** What was written where nobody is asked; the signed stamp of the page; the work of its browser. */
  trap: string | undefined;
  stamp: string | undefined;
  proof: string | undefined;
}

export type Reading = Submission | { refused: 'media-type' | 'size' | 'key' };

/** Texts of one submission together, in UTF-16 code units. */
const longestSubmission = 100_000;
const keyShape = /^[\w-]{16,64}$/;

const oneOrMore = <Each extends z.ZodTypeAny>(each: Each) =>
  z.union([each.transform((only: z.output<Each>) => [only]), z.array(each)]);
const texts = z.record(oneOrMore(z.string()));
const files = z.record(
  oneOrMore(
    z.object({
      filepath: z.string(),
      originalFilename: z.string().nullable(),
      size: z.number(),
    }),
  ),
);

/** The two bodies that an HTML form sends, as n8n has parsed them. A JSON body is not one. */
const bodies: Record<string, z.ZodType<Posted, z.ZodTypeDef, unknown>> = {
  'application/x-www-form-urlencoded': texts.transform((data) => ({ data, files: {} })),
  'multipart/form-data': z.object({ data: texts, files }),
};
interface Posted {
  data: Record<string, string[]>;
  files: Record<string, ParsedFile[]>;
}

/**
 * Reads a posted form. Only the names that the form knows are looked at.
 *
 * @param contentType as n8n took it from the header when it chose the parser: files are read for
 *   `multipart/form-data` alone, because only then has the parser written them.
 */
export async function readSubmission(
  form: Form,
  contentType: string | undefined,
  body: unknown,
): Promise<Reading> {
  const schema = Object.hasOwn(bodies, contentType ?? '') ? bodies[contentType ?? ''] : undefined;
  const posted = schema?.safeParse(body);
  if (!posted?.success) return { refused: 'media-type' };
  const { data } = posted.data;
  const textsOf = (name: string) => (Object.hasOwn(data, name) ? (data[name] ?? []) : []);
  const key = textsOf('submission-key')[0];
  if (key !== undefined && !keyShape.test(key)) return { refused: 'key' };
  const names = fieldsOf(form).map(({ name }) => name);
  const length = names.flatMap(textsOf).reduce((sum, text) => sum + text.length, 0);
  if (length > longestSubmission) return { refused: 'size' };
  return {
    step: textsOf('step')[0],
    key,
    answers: await readAnswers(form, posted.data, textsOf),
    trap: textsOf(guardNames.trap)[0],
    stamp: textsOf(guardNames.stamp)[0],
    proof: textsOf(guardNames.proof)[0],
  };
}

async function readAnswers(
  form: Form,
  posted: Posted,
  textsOf: (name: string) => string[],
): Promise<Map<string, Answer>> {
  const removed = new Set(textsOf('remove'));
  const answers = new Map<string, Answer>();
  for (const field of fieldsOf(form)) {
    const isFile = field.type === 'file';
    const answer: Answer = {
      texts: textsOf(field.name).filter((text) => text !== '' && !(isFile && removed.has(text))),
      // One more than allowed is enough to say that there are too many.
      files: isFile ? await readUploads(posted, field.name, field.most + 1) : noAnswer.files,
    };
    if (answer.texts.length + answer.files.length > 0) answers.set(field.name, answer);
  }
  return answers;
}

async function readUploads({ files }: Posted, name: string, most: number): Promise<Upload[]> {
  const uploads: Upload[] = [];
  const parsed = Object.hasOwn(files, name) ? (files[name] ?? []) : [];
  for (const file of parsed.slice(0, most)) {
    const upload = await readUpload(file);
    if (upload) uploads.push(upload);
  }
  return uploads;
}
