import type { ClassifiableTicket, Engine, Proposal } from './engine';
import { moreUrgent } from './priority';

export interface CascadeOptions {
  local: Engine;
  /** Asked for the uncertain tickets alone. */
  model: Engine;
  /** The local engine's confidence from which on its proposal stands, 0 to 1. */
  threshold: number;
}

/**
 * The local engine first; the model only for what that is not sure of. A priority that either raises
 * stays raised. Where the model gives no valid answer the local proposal stands, with its low
 * confidence and the model's concern.
 */
export function cascadeEngine({ local, model, threshold }: CascadeOptions): Engine {
  return {
    async classify(tickets, taxonomy, options) {
      const first = await local.classify(tickets, taxonomy, options);
      const places = first.flatMap(({ category, confidence }, place) =>
        category === null || !(confidence >= threshold) ? [place] : [],
      );
      const asked = places.map((place) => tickets[place] as ClassifiableTicket);
      const second = await model.classify(asked, taxonomy, options);
      const byPlace = new Map(places.map((place, index) => [place, second[index]!]));
      return first.map((proposal, place) => merge(proposal, byPlace.get(place)));
    },
  };
}

function merge(local: Proposal, model: Proposal | undefined): Proposal {
  if (!model) return { ...local, engine: 'cascade' };
  const priority = moreUrgent(local.priority, model.priority);
  const { usage, concerns } = model;
  if (model.category === null) return { ...local, priority, usage, concerns, engine: 'cascade' };
  const evidence = model.category === local.category ? local.evidence : [];
  return { ...model, priority, evidence, engine: 'cascade' };
}
