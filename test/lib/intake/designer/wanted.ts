import { designOffline } from '../../../../lib/intake/designer/offline';
import { fieldsOf } from '../../../../lib/intake/form';
import type { Field } from '../../../../lib/intake/fieldTypes';
import { fold } from '../../../../lib/text/fold';
import { inLanguage } from '../../../../lib/intake/text';

/** A description, the ready form that it means, and the fields that must come of it. */
export type Described = [text: string, readyForm: string | null, fields: string];

/**
 * What a design lacks of what is wanted: `file!:foto` is a file named so and required, `phone?` an
 * optional one, `choice:livello=3` has three answers, `-email` must not be there, `text` is any text.
 */
export function lacking([text, readyForm, wanted]: Described): string[] {
  const design = designOffline(text);
  const fields = fieldsOf(design.form);
  const missing = wanted
    .split(' ')
    .filter((each) => each !== '')
    .filter((each) => !isThere(each, fields));
  const isOther = design.readyForm !== readyForm;
  return [...(isOther ? [`ready form: ${String(design.readyForm)}`] : []), ...missing];
}

function isThere(wanted: string, fields: Field[]): boolean {
  if (wanted.startsWith('-')) return !fields.some(({ type }) => type === wanted.slice(1));
  const [, types = '', mark = '', label = '', count] =
    /^([a-z|-]+)([!?]?)(?::([^=]+))?(?:=(\d+))?$/.exec(wanted) ?? [];
  return fields.some(
    (field) =>
      types.split('|').some((type) => isOfType(field, type)) &&
      new RegExp(label).test(fold(inLanguage(field.label, 'it'))) &&
      (mark === '' || field.required === (mark === '!')) &&
      (count === undefined || ('options' in field && field.options.length === Number(count))),
  );
}

function isOfType({ type }: Field, wanted: string): boolean {
  return wanted === 'text' ? type.endsWith('-text') : type === wanted;
}
