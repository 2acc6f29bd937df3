import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readSamples } from '../../../scripts/demo/samples';
import { randomNumbers } from '../../../lib/classification/random';
import type { ReportTicket } from '../../../lib/summary/problems/ticket';
import type { ReportOptions } from '../../../lib/summary/report/report';
import { writeReportApart } from '../../../lib/summary/report/reportThread';
import { row, type Row } from '../row';

const sizes = [1_000, 10_000, 100_000];
const batch = 200;

const options: ReportOptions = {
  administration: 'Comune',
  today: '2026-11-10',
  step: 'month',
  steps: 25,
  language: 'it',
  textLanguage: 'it',
  names: {},
  known: [],
};

interface Made {
  seconds: number;
  /** Resident memory of the whole process at its most, above what it was before. */
  megabytes: number;
  /** 99th percentile of the event loop's delay meanwhile, in milliseconds. */
  delay: number;
}

/** Reports on a thousand, ten thousand and a hundred thousand tickets, the files included. */
export async function reports(): Promise<Row[]> {
  const rows: Row[] = [];
  let before: Made | undefined;
  for (const size of sizes) {
    const made = await make(size);
    const name = `report on ${size.toLocaleString('en')} tickets`;
    const growth = before ? `; ${(made.seconds / before.seconds).toFixed(1)} times the tenth` : '';
    const note = `in a thread of its own, with page and workbook${growth}; no peer`;
    rows.push(
      row(name, 's', { ours: made.seconds, peer: null, note }),
      row(`${name}: memory`, 'MB', {
        ours: made.megabytes,
        peer: null,
        note: 'the most, above the start',
      }),
      row(`${name}: event loop`, 'ms', {
        ours: made.delay,
        peer: null,
        note: 'delay at p99 meanwhile',
      }),
    );
    before = made;
  }
  return rows;
}

async function make(size: number): Promise<Made> {
  const start = process.memoryUsage.rss();
  let most = start;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 100);
  const loop = monitorEventLoopDelay({ resolution: 5 });
  loop.enable();
  const begun = performance.now();
  await writeReportApart(batches(size), { options, formats: ['html', 'xlsx'] });
  const seconds = (performance.now() - begun) / 1000;
  loop.disable();
  clearInterval(watch);
  return { seconds, megabytes: (most - start) / 2 ** 20, delay: loop.percentile(99) / 1e6 };
}

/** The demo's requests with words of each other mixed in, over two years, no two the same. */
async function* batches(size: number): AsyncGenerator<ReportTicket[]> {
  const random = randomNumbers(1);
  const texts = readSamples().map(
    ({ answers }) => `${answers.titolo ?? ''} ${answers.dettagli ?? ''}`,
  );
  const words = texts.join(' ').split(/\s+/);
  const any = <T>(list: T[]): T => list[Math.floor(random() * list.length)]!;
  for (let made = 0; made < size; made += batch) {
    yield Array.from({ length: batch }, (_, at) => ({
      reference: `T${made + at}`,
      subject: '',
      text: `${any(texts)} ${Array.from({ length: 8 }, () => any(words)).join(' ')}`,
      category: `categoria-${Math.floor(random() * 40)}`,
      office: `ufficio-${Math.floor(random() * 10)}`,
      channel: 'form',
      place: null,
      person: null,
      submittedAt: new Date(Date.UTC(2024, 10, 1) + random() * 730 * 86_400_000).toISOString(),
      firstAnswerAt: null,
      endedAt: null,
      dueAt: null,
      reopened: false,
    }));
    await new Promise((resolve) => setImmediate(resolve));
  }
}
