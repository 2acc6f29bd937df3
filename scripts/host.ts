import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withProgress } from './progress';
import { root } from './root';

/**
 * The n8n in which the pack runs: pinned by scripts/host/package-lock.json and installed once in its
 * own folder (2.8 GB, about five minutes), since it must not mix with the pack's own packages.
 * Starting it: `startN8n` in n8n.ts. What an officer does in its editor: `signIn` in editor.ts.
 */
const manifest = join(root, 'scripts/host');

/** Where the host lives: `URP_HOST_FOLDER`, else `.host` in the repository. */
export function hostFolder(): string {
  return process.env.URP_HOST_FOLDER ?? join(root, '.host');
}

/** n8n's command, to be run by Node. */
export function hostCommand(): string {
  return join(hostFolder(), 'node_modules/n8n/bin/n8n');
}

/**
 * Brings the host unless it is there and whole. The stamp is written last, so a half-made host is
 * made anew, as is one of other versions or for another Node.
 * @throws when npm fails, with what it printed last and where the rest stands
 */
export async function ensureHost(): Promise<void> {
  const folder = hostFolder();
  const stamp = join(folder, 'stamp');
  const wanted = hostStamp();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;

  rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(manifest, folder, { recursive: true });
  await withProgress(
    'Installo n8n (2,8 GB, cinque minuti o più, solo la prima volta)',
    folder,
    async () => {
      // A Kafka client among n8n's optional parts does not compile everywhere and is not needed:
      // no install scripts at all, then those of the two native parts that are.
      await npm(folder, ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
      await npm(folder, ['rebuild', 'sqlite3', 'isolated-vm']);
    },
  );
  writeFileSync(stamp, wanted);
}

/** What the host was made from and for. */
function hostStamp(): string {
  const lock = readFileSync(join(manifest, 'package-lock.json'));
  const versions = createHash('sha256').update(lock).digest('hex');
  return `${versions} ${process.platform}-${process.arch} ${process.versions.modules}\n`;
}

function npm(folder: string, args: string[]): Promise<void> {
  const log = join(folder, 'install.log');
  return new Promise((resolve, reject) => {
    const child = spawn('npm', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    const endWithUs = () => child.kill();
    process.once('exit', endWithUs);
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('exit', endWithUs);
      const text = Buffer.concat(output).toString();
      writeFileSync(log, text, { flag: 'a' });
      if (code === 0) return resolve();
      const last = text.trim().split('\n').slice(-15).join('\n');
      reject(
        new Error(
          `n8n non si è installato: «npm ${args.join(' ')}» è finito con ${code}.\n${last}\n` +
            `Tutto l'esito è in ${log}. Controlla la rete e lo spazio su disco (servono 4 GB), poi riprova.`,
        ),
      );
    });
  });
}
