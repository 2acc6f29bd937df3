import type { Attachment, Register } from '../register/register';
import type { Answer } from './field';
import { problemOf } from './fieldTypes/file';
import { fieldsOf, type Form } from './form';
import { upload, type Upload } from './upload';

export type OpenRegister = () => Promise<Register>;
type Answers = ReadonlyMap<string, Answer>;

/** Puts the files kept from earlier steps in the place of the ids that stand for them. */
export async function fetchFiles(
  form: Form,
  answers: Answers,
  openRegister: OpenRegister,
): Promise<Answers> {
  // One more than allowed is enough to say that there are too many.
  const ids = fileFields(form).flatMap(({ name, most }) =>
    (answers.get(name)?.texts ?? []).slice(0, most + 1),
  );
  if (ids.length === 0) return answers;
  const register = await openRegister();
  const kept = new Map((await register.uploads(ids)).map((each) => [each.id, each]));
  return mapFiles(form, answers, async ({ texts, files }) => ({
    texts: texts.filter((id) => !kept.has(id)),
    files: [...texts.flatMap((id) => uploadOf(kept.get(id))), ...files],
  }));
}

/** Keeps the new files that may be kept, so that the next page can name them by their ids. */
export async function keepFiles(
  form: Form,
  answers: Answers,
  openRegister: OpenRegister,
): Promise<Answers> {
  return mapFiles(form, answers, async ({ texts, files }, field) => {
    const kept: Upload[] = [];
    for (const file of files) {
      if (file.id === undefined && problemOf(file, field) === undefined) {
        kept.push({ ...file, id: await keep(file, await openRegister()) });
      } else kept.push(file);
    }
    return { texts, files: kept };
  });
}

/** Whether a file came with this very posting, and is not yet kept anywhere. */
export function hasNewFiles(answers: Answers): boolean {
  return [...answers.values()].some(({ files }) => files.some(({ id }) => id === undefined));
}

function uploadOf(kept: Attachment | undefined): Upload[] {
  if (!kept) return [];
  const { id, fileName, content } = kept;
  return [{ ...upload(fileName, content.length, content), id }];
}

function keep({ fileName, mediaType, content }: Upload, register: Register): Promise<string> {
  if (!mediaType || !content) throw new Error('a file without content cannot be kept');
  return register.keepUpload({ fileName, mediaType, content });
}

function fileFields(form: Form) {
  return fieldsOf(form).filter((field) => field.type === 'file');
}

async function mapFiles(
  form: Form,
  answers: Answers,
  change: (answer: Answer, field: ReturnType<typeof fileFields>[number]) => Promise<Answer>,
): Promise<Answers> {
  const changed = new Map(answers);
  for (const field of fileFields(form)) {
    const answer = answers.get(field.name);
    if (answer) changed.set(field.name, await change(answer, field));
  }
  return changed;
}
