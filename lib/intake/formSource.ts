import { withAgendas, withMeterLimits } from './adapting';
import { agendasFromRows, type DrawnAgenda } from './appointments/drawnAgenda';
import { formFromJson } from './definition';
import { formFromRows, type Drawing } from './drawnForm';
import type { Form } from './form';
import { formNamed } from './forms';
import type { MeterLimits } from './readings/assessment';

/** Where and when the offices receive, as an officer filled it in. */
export interface OfficeAgendas {
  rows: DrawnAgenda[];
  /** `gg/mm`; empty for none. */
  patronSaint: string;
}

/** The three ways in which an officer says what a form asks. */
export type FormSource =
  | { kind: 'ready'; id: string; agendas?: OfficeAgendas; meter?: MeterLimits }
  | { kind: 'drawn'; drawing: Drawing; agendas?: OfficeAgendas }
  | { kind: 'json'; definition: unknown };

/** Checking a long form takes some milliseconds, and every request of a citizen asks for it. */
const known = new Map<string, Form>();
const mostKnown = 50;

/** Errors: `form.unknown`, `form.invalid`. */
export function formFrom(source: FormSource): Form {
  const key = JSON.stringify(source);
  const checked = known.get(key);
  if (checked) return checked;
  const form = read(source);
  if (known.size >= mostKnown) known.clear();
  known.set(key, form);
  return form;
}

function read(source: FormSource): Form {
  switch (source.kind) {
    case 'json':
      return formFromJson(source.definition);
    case 'drawn':
      return adapted(formFromRows(source.drawing), source.agendas);
    case 'ready': {
      const form = adapted(formNamed(source.id), source.agendas);
      return source.meter ? withMeterLimits(form, source.meter) : form;
    }
  }
}

function adapted(form: Form, agendas?: OfficeAgendas): Form {
  return agendas ? withAgendas(form, agendasFromRows(agendas.rows, agendas.patronSaint)) : form;
}
