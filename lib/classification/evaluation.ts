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

const bins = 15;

/** Measures proposals against the truth. */
export function evaluate(judged: Judged[]): Evaluation {
  return {
    items: judged.length,
    accuracy: mean(judged.map((one) => (isRight(one) ? 1 : 0))),
    macroF1: macroF1(judged),
    calibrationError: calibrationError(judged),
    coverage: {
      at90: coverage(judged, 0.9),
      at95: coverage(judged, 0.95),
      at98: coverage(judged, 0.98),
    },
  };
}

function macroF1(judged: Judged[]): number {
  const categories = new Set(judged.map(({ actual }) => actual));
  for (const { proposed } of judged) if (proposed !== null) categories.add(proposed);
  return mean(
    [...categories].map((category) => {
      const right = judged.filter((one) => one.actual === category && isRight(one)).length;
      const said = judged.filter(({ proposed }) => proposed === category).length;
      const true_ = judged.filter(({ actual }) => actual === category).length;
      return (2 * right) / (said + true_);
    }),
  );
}

function calibrationError(judged: Judged[]): number {
  const groups = Map.groupBy(judged, ({ confidence }) =>
    Math.min(bins - 1, Math.floor(confidence * bins)),
  );
  const distances = [...groups.values()].map((group) => {
    const precision = mean(group.map((one) => (isRight(one) ? 1 : 0)));
    return group.length * Math.abs(precision - mean(group.map(({ confidence }) => confidence)));
  });
  return judged.length === 0 ? 0 : distances.reduce((sum, each) => sum + each, 0) / judged.length;
}

/** Items of equal confidence stand or fall together: a threshold cannot part them. */
function coverage(judged: Judged[], precision: number): number {
  const ordered = [...judged].sort((one, other) => other.confidence - one.confidence);
  let right = 0;
  let covered = 0;
  for (const [at, one] of ordered.entries()) {
    if (isRight(one)) right += 1;
    if (ordered[at + 1]?.confidence === one.confidence) continue;
    if (right / (at + 1) >= precision) covered = at + 1;
  }
  return judged.length === 0 ? 0 : covered / judged.length;
}

function isRight({ proposed, actual }: Judged): boolean {
  return proposed === actual;
}

function mean(values: number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
