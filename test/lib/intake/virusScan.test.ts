import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { upload } from '../../../lib/intake/upload';
import { scanFiles } from '../../../lib/intake/virusScan';
import '../../harness/loopback';
import { asClamAv, startScanner, virus, type Scanner } from './scanner';

let scanner: Scanner | undefined;
afterEach(() => scanner?.close());

const answersWith = (...contents: Buffer[]) =>
  new Map([
    ['allegati', { texts: [], files: contents.map((each) => upload('a.pdf', each.length, each)) }],
  ]);
const clean = Buffer.concat([Buffer.from('%PDF-1.7 '), Buffer.alloc(200_000, 'x')]);

async function scan(address: string, ...contents: Buffer[]) {
  const scanned = await scanFiles(answersWith(...contents), address);
  return scanned.get('allegati')?.files.map(({ isInfected }) => isInfected ?? false);
}

test('marks what the scanner finds, and hands it every byte', async () => {
  scanner = await startScanner();
  expect(await scan(scanner.address, clean, virus)).toEqual([false, true]);
  expect(scanner.scanned).toEqual([clean, virus]);
});

test('reaches the scanner at its socket', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'urp-clamd-'));
  scanner = await startScanner(asClamAv, { path: join(folder, 'clamd.ctl') });
  expect(await scan(scanner.address, virus)).toEqual([true]);
  await rm(folder, { recursive: true });
});

test('does not look twice at a file that is kept already', async () => {
  scanner = await startScanner();
  const kept = { ...upload('a.pdf', virus.length, virus), id: 'kept' };
  await scanFiles(new Map([['allegati', { texts: [], files: [kept] }]]), scanner.address);
  expect(scanner.scanned).toEqual([]);
});

test('without an address scans nothing', async () => {
  const answers = answersWith(virus);
  expect(await scanFiles(answers, '')).toBe(answers);
});

describe('fails closed', () => {
  test.each([
    ['says that the file is too large', () => 'INSTREAM size limit exceeded. ERROR'],
    ['says something else', () => 'PONG'],
    ['says nothing', () => ''],
    ['hangs up', () => undefined],
    ['names a virus without an end', () => 'stream: FOUND'],
  ])('where the scanner %s', async (_what, behaviour) => {
    scanner = await startScanner(behaviour);
    await expect(scan(scanner.address, clean)).rejects.toMatchObject({
      code: 'scanner.unavailable',
    });
  });

  test('where nobody listens', async () => {
    const gone = await startScanner();
    await gone.close();
    await expect(scan(gone.address, clean)).rejects.toMatchObject({ code: 'scanner.unavailable' });
  });
});
