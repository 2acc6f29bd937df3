/**
 * Brings node_modules when it is missing or is not what package-lock.json says, before any script of
 * this package. Plain JavaScript without packages: it runs under whatever Node the machine has
 * (18 or later); Node 24 itself comes as the package `node`, which npm puts first in a script's PATH.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

function packagesOf(file) {
  const path = join(root, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}

/** npm writes the list of what it installed last, so a half-made node_modules has an older one or none. */
function isWhole() {
  const installed = packagesOf('node_modules/.package-lock.json');
  const wanted = Object.entries(packagesOf('package-lock.json'));
  return wanted.every(
    ([path, { version, optional }]) =>
      path === '' || installed[path]?.version === version || (optional && !installed[path]),
  );
}

function show(line) {
  process.stdout.write(process.stdout.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
}

function install() {
  const started = Date.now();
  const title = 'Installo i pacchetti (qualche minuto, solo la prima volta)';
  const seconds = () => Math.round((Date.now() - started) / 1000);
  show(`${title}…`);
  const timer = setInterval(
    () => show(`${title}: ${seconds()} s`),
    process.stdout.isTTY ? 1000 : 15000,
  );
  return new Promise((resolve) => {
    const output = [];
    const child = spawn('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    const finish = (failure) => {
      clearInterval(timer);
      show(`${title}: ${seconds()} s\n`);
      resolve(failure && `${failure}\n${Buffer.concat(output).toString().trim()}`);
    };
    child.once('error', (error) => finish(`npm non parte: ${error.message}`));
    child.once('close', (code) => finish(code === 0 ? '' : `«npm ci» è finito con ${code}.`));
  });
}

if (!isWhole()) {
  const failure = await install();
  if (failure) {
    console.error(
      `\nI pacchetti non si sono installati. ${failure}\n\n` +
        'Controlla la rete (o il proxy: npm config get proxy) e lo spazio su disco, poi riprova.',
    );
    process.exit(1);
  }
}
