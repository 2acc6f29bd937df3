import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** A program that the tests use and that npm cannot bring. */
interface Program {
  name: string;
  isThere: () => boolean;
  /** Debian's package. */
  debian: string;
  /** How a person installs it elsewhere. */
  elsewhere: string;
}

const programs: Program[] = [
  {
    name: 'Chromium',
    isThere: () => chromium() !== undefined,
    debian: 'chromium',
    elsewhere: 'brew install --cask chromium, or set CHROMIUM to a Chrome that is there',
  },
  {
    name: 'PostgreSQL',
    isThere: () => inPath('postgres') || existsSync('/usr/lib/postgresql'),
    debian: 'postgresql',
    elsewhere: 'brew install postgresql',
  },
  {
    name: 'Redis',
    isThere: () => inPath('redis-server'),
    debian: 'redis-server',
    elsewhere: 'brew install redis',
  },
];

/** The browser for tests and screenshots: `CHROMIUM`, else the system's; undefined when none. */
export function chromium(): string | undefined {
  const places = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  return places.find((place) => place !== undefined && existsSync(place));
}

/**
 * Sees that the browser and the databases of the tests are on this machine: installs what is missing
 * where it may (root on Debian and its children), else says loudly what to install. It goes on: the
 * tests that need what is absent then fail, each by its name.
 */
export async function ensureMachine(): Promise<void> {
  const missing = programs.filter((program) => !program.isThere());
  if (missing.length === 0) return;

  const packages = missing.map(({ debian }) => debian);
  const mayInstall = process.getuid?.() === 0 && inPath('apt-get');
  if (mayInstall) {
    console.log(`Installing ${packages.join(', ')} for the tests (apt-get, some minutes)…`);
    aptGet('update', '-q');
    aptGet('install', '-q', '-y', '--no-install-recommends', ...packages);
  }

  const absent = missing.filter((program) => !program.isThere());
  if (absent.length === 0) return;
  const lines = absent.map(({ name, elsewhere }) => `  ${name}: ${elsewhere}`);
  const rule = '!'.repeat(80);
  console.error(
    `${rule}\nThe tests need programs that this machine lacks:\n${lines.join('\n')}\n` +
      `On Debian and Ubuntu: sudo apt-get install ${absent.map(({ debian }) => debian).join(' ')}\n${rule}`,
  );
}

function aptGet(...args: string[]): void {
  const { status } = spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) console.error(`apt-get ${args.join(' ')} ended with ${status}`);
}

function inPath(command: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
}
