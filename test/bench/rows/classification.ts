import type { ClassifiableTicket } from '../../../lib/classification/engine';
import { localEngine } from '../../../lib/classification/localEngine';
import { urpTaxonomy } from '../../../lib/classification/taxonomies/urp';
import { readSamples } from '../../../scripts/demo/samples';
import { postTickets } from '../load';
import { alternate, median, perSecond, row, type BenchContext, type Row } from '../row';

const rounds = 3;
const secondsPerRound = 2;
const batch = 200;

/** The local engine with the default taxonomy, alone and as a node of a flow. */
export async function classification(context: BenchContext): Promise<Row[]> {
  const tickets = requests(batch);
  return [await engineRow(tickets), await nodeRow(tickets, context)];
}

async function engineRow(tickets: ClassifiableTicket[]): Promise<Row> {
  const engine = localEngine();
  const started = performance.now();
  await engine.classify(tickets, urpTaxonomy);
  const readyAfter = (performance.now() - started) / 1000;
  const rates: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const classifyBatch = async () => (await engine.classify(tickets, urpTaxonomy)).length;
    rates.push(await perSecond(secondsPerRound, classifyBatch));
  }
  const note =
    `${urpTaxonomy.categories.length} categories, batches of ${batch}, first one after ` +
    `${readyAfter.toFixed(1)} s; no peer: n8n's Text Classifier asks a language model for each text`;
  return row('classified texts', '/s', { ours: median(rates), peer: null, note });
}

async function nodeRow(tickets: ClassifiableTicket[], { n8n }: BenchContext): Promise<Row> {
  const { classify, passOn } = await n8n();
  const items = (address: string) => async () => {
    await postTickets(address, tickets);
    return tickets.length;
  };
  // The first call of each, not counted: the engine learns its taxonomy, n8n compiles the flow.
  await postTickets(classify, tickets);
  await postTickets(passOn, tickets);
  const result = await alternate(
    rounds,
    () => perSecond(secondsPerRound, items(classify)),
    () => perSecond(secondsPerRound, items(passOn)),
  );
  const note = `${batch} items a run, from the request to the answer; peer: the same flow without the node`;
  return row('items through the classifier in n8n', '/s', { ...result, note });
}

/** The demo's requests, over and over, no two the same. */
function requests(count: number): ClassifiableTicket[] {
  const written = readSamples().filter(({ outcome }) => outcome === 'registered');
  return Array.from({ length: count }, (_, number) => {
    const { titolo = '', dettagli = '', luogo = '' } = written[number % written.length]!.answers;
    const text = `${dettagli} ${luogo} (${number})`;
    return { subject: titolo, text, language: 'it' };
  });
}
