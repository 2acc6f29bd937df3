import type { OfficerLanguage } from '../../language';
import type { StemLanguage } from '../../text/stems';
import type { KnownProblem } from '../problems/known';
import { periodBefore, romeTime, stepOf, type Period, type Step } from '../problems/period';
import { analyseProblems, type CategoryFigures, type Problem } from '../problems/problems';
import type { ReportTicket } from '../problems/ticket';
import type { Naming } from './modelNames';
import { headlinesOf, type Headlines } from './headlines';
import { busyHours, forecastLoad, weeksRead, type BusyHour, type Forecast } from './load';
import { serviceQuality, type ServiceQuality } from './service';

/** What a report is asked to be. */
export interface ReportOptions {
  /** Whose report it is, as its title says. */
  administration: string;
  /** `YYYY-MM-DD`; the last step is the one that ended before it. */
  today: string;
  step: Step;
  /** How many steps are read, the compared one included. */
  steps: number;
  language: OfficerLanguage;
  textLanguage: StemLanguage;
  /** Names of categories and offices by code; a code without one stands for itself. */
  names: Record<string, string>;
  known: KnownProblem[];
}

/** What an office learns from its tickets; no group in it is of fewer than five people. */
export interface Report {
  version: string;
  administration: string;
  language: OfficerLanguage;
  madeOn: string;
  period: Period;
  tickets: number;
  series: number[];
  headlines: Headlines;
  problems: Problem[];
  categories: CategoryFigures[];
  others: number;
  repeated: number;
  service: ServiceQuality;
  forecast: Forecast | null;
  busyHours: BusyHour[];
  names: Record<string, string>;
  /** Why a model that was asked for names proposed none; null where it did, or none was asked. */
  warning: string | null;
}

export interface ReportOutcome {
  report: Report;
  /** To be kept for the next report. */
  known: KnownProblem[];
}

/** Changes whenever the same tickets could give another report. */
const version = '4';

/**
 * Instant from which tickets are read: for the period, and for the weeks that the forecast is drawn
 * from. A little early, since the day begins earlier in Rome than in UTC. Error: `report.period`.
 */
export function firstInstantRead({
  today,
  step,
  steps,
}: Pick<ReportOptions, 'today' | 'step' | 'steps'>): string {
  const days = [periodBefore(today, step, steps).from, periodBefore(today, 'week', weeksRead).from];
  return new Date(Date.parse(days.sort()[0]!) - 2 * 3_600_000).toISOString();
}

/** Makes the report. Errors: `report.period`. */
export function makeReport(all: ReportTicket[], options: ReportOptions): ReportOutcome {
  const { administration, today, language, textLanguage, known, names } = options;
  const period = periodBefore(today, options.step, options.steps);
  const steps = all.map(({ submittedAt }) => stepOf(period, romeTime(submittedAt).day));
  const tickets = all.filter((_, at) => steps[at]! >= 0);
  const analysis = analyseProblems(tickets, { period, today, language, textLanguage, known });
  const series = period.starts.map(() => 0);
  for (const step of steps) if (step >= 0) series[step]! += 1;
  const service = serviceQuality(tickets, today);
  const { problems, categories, others, repeated } = analysis;
  const report: Report = {
    version,
    administration,
    language,
    madeOn: today,
    period,
    tickets: tickets.length,
    series,
    headlines: headlinesOf({
      ...analysis,
      series,
      period,
      madeOn: today,
      service,
      names,
      language,
    }),
    problems,
    categories,
    others,
    repeated,
    service,
    forecast: forecastLoad(all, today),
    busyHours: busyHours(tickets),
    names,
    warning: null,
  };
  return { report, known: analysis.known };
}

/** The same report with what a model proposes: actions, and names of problems that were not known yet. */
export function withProposals(
  { report, known }: ReportOutcome,
  before: KnownProblem[],
  { proposals, warning }: Naming,
): ReportOutcome {
  const isKnown = new Set(before.map(({ id }) => id));
  const problems = report.problems.map((problem, at): Problem => {
    const { name, action } = proposals[at]!;
    return {
      ...problem,
      ...(name !== null && !isKnown.has(problem.id) && { name, namedBy: 'model' }),
      ...(action !== null && { action, actionBy: 'model' }),
    };
  });
  const told = { ...report, problems, warning };
  return {
    report: { ...told, headlines: headlinesOf(told) },
    known: known.map((each, at) => ({ ...each, ...nameOf(problems[at]!) })),
  };
}

function nameOf({ name, namedBy }: Problem): Pick<Problem, 'name' | 'namedBy'> {
  return { name, namedBy };
}

export function named({ names }: Pick<Report, 'names'>, code: string): string {
  return names[code] ?? code;
}
