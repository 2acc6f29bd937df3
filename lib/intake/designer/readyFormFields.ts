import { fieldsOf, type Form, type FormDefinition } from '../form';
import { privacyStep } from '../forms/shared';
import { inLanguage } from '../text';
import { isNamed } from './named';
import { likenessOf, stemsOf } from './readyForm';
import type { FieldDefinition, Wish } from './wishes';

type StepDefinition = FormDefinition['steps'][number];

/** Of these a form has one, whatever it is called. */
const alone = ['fiscal-code', 'email', 'phone', 'place', 'file', 'iban', 'postcode'];

/** Whether a ready form asks for what is wished already. */
export function askedAlready(form: Form, wish: Wish): boolean {
  return fieldsOf(form).some((field) => isSame(field, wish));
}

function isSame(field: { type: string; label: string | { it: string } }, wish: Wish): boolean {
  const label = typeof field.label === 'string' ? field.label : inLanguage(field.label, 'it');
  const isLike = likenessOf(stemsOf(label), stemsOf(wish.label)) >= 0.5;
  if (field.type !== wish.type) return isLike && isText(field.type) && isText(wish.type);
  if (wish.type === 'file') return isLike || /^foto|^immagin|^allegat/i.test(wish.label);
  if (wish.type === 'email') return !/pec/i.test(wish.label);
  return alone.includes(wish.type) || isLike;
}

function isText(type: string): boolean {
  return type === 'short-text' || type === 'long-text' || type === 'place';
}

/** A ready form with what else is asked before its last step, and without what is not wanted. */
export function withReadyForm(
  base: FormDefinition,
  { wishes, fresh, without }: { wishes: Wish[]; fresh: FieldDefinition[]; without: string[] },
): FormDefinition {
  const steps = base.steps.map((step) => adapted(step, wishes, without));
  if (fresh.length === 0) return { ...base, steps };
  const more: StepDefinition = {
    id: 'altro-da-chiedere',
    title: 'Altre informazioni',
    fields: fresh,
  };
  const at = Math.max(1, steps.length - 1);
  return { ...base, steps: [...steps.slice(0, at), more, ...steps.slice(at)] };
}

function adapted(step: StepDefinition, wishes: Wish[], without: string[]): StepDefinition {
  if (step.id === privacyStep.id) return step;
  const change = (fields: FieldDefinition[]) =>
    fields
      .filter(({ type, required }) => required || !without.some((each) => isNamed(type, each)))
      .map((field) => {
        const wish = wishes.find((each) => isSame(field, each));
        return wish && wish.isExplicit ? { ...field, required: wish.required } : field;
      });
  const sections = step.sections
    ?.map((section) => ({ ...section, fields: change(section.fields) }))
    .filter(({ fields }) => fields.length > 0);
  return {
    ...step,
    ...(step.fields ? { fields: change(step.fields) } : {}),
    ...(sections ? { sections } : {}),
  };
}
