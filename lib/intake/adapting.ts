import type { Agenda } from './appointments/agenda';
import type { Field } from './fieldTypes';
import { checkDefinition } from './definition';
import type { Form } from './form';
import type { Step } from './step';
import { partsOf } from './parts';
import type { MeterLimits } from './readings/assessment';

/**
 * The same form with the office's own agendas in the place of those that it came with. Its languages
 * stay: an office may be named in one alone. Errors: `form.invalid` where two have one code.
 */
export function withAgendas(form: Form, agendas: Agenda[]): Form {
  if (agendas.length === 0) return form;
  const adapted = withFields(form, (field) =>
    field.type === 'appointment' ? { ...field, agendas } : field,
  );
  return { ...checkDefinition(definitionOf(adapted)), languages: form.languages };
}

/** The same form, its meters judged by these limits. Errors: `form.invalid`. */
export function withMeterLimits(form: Form, limits: MeterLimits): Form {
  const adapted = withFields(form, (field) =>
    field.type === 'meter-reading' ? { ...field, ...limits } : field,
  );
  return { ...checkDefinition(definitionOf(adapted)), languages: form.languages };
}

function withFields(form: Form, change: (field: Field) => Field): Form {
  const steps: Step[] = form.steps.map((step) => ({
    ...step,
    sections: step.sections.map((section) => ({ ...section, fields: section.fields.map(change) })),
  }));
  return { ...form, steps, parts: partsOf(steps) };
}

function definitionOf({ languages: _languages, parts: _parts, ...definition }: Form): object {
  return definition;
}
