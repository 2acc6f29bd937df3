import type { OfficerLanguage } from '../language';
import type { LanguageModel } from '../language-model/languageModel';
import { knownValues } from '../privacy/item';
import type { DecidedProposal as RecordedDecision, Register } from '../register/register';
import { cascadeEngine } from './cascadeEngine';
import { calibratorFrom, thresholdFor, type DecidedProposal } from './decided';
import type { Engine, LabelledTicket } from './engine';
import { localEngine } from './localEngine';
import { modelEngine } from './modelEngine';
import { promptVersion } from './prompt';

/** Which engine an office chose, and what it needs. */
export type EngineChoice =
  | { kind: 'local' }
  | ({ kind: 'model' } & ModelChoice)
  /** `targetPrecision`: the share, 0 to 1, of the local engine's own proposals that is to be right. */
  | ({ kind: 'cascade'; targetPrecision: number } & ModelChoice);

interface ModelChoice {
  model: LanguageModel;
  redacts: boolean;
  ticketsPerCall?: number;
  votes?: number;
}

/** More decisions than these tell nothing new, and the older are of another time. */
const mostDecisions = 2_000;

/** The office's engine, as far as persons' decisions have taught it how sure it may be. */
export async function officeEngine(
  choice: EngineChoice,
  language: OfficerLanguage,
  decided: Pick<Register, 'decidedProposals'>,
): Promise<Engine> {
  if (choice.kind === 'local') return localEngine(language);
  const { model, redacts, ticketsPerCall, votes } = choice;
  const past = await decided.decidedProposals(promptVersion, mostDecisions);
  const ownPast = past.filter((decision) => isModel(decision.model, model.name));
  const calibrator = calibratorFrom(ownPast.map(asDecided));
  const remote = modelEngine({ model, language, redacts, ticketsPerCall, votes, calibrator });
  if (choice.kind === 'model') return remote;
  const local = await decided.decidedProposals(null, mostDecisions);
  return cascadeEngine({
    local: localEngine(language),
    model: remote,
    threshold: thresholdFor(choice.targetPrecision, local.map(asDecided)),
  });
}

/** How servers name the version that answered: a day, a number of three digits or more, `latest`. */
const versionMark = /^(?:[-@:](?:\d{3,}(?:-\d{2})*|latest))?$/;

/** Another of the family, such as a smaller one, is as sure of itself in its own way. */
function isModel(answered: string, asked: string): boolean {
  return answered.startsWith(asked) && versionMark.test(answered.slice(asked.length));
}

/** What the office's own engines learn from: the tickets whose category a person decided. */
export async function confirmedExamples(
  register: Pick<Register, 'confirmedTickets'>,
): Promise<LabelledTicket[]> {
  const tickets = await register.confirmedTickets(mostDecisions);
  return tickets.map(({ citizen, ...ticket }) => ({
    ...ticket,
    known: knownValues({ citizen: { ...citizen } }),
  }));
}

function asDecided({ confidence, proposal, final }: RecordedDecision): DecidedProposal {
  const own = proposal.ownConfidence;
  return {
    confidence: typeof own === 'number' ? own : confidence,
    proposed: typeof proposal.category === 'string' ? proposal.category : null,
    actual: String(final.category),
  };
}
