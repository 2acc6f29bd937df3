/** A reading of a meter, to be compared with the next. */
export interface MeterReading {
  value: number;
  /** `YYYY-MM-DD`. */
  readOn: string;
}

/** A reading as it was found when it came: for the office's eyes, since it tells of an earlier one. */
export interface AssessedReading extends MeterReading {
  /** Number of the meter, plain: capitals and digits. */
  meter: string;
  plausible: boolean;
  reason: ReadingReason;
  /** The last one that stood, of this day or before; null where there was none. */
  previous: MeterReading | null;
  /** Units since the previous one, over a turn of the counter where there was one. */
  difference: number | null;
  perDay: number | null;
}

/** Why a reading is plausible (`first`, `usual`, `rollover`) or is not. */
export const readingReasons = [
  'first',
  'usual',
  'rollover',
  'lower',
  'too-low',
  'too-high',
] as const;
export type ReadingReason = (typeof readingReasons)[number];
