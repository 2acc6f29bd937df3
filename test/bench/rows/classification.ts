import type { ClassifiableTicket } from '../../../lib/classification/engine';
import { localEngine } from '../../../lib/classification/localEngine';
import { urpTaxonomy } from '../../../lib/classification/taxonomies/urp';
import { row, perSecond, median, type BenchContext, type Row } from '../row';

const rounds = 3;
const secondsPerRound = 2;
const batch = 100;

/** The local engine with the default taxonomy, once it has learnt it. */
export async function classification(_context: BenchContext): Promise<Row[]> {
  const engine = localEngine();
  const tickets = requests(batch);
  const started = performance.now();
  await engine.classify(tickets, urpTaxonomy);
  const readyAfter = (performance.now() - started) / 1000;

  const rates: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const classifyBatch = async () => (await engine.classify(tickets, urpTaxonomy)).length;
    rates.push(await perSecond(secondsPerRound, classifyBatch));
  }
  const note =
    `${urpTaxonomy.categories.length} categories, batches of ${batch}, ready ${readyAfter.toFixed(1)} s ` +
    "after the first call; no peer: n8n's Text Classifier asks a language model for each text";
  return [row('classified texts', '/s', { ours: median(rates), peer: null, note })];
}

/** Requests of a citizen's usual length, each about one of the categories, no two the same. */
function requests(count: number): ClassifiableTicket[] {
  return Array.from({ length: count }, (_, number) => {
    const { name, keywords } = urpTaxonomy.categories[number % urpTaxonomy.categories.length]!;
    return {
      subject: `${name} in via Garibaldi ${number}`,
      text:
        `Buongiorno, abito in via Garibaldi ${number} e vi scrivo per ${keywords.join(', ')}. ` +
        'Ho già telefonato due volte senza risposta. Vi chiedo di farmi sapere entro quando ' +
        've ne occuperete e a quale ufficio posso rivolgermi. Grazie, cordiali saluti.',
      language: 'it',
    };
  });
}
