import { unsupportedClaims } from '../../../lib/summary/claims';
import {
  deskSummaries,
  dialogueSummaries,
  officersSummaries,
  ours,
  shareByKind,
  shareOf,
} from '../../bench/claims';
import { plantClaims, plantedKinds } from '../../bench/plantedClaims';

const folder = process.env.URP_BENCH_DATA;
if (!folder) {
  console.warn(
    'Left out: claims in summaries of real texts, since URP_BENCH_DATA names no folder.',
  );
}

const caughtOf200 = 0.98;
const flaggedOf200 = 0.03;

describe('twenty summaries in an officer’s own words', () => {
  const summaries = officersSummaries();
  const planted = plantClaims(summaries, 7);

  test('are not flagged', () => {
    expect(summaries).toHaveLength(20);
    expect(shareOf(summaries, ours)).toBeLessThanOrEqual(flaggedOf200);
  });

  test('with something false of each kind are caught', () => {
    expect(planted.length).toBeGreaterThanOrEqual(200);
    const byKind = shareByKind(planted, ours);
    expect(Object.keys(byKind)).toEqual(plantedKinds);
    for (const [kind, share] of Object.entries(byKind)) {
      expect([kind, share >= 0.9]).toEqual([kind, true]);
    }
    expect(shareOf(planted, ours)).toBeGreaterThanOrEqual(caughtOf200);
  });
});

(folder ? describe : describe.skip)('summaries of texts that nobody wrote for this', () => {
  test('of 300 reports of citizens, reworded: the true pass, the false are caught', async () => {
    const summaries = await deskSummaries(folder!, 300);
    expect(shareOf(summaries, ours)).toBeLessThanOrEqual(flaggedOf200);
    const planted = plantClaims(summaries, 7);
    expect(planted.length).toBeGreaterThan(2000);
    expect(shareOf(planted, ours)).toBeGreaterThanOrEqual(caughtOf200);
  });

  test('of 500 dialogues, written by people: they pass', () => {
    const summaries = dialogueSummaries(folder!);
    expect(summaries.length).toBeGreaterThan(400);
    expect(shareOf(summaries, ours)).toBeLessThanOrEqual(flaggedOf200);
  });
});

test.each([
  ['La ditta interviene entro il 3 dicembre.', 'entro il 20 novembre 2026', 'date', '3 dicembre'],
  ['Ha chiesto 50 euro di rimborso.', 'chiedo un rimborso di 40 euro', 'number', '50'],
  ['Lo ha promesso il geometra Neri.', 'lo ha promesso il geometra', 'name', 'Neri'],
  ['Kowalski ha scritto di nuovo.', 'scrivo di nuovo', 'name', 'Kowalski'],
  ['Ha scritto quattro volte.', 'ho scritto tre volte', 'number', 'quattro'],
  ['Aspetta da febbraio.', 'aspetto da gennaio', 'date', 'febbraio'],
  ['Il codice è R4.', 'per 4 rate serve il modulo R3', 'reference', 'R4'],
  ['Pratica AM-2026-045.', 'la pratica è AM-2026-0457', 'reference', 'AM-2026-045'],
  ['Risponde a ada@citta.example.', 'sono ida@citta.example', 'reference', 'ada@citta.example'],
  ['Il 27-14-2026 è tardi.', 'il 27-10-2026, in 14', 'number', '27-14-2026'],
])('%s is not what «%s» says', (summary, text, kind, words) => {
  const message = { name: 'text', from: 'citizen', at: '2026-11-02', text };
  const [found, ...more] = unsupportedClaims(summary, [message]);
  expect(found).toMatchObject({ kind, text: words });
  expect(summary.slice(found!.start, found!.end)).toBe(words);
  expect(more).toEqual([]);
});

test.each([
  ['L’Ufficio Tributi risponde.', 'sì'],
  ['Ha scritto 3 volte in 22 mesi.', 'ho scritto tre volte in ventidue mesi'],
  ['Ha chiesto dodici rate.', 'chiedo 12 rate'],
  ['Deve 1240 euro entro il 30/4.', 'sono 1.240,00 euro, la scadenza è il 30 aprile 2026'],
  ['Ha pagato il 9 dicembre.', 'versato due volte, il 9 e il 16 dicembre'],
  ['Nato il 3/8/1881.', 'nato il 3 agosto 1881'],
  ['Le nozze sono il 12 settembre 2027.', 'vorremmo sposarci il 12 settembre'],
  ['Tel. 0131 5550199, targa FB 218 KL, dalle 9 alle 12.', '0131 555 0199, FB218KL, ore 9:00-12'],
  ['Chi ha scritto? Nessuno ha risposto.', 'ho scritto e non rispondete'],
])('%s is what «%s» says', (summary, text) => {
  const message = { name: 'text', from: 'Ufficio Tributi', at: '2026-11-02', text };
  expect(unsupportedClaims(summary, [message])).toEqual([]);
});
