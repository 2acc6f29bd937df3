import type { CitizenLanguage } from '../../language';

/** An ISO 8601 instant as its citizen reads it, in Europe/Rome. */
export function instant(iso: string, language: CitizenLanguage): string {
  return formatsIn(language).instant.format(new Date(iso));
}

/** A day, `YYYY-MM-DD`, with the name of its day of the week. */
export function day(date: string, language: CitizenLanguage): string {
  return formatsIn(language).day.format(new Date(`${date}T00:00:00Z`));
}

/** The time of an ISO 8601 instant, in Europe/Rome. */
export function time(iso: string, language: CitizenLanguage): string {
  return formatsIn(language).time.format(new Date(iso));
}

interface Formats {
  time: Intl.DateTimeFormat;
  instant: Intl.DateTimeFormat;
  day: Intl.DateTimeFormat;
}

/** Kept, because making them takes longer (2 ms) than the rest of a receipt. */
const formats = new Map<CitizenLanguage, Formats>();

function formatsIn(language: CitizenLanguage): Formats {
  const locale = language === 'en' ? 'en-GB' : language;
  const known = formats.get(language) ?? {
    time: new Intl.DateTimeFormat(locale, {
      hour: '2-digit',
      minute: '2-digit',
      timeZone: 'Europe/Rome',
    }),
    instant: new Intl.DateTimeFormat(locale, {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: 'Europe/Rome',
    }),
    day: new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }),
  };
  formats.set(language, known);
  return known;
}
