import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './root';

/** What dist/ is made from. */
const sources = [
  'nodes',
  'credentials',
  'lib',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'gulpfile.js',
];
const stamp = join(root, '.urp/built');

/**
 * Builds dist/ unless it was built from the sources as they are now.
 * @throws when the build fails; what is wrong was printed
 */
export function ensureBuilt(): void {
  const wanted = fingerprint();
  const built = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (built && existsSync(join(root, 'dist'))) return;

  console.log('Costruisco il pacchetto…');
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`La costruzione («npm run build») è finita con ${status}.`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** Names, sizes and times of all sources. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesUnder(join(root, source)))) {
    const { mtimeMs, size } = statSync(file);
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

function filesUnder(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}
