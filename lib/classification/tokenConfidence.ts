import type { TokenLogprob } from '../language-model/languageModel';

/**
 * How sure the model was of each category that it wrote, 0 to 1, in the order of its answer: the
 * product of the probabilities of the tokens between the quotes after `"category"`. Undefined where
 * the server gave no probabilities.
 */
export function categoryConfidences(logprobs: TokenLogprob[] | undefined): number[] | undefined {
  if (!logprobs) return undefined;
  const text = logprobs.map(({ token }) => token).join('');
  return [...text.matchAll(/"category"\s*:\s*"([^"]*)"/dg)].map(({ indices }) => {
    const [start, end] = indices?.[1] ?? [0, 0];
    return Math.exp(sumWithin(logprobs, start, end));
  });
}

function sumWithin(logprobs: TokenLogprob[], start: number, end: number): number {
  let from = 0;
  let sum = 0;
  for (const { token, logprob } of logprobs) {
    const to = from + token.length;
    if (from < end && to > start) sum += logprob;
    from = to;
  }
  return sum;
}
