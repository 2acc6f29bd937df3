import { missingFrom } from './advice';
import type { Candidate } from './choice';
import type { ModelAnswer } from './prompt';
import { askersWords, type Judgement, type Reading } from './reading';
import { tones } from './summary';

/** Asked is what the first part says, promised what any says; missing what none of them knows. */
export function judged(answers: ModelAnswer[], parts: Candidate[][], reading: Reading): Judgement {
  const at = (part: number, number: number) => parts[part]![number - 1];
  const [first, ...others] = answers;
  const missing = first!.missing.filter((item) =>
    others.every((each) => each.missing.includes(item)),
  );
  const byRules = missingFrom(askersWords(reading), reading.facts, reading.hasContact);
  return {
    asked: answers.flatMap(({ asked }, part) => at(part, asked) ?? [])[0] ?? null,
    promised: answers.flatMap(({ promised }, part) =>
      [...new Set(promised)]
        .sort((one, other) => one - other)
        .flatMap((number) => at(part, number) ?? []),
    ),
    // Contacts do not leave: only the rules can tell whether there is one.
    missing: [
      ...new Set(missing.filter((item) => item !== 'contact')),
      ...byRules.filter((item) => item === 'contact'),
    ],
    tone: tones.find((tone) => answers.some((each) => each.tone === tone)) ?? 'neutral',
  };
}
