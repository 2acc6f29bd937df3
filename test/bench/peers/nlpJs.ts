import { Nlp, containerBootstrap } from '@nlpjs/basic';
import { LangIt } from '@nlpjs/lang-it';
import { textOf, type Peer } from './judge';

/** nlp.js with its Italian or English and no other setting. */
export function nlpJs(language: 'it' | 'en'): Peer {
  return async (train, test) => {
    const container = await containerBootstrap();
    container.use(Nlp);
    container.use(LangIt);
    const nlp = container.get('nlp');
    Object.assign(nlp.settings, { autoSave: false, log: false });
    nlp.addLanguage(language);
    for (const ticket of train) nlp.addDocument(language, textOf(ticket), ticket.category);
    await nlp.train();
    const proposals = [];
    for (const ticket of test) {
      const { classifications } = await nlp.process(language, textOf(ticket));
      const [first] = classifications;
      proposals.push({ category: first?.intent ?? null, confidence: first?.score ?? 0 });
    }
    return proposals;
  };
}
