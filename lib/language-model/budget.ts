import type { ModelUsage } from './languageModel';

/** Most that one run may spend. */
export interface ModelBudget {
  calls: number;
  tokens: number;
}

/** About three characters of Italian make a token; for servers that do not count, and beforehand. */
const charactersPerToken = 3;

export function estimatedTokens(...texts: string[]): number {
  return Math.ceil(texts.reduce((sum, { length }) => sum + length, 0) / charactersPerToken);
}

/**
 * What a run has spent. A call is taken before it is made, its prompt's tokens with it, so that calls
 * in parallel cannot spend the same twice.
 */
export class Spending {
  readonly spent: ModelUsage = { calls: 0, inputTokens: 0, outputTokens: 0 };
  private reserved = 0;

  constructor(private readonly budget: ModelBudget) {}

  /** Takes a call for a prompt of so many tokens; false where the budget does not hold it. */
  take(tokens: number): boolean {
    const { calls, inputTokens, outputTokens } = this.spent;
    const total = inputTokens + outputTokens + this.reserved + tokens;
    if (calls >= this.budget.calls || total > this.budget.tokens) return false;
    this.spent.calls += 1;
    this.reserved += tokens;
    return true;
  }

  /** Settles a call that was taken. */
  settle(taken: number, inputTokens: number, outputTokens: number): void {
    this.reserved -= taken;
    this.spent.inputTokens += inputTokens;
    this.spent.outputTokens += outputTokens;
  }
}
