import {
  deskSummaries,
  dialogueSummaries,
  literal,
  officersSummaries,
  ours,
  shareByKind,
  shareOf,
} from '../claims';
import { plantClaims } from '../plantedClaims';
import { row, type Row } from '../row';
import { measureSummaries } from '../summaries';

const seed = 7;
const deskTexts = 300;
const peer = 'each number and word in capitals must stand in the text as it is';

/** Whether what a summary claims is checked rightly, and how near summaries come to people's own. */
export async function summaries(): Promise<Row[]> {
  const written = officersSummaries();
  const folder = process.env.URP_BENCH_DATA;
  if (!folder) {
    console.error(
      'URP_BENCH_DATA is not set: claims are checked on the officers’ summaries alone.',
    );
    return claimRows('twenty conversations', written);
  }
  const { engine, lead } = await measureSummaries(folder);
  const note = 'two sentences of 500 English dialogues, F1; peer: the first two turns';
  return [
    ...claimRows('twenty conversations', written),
    ...claimRows(`${deskTexts} reports`, await deskSummaries(folder, deskTexts)),
    flagged('500 dialogues, by people', dialogueSummaries(folder)),
    row('summaries, ROUGE-1', '%', { ours: engine.rouge1, peer: lead.rouge1, note }),
    row('summaries, ROUGE-L', '%', { ours: engine.rougeL, peer: lead.rougeL, note }),
  ];
}

function claimRows(name: string, written: ReturnType<typeof officersSummaries>): Row[] {
  const planted = plantClaims(written, seed);
  const kinds = Object.entries(shareByKind(planted, ours));
  const weakest = Math.min(...kinds.map(([, share]) => share));
  const caught = row(`false claims caught, ${name}`, '%', {
    ours: 100 * shareOf(planted, ours),
    peer: 100 * shareOf(planted, literal),
    note: `${planted.length} of ${kinds.length} kinds, the weakest ${Math.round(100 * weakest)}%; peer: ${peer}`,
  });
  return [caught, flagged(name, written)];
}

function flagged(name: string, written: ReturnType<typeof officersSummaries>): Row {
  return row(`true summaries flagged, ${name}`, '%', {
    ours: 100 * shareOf(written, ours),
    peer: 100 * shareOf(written, literal),
    note: `${written.length}, less is better; peer: ${peer}`,
  });
}
