import { DateTime } from 'luxon';
import { forecastLoad, type ForecastWeek } from '../../../../lib/summary/report/load';
import type { ReportTicket } from '../../../../lib/summary/problems/ticket';
import { reportTicket } from '../problems/planted';

const monday = DateTime.fromISO('2023-05-08');
const fewestWeeks = 26;

export interface HeldOut {
  /** Weeks that came, one to four ahead, and those of them that lay in the interval. */
  told: number;
  held: number;
  /** Of all intervals together. */
  width: number;
}

export type Forecaster = (
  tickets: ReportTicket[],
  today: string,
) => Pick<ForecastWeek, 'low' | 'high'>[];

const ours: Forecaster = (tickets, today) => forecastLoad(tickets, today)!.weeks;

/** Forecasts from each week on with what came before it alone, and looks whether the next four lay within. */
export function heldOut(counts: number[], forecast = ours): HeldOut {
  const tickets = counts.flatMap((count, week) => {
    const submittedAt = monday.plus({ weeks: week }).toISODate()!;
    return Array.from({ length: count }, () => reportTicket({ submittedAt }));
  });
  const outcome = { told: 0, held: 0, width: 0 };
  for (let week = fewestWeeks; week < counts.length; week += 1) {
    const today = monday.plus({ weeks: week }).toISODate()!;
    const past = tickets.filter(({ submittedAt }) => submittedAt < today);
    const weeks = forecast(past, today);
    for (const [ahead, came] of counts.slice(week, week + weeks.length).entries()) {
      const { low, high } = weeks[ahead]!;
      outcome.told += 1;
      outcome.width += high - low;
      if (came >= low && came <= high) outcome.held += 1;
    }
  }
  return outcome;
}
