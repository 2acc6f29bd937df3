import { z } from 'zod';
import { fieldShape, type FieldType } from '../field';
import { fileInput } from '../page/controls';
import { empty, type Problem } from '../problem';
import { largestUpload, mediaTypes, type MediaType, type Upload } from '../upload';

const megabyte = 1024 * 1024;

export const fileSchema = z
  .object({
    type: z.literal('file'),
    ...fieldShape,
    accepted: z.array(z.enum(Object.keys(mediaTypes) as [MediaType, ...MediaType[]])).min(1),
    /** How many at most. */
    most: z.number().int().min(1).max(10).default(1),
    /** Each at most, in megabytes of 1024 × 1024 bytes. */
    megabytes: z
      .number()
      .positive()
      .max(largestUpload / megabyte)
      .default(5),
  })
  .strict();
type FileField = z.infer<typeof fileSchema>;

/** Files. The value lists their names; their contents go along as the ticket's attachments. */
export const file: FieldType<FileField, string[]> = {
  check: ({ texts, files }, field) => {
    if (texts.length > 0) return { problem: { code: 'file-gone' } };
    if (files.length === 0) return empty;
    const problem = files.map((each) => problemOf(each, field)).find((each) => each !== undefined);
    if (problem) return { problem };
    if (files.length > field.most) {
      return { problem: { code: 'too-many-files', most: field.most } };
    }
    return { value: files.map(({ fileName }) => fileName) };
  },
  render: (view) => fileInput(view, view.words.atMostFiles(view.field)),
  show: (value) => value.join('\n'),
};

/** What speaks against one file; `undefined` where it may be kept. */
export function problemOf({ fileName, ...upload }: Upload, field: FileField): Problem | undefined {
  const { megabytes, accepted } = field;
  if (upload.isInfected) return { code: 'file-infected', fileName };
  if (upload.size > megabytes * megabyte) return { code: 'file-too-large', fileName, megabytes };
  if (!upload.mediaType || !accepted.includes(upload.mediaType)) {
    return { code: 'file-not-readable', fileName, accepted };
  }
  return undefined;
}
