/** Share of false alarms that are borne among all that is called a change. */
export const falseDiscoveries = 0.05;

/**
 * Probability of so many or more (`more`), so many or fewer, of n where each has the probability p:
 * the exact binomial test, which holds for small counts as well.
 */
export function binomialTail(count: number, n: number, p: number, side: 'more' | 'fewer'): number {
  if (side === 'fewer') return binomialTail(n - count, n, 1 - p, 'more');
  if (count <= 0 || p >= 1) return 1;
  if (p <= 0) return 0;
  let term = Math.exp(
    logFactorial(n) -
      logFactorial(count) -
      logFactorial(n - count) +
      count * Math.log(p) +
      (n - count) * Math.log1p(-p),
  );
  // Below the mean the upper tail is the longer one: its complement is summed.
  if (count <= n * p)
    return 1 - sumDown(count - 1, n, p, (term * count * (1 - p)) / ((n - count + 1) * p));
  let sum = 0;
  for (let at = count; at <= n && term > 0; at += 1) {
    sum += term;
    if (term < sum * 1e-16) break;
    term *= ((n - at) * p) / ((at + 1) * (1 - p));
  }
  return Math.min(1, sum);
}

function sumDown(count: number, n: number, p: number, first: number): number {
  let sum = 0;
  let term = first;
  for (let at = count; at >= 0 && term > 0; at -= 1) {
    sum += term;
    if (term < sum * 1e-16) break;
    term *= (at * (1 - p)) / ((n - at + 1) * p);
  }
  return Math.min(1, sum);
}

/**
 * Compares two counts over two spans of time (any unit): given their sum, the later one is binomial
 * where nothing changed (Przyborowski and Wilenski 1940). Two-sided, as twice the smaller tail.
 */
export function rateChange(
  later: number,
  laterSpan: number,
  earlier: number,
  earlierSpan: number,
): number {
  const share = laterSpan / (laterSpan + earlierSpan);
  const sum = later + earlier;
  const more = binomialTail(later, sum, share, 'more');
  const fewer = binomialTail(later, sum, share, 'fewer');
  return Math.min(1, 2 * Math.min(more, fewer));
}

/** The p-values as q-values: the share of false ones among all at or below each (Benjamini and Hochberg 1995). */
export function falseDiscoveryRates(pValues: number[]): number[] {
  const order = pValues.map((_, at) => at).sort((one, other) => pValues[other]! - pValues[one]!);
  const rates = new Array<number>(pValues.length);
  let least = 1;
  for (const [place, at] of order.entries()) {
    const rank = pValues.length - place;
    least = Math.min(least, (pValues[at]! * pValues.length) / rank);
    rates[at] = least;
  }
  return rates;
}

/** Stirling's series from 20 on: more exact than the numbers it is made of. */
function logFactorial(n: number): number {
  if (n < 20) {
    let product = 1;
    for (let factor = 2; factor <= n; factor += 1) product *= factor;
    return Math.log(product);
  }
  return (
    n * Math.log(n) -
    n +
    Math.log(2 * Math.PI * n) / 2 +
    1 / (12 * n) -
    1 / (360 * n ** 3) +
    1 / (1260 * n ** 5)
  );
}
