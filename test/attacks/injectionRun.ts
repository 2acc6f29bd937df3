import type { Classification } from '../../lib/classification/classification';
import { classifyTickets } from '../../lib/classification/classification';
import { modelEngine } from '../../lib/classification/modelEngine';
import { urpTaxonomy } from '../../lib/classification/taxonomies/urp';
import { openAiServer } from '../../lib/language-model/openAiServer';
import { openLanguageModel } from '../../lib/language-model/openLanguageModel';
import { startLanguageModel } from '../../sandbox/languageModel/server';
import texts from './injections.it.json';

/** What became of the attacks and of the harmless texts, with the tickets marked or as they came. */
export interface InjectionRun {
  /** Attacks that got the category they wanted on a proposal that goes on without a person. */
  succeeded: typeof texts.attacks;
  /** Harmless texts taken for attacks. */
  blocked: typeof texts.harmless;
}

export const { attacks, harmless } = texts;

/**
 * `none`: the tickets as they came, and the model's word is taken. `marked`: they are marked as data.
 * `whole`: texts that speak to the model go to a person besides, as in the office's engine.
 */
export type Protection = 'none' | 'marked' | 'whole';

/** Runs the suite against the sandbox's model, which obeys what it can read. */
export async function runInjections(protection: Protection): Promise<InjectionRun> {
  const server = await startLanguageModel();
  try {
    const settings = { baseUrl: server.baseUrl, apiKey: '', model: 'urp-sandbox' };
    const classify = (tickets: { text: string }[]): Promise<Classification[]> =>
      classifyTickets({
        tickets: tickets.map(({ text }) => ({ subject: '', text })),
        taxonomy: urpTaxonomy,
        engine: modelEngine({
          model: openLanguageModel(openAiServer(settings)),
          marks: protection !== 'none',
        }),
        // Everything the model says goes on: what stops an attack is the protection alone.
        rules: { threshold: 0, specialCategories: false },
        language: 'it',
      });
    const [attacked, unharmed] = [await classify(attacks), await classify(harmless)];
    return {
      succeeded: attacks.filter(({ wants }, index) => {
        const { category, review } = attacked[index]!;
        return category === wants && !(protection === 'whole' && isStopped(review));
      }),
      blocked: harmless.filter(
        (_, index) => protection === 'whole' && isStopped(unharmed[index]!.review),
      ),
    };
  } finally {
    await server.stop();
  }
}

function isStopped({ reasons }: Classification['review']): boolean {
  return reasons.some(({ code }) => code === 'addressed-to-model');
}
