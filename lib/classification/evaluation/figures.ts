/** One judged proposal. */
export interface Judged {
  /** Category that the engine put first, also where it abstained. */
  proposed: string | null;
  actual: string;
  /** 0 to 1. */
  confidence: number;
}

export interface Evaluation {
  items: number;
  /** Shares from 0 to 1, all of them. */
  accuracy: number;
  /** Mean over the categories that occur in truth or proposals. */
  macroF1: number;
  /** Expected calibration error: mean distance of confidence and precision over equally wide bins, by their sizes. */
  calibrationError: number;
  /** Largest share of items, most confident first, of which at least that part is right. */
  coverage: { at90: number; at95: number; at98: number };
}

/** A row of the confusion table, and what follows from it; shares from 0 to 1. */
export interface CategoryFigures {
  category: string;
  /** Items that are of the category. */
  items: number;
  /** Of the items proposed for it, those that are of it; 0 where none was proposed. */
  precision: number;
  /** Of the items that are of it, those proposed for it; 0 where there are none. */
  recall: number;
  f1: number;
  /** Its items by the category proposed, the right one included, the most frequent first. */
  proposedAs: { category: string | null; items: number }[];
}

/** Proposals of about one confidence, and how often these were right. */
export interface ConfidenceBin {
  items: number;
  /** Means, 0 to 1. */
  confidence: number;
  precision: number;
}

const usualBins = 15;

/** Measures proposals against the truth. */
export function evaluate(judged: Judged[]): Evaluation {
  return {
    items: judged.length,
    accuracy: precisionOf(judged),
    macroF1: mean(byCategory(judged).map(({ f1 }) => f1)),
    calibrationError: calibrationError(judged),
    coverage: {
      at90: coverage(judged, 0.9),
      at95: coverage(judged, 0.95),
      at98: coverage(judged, 0.98),
    },
  };
}

/** The confusion table: a row for each category in truth or proposals, those with most items first. */
export function byCategory(judged: Judged[]): CategoryFigures[] {
  const actual = Map.groupBy(judged, (one) => one.actual);
  const proposed = Map.groupBy(judged, (one) => one.proposed);
  const codes = new Set([...actual.keys(), ...proposed.keys()].filter((code) => code !== null));
  const rows = [...codes].map((category): CategoryFigures => {
    const own = actual.get(category) ?? [];
    const said = proposed.get(category)?.length ?? 0;
    const right = own.filter(isRight).length;
    return {
      category,
      items: own.length,
      precision: said === 0 ? 0 : right / said,
      recall: own.length === 0 ? 0 : right / own.length,
      f1: (2 * right) / (said + own.length),
      proposedAs: frequencies(own),
    };
  });
  return rows.sort(
    (one, other) => other.items - one.items || (one.category < other.category ? -1 : 1),
  );
}

function frequencies(judged: Judged[]): CategoryFigures['proposedAs'] {
  return [...Map.groupBy(judged, ({ proposed }) => proposed)]
    .map(([category, { length }]) => ({ category, items: length }))
    .sort((one, other) => other.items - one.items);
}

/** Bins of equal width that hold any proposal, by rising confidence. */
export function confidenceBins(judged: Judged[], count = usualBins): ConfidenceBin[] {
  const groups = Map.groupBy(judged, ({ confidence }) =>
    Math.min(count - 1, Math.floor(confidence * count)),
  );
  return [...groups]
    .sort(([one], [other]) => one - other)
    .map(([, group]) => ({
      items: group.length,
      confidence: mean(group.map(({ confidence }) => confidence)),
      precision: precisionOf(group),
    }));
}

function calibrationError(judged: Judged[]): number {
  const distances = confidenceBins(judged).map(
    ({ items, confidence, precision }) => items * Math.abs(precision - confidence),
  );
  return judged.length === 0 ? 0 : distances.reduce((sum, each) => sum + each, 0) / judged.length;
}

/** So many proposals have at least this confidence, and this share of them is right. */
export interface Covered {
  covered: number;
  confidence: number;
  precision: number;
}

/**
 * What each threshold lets pass, the highest first. Proposals of equal confidence stand or fall
 * together: a threshold cannot part them.
 */
export function coverages(judged: Judged[]): Covered[] {
  const ordered = [...judged].sort((one, other) => other.confidence - one.confidence);
  let right = 0;
  return ordered.flatMap((one, at) => {
    if (isRight(one)) right += 1;
    if (ordered[at + 1]?.confidence === one.confidence) return [];
    return [{ covered: at + 1, confidence: one.confidence, precision: right / (at + 1) }];
  });
}

/** The lowest threshold from which on so large a share is right; undefined where none is. */
export function widest(judged: Judged[], wanted: number): Covered | undefined {
  return coverages(judged).findLast(({ precision }) => precision >= wanted);
}

function coverage(judged: Judged[], wanted: number): number {
  return (widest(judged, wanted)?.covered ?? 0) / Math.max(judged.length, 1);
}

/** Share of right proposals, 0 to 1; 0 of none. */
export function precisionOf(judged: Judged[]): number {
  return mean(judged.map((one) => (isRight(one) ? 1 : 0)));
}

export function isRight({ proposed, actual }: Judged): boolean {
  return proposed === actual;
}

/**
 * Where a share of so many lies with 95 % probability, 0 to 1: Wilson's interval, which holds for
 * few items and for shares near 0 and 1 too.
 */
export function likelyRange(share: number, items: number): [number, number] {
  if (items === 0) return [0, 1];
  const z = 1.96;
  const middle = share + (z * z) / (2 * items);
  const reach = z * Math.sqrt((share * (1 - share)) / items + (z * z) / (4 * items * items));
  const whole = 1 + (z * z) / items;
  return [Math.max(0, (middle - reach) / whole), Math.min(1, (middle + reach) / whole)];
}

function mean(values: number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
