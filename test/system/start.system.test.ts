import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/root';
import { eventually } from '../harness/n8n';

const folder = mkdtempSync(join(tmpdir(), 'urp-start-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Start {
  process: ChildProcess;
  ended: Promise<number | null>;
  /** What it has printed so far. */
  output(): string;
}

/** `npm start` as a terminal runs it, in a process group of its own. */
function start(): Start {
  const child = spawn(join(root, 'node_modules/.bin/tsx'), [join(root, 'scripts/start.ts')], {
    detached: true,
    env: { ...process.env, URP_EXAMPLE_FOLDER: folder },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { process: child, ended, output: () => output };
}

async function screenOf(started: Start): Promise<string> {
  return eventually('the screen of addresses', () => Promise.resolve(addressesIn(started)), 240);
}

function addressesIn(started: Start): string | false {
  return started.output().includes('Ctrl-C ferma tutto') && started.output();
}

/** Everything that was started has the example's folder in its environment, n8n's runners too. */
function processesLeft(): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, 'utf8').includes(folder);
    } catch {
      return false;
    }
  });
}

function noProcessLeft(): Promise<boolean> {
  return eventually('the end of every process', () =>
    Promise.resolve(processesLeft().length === 0),
  );
}

test('it starts, says where everything is, starts only once, and Ctrl-C leaves nothing', async () => {
  const first = start();
  const screen = await screenOf(first);
  const addresses = JSON.parse(readFileSync(join(folder, 'addresses.json'), 'utf8')) as {
    [name: string]: string;
  };
  for (const address of [addresses.editor, addresses.form, addresses.inbox]) {
    expect(screen).toContain(address);
    expect((await fetch(address as string)).status).toBe(200);
  }

  const second = start();
  expect(await second.ended).toBe(0);
  expect(second.output()).toContain('È già acceso da questa cartella');

  process.kill(-(first.process.pid as number), 'SIGINT');
  expect(await first.ended).toBe(0);
  expect(processesLeft()).toEqual([]);
  expect(existsSync(join(folder, 'addresses.json'))).toBe(false);
});

test('a second start leaves the examples as they are, and killed at once it leaves no n8n', async () => {
  const records = readFileSync(join(folder, 'n8n/examples.json'), 'utf8');
  const started = start();
  expect(await screenOf(started)).not.toContain('lasciati come sono');
  expect(readFileSync(join(folder, 'n8n/examples.json'), 'utf8')).toBe(records);

  process.kill(-(started.process.pid as number), 'SIGKILL');
  await noProcessLeft();
});
