import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { follow, type Following } from '../../../lib/register/follower';
import type { FeedItem } from '../../../lib/register/register';
import { freshRegister } from './freshRegister';

const folder = mkdtempSync(join(tmpdir(), 'urp-follower-'));
let places = 0;
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const fresh = freshRegister(async () => ({
  kind: 'sqlite',
  file: join(folder, `${(places += 1)}.sqlite`),
}));

let stop: AbortController;
let runs: string[][];
beforeEach(async () => {
  stop = new AbortController();
  runs = [];
  await fresh.register.openFeed('reader', 'now');
});

function following(own: Partial<Following> = {}): Following {
  return {
    reader: 'reader',
    search: { kinds: ['filed', 'noted'], dueSoonDays: 0, termsFromHour: 0, limit: 100 },
    pollEvery: 5,
    pausesAfterFailure: [1, 1],
    openRegister: async () => fresh.register,
    run: async () => 'done',
    onFailure: (error) => {
      throw error;
    },
    ...own,
  };
}

/** Follows, notes each run, and stops after so many of them. */
async function followRuns(count: number, own: Partial<Following> = {}): Promise<void> {
  const settings = following(own);
  const run = async (items: FeedItem[]) => {
    runs.push(items.map(({ ticket, event }) => String(event.details.text ?? ticket.subject)));
    const outcome = await settings.run(items);
    if (runs.length >= count) stop.abort();
    return outcome;
  };
  await follow({ ...settings, run }, stop.signal);
}

test('what comes while a run is under way comes together in the next, in order', async () => {
  const { reference } = await fresh.fileOne({ subject: 'prima' });
  await followRuns(2, {
    run: async () => {
      for (const text of ['uno', 'due', 'tre']) await fresh.register.addNote(reference, text, 'io');
      return 'done';
    },
  });
  expect(runs).toEqual([['prima'], ['uno', 'due', 'tre']]);
});

test('is never in two runs at once', async () => {
  let under = 0;
  let most = 0;
  await fresh.fileOne();
  await followRuns(5, {
    run: async () => {
      most = Math.max(most, (under += 1));
      await fresh.fileOne();
      under -= 1;
      return 'done';
    },
  });
  expect(most).toBe(1);
});

test('goes on where it stopped, and takes again what had no end', async () => {
  await fresh.fileOne({ subject: 'finita' });
  await followRuns(1);
  await fresh.fileOne({ subject: 'interrotta' });
  stop = new AbortController();
  // The process dies: its run never ends, and it does nothing any more.
  await new Promise<void>((resolve) => {
    const run = () => {
      resolve();
      return new Promise<never>(() => undefined);
    };
    void follow(following({ run }), stop.signal);
  });
  stop = new AbortController();
  await followRuns(2);
  expect(runs).toEqual([['finita'], ['interrotta']]);
});

test('a run that fails comes again one by one; what fails each time is left behind', async () => {
  for (const subject of ['buona', 'guasta', 'altra']) await fresh.fileOne({ subject });
  await followRuns(6, {
    run: async (items) =>
      items.some(({ ticket }) => ticket.subject === 'guasta') ? 'failed' : 'done',
  });
  expect(runs).toEqual([
    ['buona', 'guasta', 'altra'],
    ['buona'],
    ['guasta'],
    ['guasta'],
    ['guasta'],
    ['altra'],
  ]);
});

test('tries once only where it is told so', async () => {
  for (const subject of ['guasta', 'altra']) await fresh.fileOne({ subject });
  await followRuns(2, {
    pausesAfterFailure: [],
    search: { ...following().search, limit: 1 },
    run: async () => 'failed',
  });
  expect(runs).toEqual([['guasta'], ['altra']]);
});

test('a run that fails because it is being stopped does not count', async () => {
  await fresh.fileOne();
  await follow(
    following({
      run: async () => {
        stop.abort();
        return 'failed';
      },
    }),
    stop.signal,
  );
  const { failures, items } = await fresh.register.readFeed('reader', following().search);
  expect({ failures, told: items.length }).toEqual({ failures: 0, told: 1 });
});

test('says once that the register is out of reach, and goes on when it is back', async () => {
  await fresh.fileOne({ subject: 'dopo' });
  let tries = 0;
  const failures: unknown[] = [];
  await followRuns(1, {
    openRegister: async () => {
      if ((tries += 1) <= 3) throw new Error('gone');
      return fresh.register;
    },
    onFailure: (error) => failures.push(error),
  });
  expect(failures).toEqual([new Error('gone')]);
  expect(runs).toEqual([['dopo']]);
});
