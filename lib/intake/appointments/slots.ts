import { DateTime } from 'luxon';
import { holidaysOf } from '../../italian/holidays';
import type { Slot } from '../../register/appointment';
import type { BookedSlot } from '../../register/register';
import type { Agenda } from './agenda';
import { merged, weekdays, type Opening } from './openingHours';

const zone = 'Europe/Rome';
const minute = 60_000;

/** A slot of which places may be left. */
export interface OpenSlot extends Slot {
  /** Of its start in Europe/Rome, `YYYY-MM-DD`. */
  date: string;
  free: number;
}

/** The slots of agendas, by their codes; none where a page did not ask for them. */
export type OpenSlots = ReadonlyMap<string, readonly OpenSlot[]>;

/** When an agenda's slots may begin that are booked now: the earliest included, the end not. */
export function bookableTime(agenda: Agenda, now: Date): { from: Date; until: Date } {
  const from = new Date(now.getTime() + agenda.noticeHours * 60 * minute);
  const until = DateTime.fromJSDate(now, { zone })
    .startOf('day')
    .plus({ days: agenda.horizonDays + 1 });
  return { from, until: until.toJSDate() };
}

/** The slots that may be booked now, in order, each with the places that are left of it. */
export function openSlots(agenda: Agenda, booked: BookedSlot[], now: Date): OpenSlot[] {
  const { from, until } = bookableTime(agenda, now);
  const taken = takenIn(booked);
  const slots: OpenSlot[] = [];
  let day = DateTime.fromJSDate(from, { zone }).startOf('day');
  for (; day.toMillis() < until.getTime(); day = day.plus({ days: 1 })) {
    for (const slot of slotsOn(agenda, day)) {
      if (slot.start < from.toISOString()) continue;
      const free = Math.max(0, agenda.places - taken(slot));
      slots.push({ ...slot, date: day.toISODate()!, free });
    }
  }
  return slots;
}

/** The slots of one day, whatever is booked. */
export function slotsOn(agenda: Agenda, day: DateTime): Slot[] {
  return openingsOn(agenda, day).flatMap((opening) => slotsWithin(agenda, day, opening));
}

/** Extra openings hold on holidays and closed days too: the office wrote them for the very day. */
function openingsOn(agenda: Agenda, day: DateTime): Opening[] {
  const date = day.toISODate()!;
  const extra = agenda.extra
    .filter((each) => each.day === date)
    .flatMap(({ openings }) => openings);
  return merged([...(isClosed(agenda, date) ? [] : agenda.hours[weekdayOf(day)]), ...extra]);
}

function isClosed({ closed, patronSaint }: Agenda, date: string): boolean {
  const year = Number(date.slice(0, 4));
  return (
    closed.some(({ from, until }) => from <= date && date <= until) ||
    holidaysOf(year, patronSaint).some((holiday) => holiday.date === date)
  );
}

function weekdayOf(day: DateTime): (typeof weekdays)[number] {
  return weekdays[day.weekday - 1]!;
}

/** The clock on the wall opens and closes; in between a slot lasts as long as it says. */
function slotsWithin(
  { code, slotMinutes, places }: Agenda,
  day: DateTime,
  { from, until }: Opening,
): Slot[] {
  const length = slotMinutes * minute;
  const end = onTheClock(day, until);
  const slots: Slot[] = [];
  for (let start = onTheClock(day, from); start + length <= end; start += length) {
    slots.push({
      agenda: code,
      start: new Date(start).toISOString(),
      end: new Date(start + length).toISOString(),
      places,
    });
  }
  return slots;
}

/** Milliseconds of a time of the day; one that a change of hour leaves out is an hour later. */
function onTheClock(day: DateTime, minutes: number): number {
  if (minutes === 24 * 60) return day.plus({ days: 1 }).toMillis();
  return day.set({ hour: Math.floor(minutes / 60), minute: minutes % 60 }).toMillis();
}

/** How many bookings cross a slot. Slots are asked for in order, as the bookings stand. */
function takenIn(booked: BookedSlot[]): (slot: Slot) => number {
  const longest = Math.max(
    0,
    ...booked.map(({ start, end }) => Date.parse(end) - Date.parse(start)),
  );
  let first = 0;
  return ({ start, end }) => {
    const earliest = new Date(Date.parse(start) - longest).toISOString();
    while (first < booked.length && booked[first]!.start < earliest) first += 1;
    let taken = 0;
    for (let index = first; index < booked.length && booked[index]!.start < end; index += 1) {
      if (booked[index]!.end > start) taken += booked[index]!.booked;
    }
    return taken;
  };
}
