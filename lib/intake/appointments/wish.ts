import { DateTime } from 'luxon';
import { tidyLine } from '../characters';

/** What was posted of an appointment: an office, a day, and a slot once it is chosen. */
export interface Wish {
  office: string | undefined;
  /** `YYYY-MM-DD`. */
  day: string | undefined;
  /** Different ones; more than one only where somebody else than the page posted it. */
  slots: WishedSlot[];
}

export interface WishedSlot {
  agenda: string;
  /** ISO 8601 instant in UTC. */
  start: string;
  /** Of the start, in Europe/Rome. */
  date: string;
}

const officeShape = /^[a-z][a-z0-9-]{0,59}$/;
const dayShape = /^\d{4}-\d{2}-\d{2}$/;
/** Without an offset an instant would be another one on each machine. */
const slotShape = /^([a-z][a-z0-9-]{0,59})\/(\d{4}-\d{2}-\d{2}T[\d:.]{5,12}(?:Z|[+-]\d{2}:\d{2}))$/;

/** Reads the three things, posted under one name in any order. */
export function readWish(texts: string[]): Wish {
  const tidied = texts.map(tidyLine);
  const slots = tidied.flatMap((text) => readSlot(text) ?? []);
  const different = new Map(slots.map((slot) => [`${slot.agenda}/${slot.start}`, slot]));
  return {
    office: tidied.findLast((text) => officeShape.test(text)),
    day: tidied.findLast((text) => dayShape.test(text)),
    slots: [...different.values()],
  };
}

/** As the page posts a slot: `anagrafe/2026-11-26T08:00Z`. */
export function slotText({ agenda, start }: { agenda: string; start: string }): string {
  return `${agenda}/${start.replace(/:00\.000Z$/, 'Z')}`;
}

function readSlot(text: string): WishedSlot | undefined {
  const [, agenda = '', instant = ''] = slotShape.exec(text) ?? [];
  const start = DateTime.fromISO(instant, { zone: 'Europe/Rome' });
  if (!start.isValid) return undefined;
  return { agenda, start: start.toJSDate().toISOString(), date: start.toISODate() };
}
