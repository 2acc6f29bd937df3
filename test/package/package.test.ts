import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ensureBuilt } from '../../scripts/build';
import { root } from '../../scripts/root';

interface Manifest {
  name: string;
  license?: string;
  gypfile?: boolean;
  scripts?: Record<string, string>;
  n8n?: { nodes: string[]; credentials: string[] };
}

interface Packed {
  filename: string;
  size: number;
  files: Array<{ path: string }>;
}

const mostBytes = 600_000;
const licences = /^(MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|MPL-2\.0|BlueOak-1\.0\.0)$/;

jest.setTimeout(300_000);

const folder = mkdtempSync(join(tmpdir(), 'urp-package-'));
const installed = join(folder, 'node_modules/n8n-nodes-urp');
let packed: Packed;

beforeAll(() => {
  ensureBuilt();
  packed = pack();
  install();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the tarball is small', () => {
  expect(packed.size).toBeLessThan(mostBytes);
});

test('the tarball holds what runs and its papers, nothing else', () => {
  const paths = packed.files.map(({ path }) => path);
  expect(paths.filter((path) => !path.startsWith('dist/')).sort()).toEqual([
    'LICENSE',
    'README.md',
    'package.json',
  ]);
  const code = /^dist\/(nodes|credentials|lib)\/.+\.(js|json|svg|css|html)$/;
  const inDist = paths.filter((path) => path.startsWith('dist/'));
  expect(inDist.filter((path) => !code.test(path))).toEqual([]);
});

test('every node and credential loads from what n8n installs', () => {
  const { n8n } = manifest(installed);
  const names = (files: string[] = []) =>
    files.map((file) => basename(file).split('.')[0] ?? '').map(lowerFirst);
  const loaded = JSON.parse(load()) as unknown;
  expect(loaded).toEqual({ nodes: names(n8n?.nodes), credentials: names(n8n?.credentials) });
});

test('no installed package needs a script or a compiler', () => {
  const needy = installedPackages().filter((path) => {
    const { scripts = {}, gypfile } = manifest(path);
    const runsAtInstall = ['preinstall', 'install', 'postinstall'].some((name) => name in scripts);
    return runsAtInstall || gypfile || hasNativeFile(path);
  });
  expect(needy).toEqual([]);
});

test('every installed package has a licence that an office may use freely', () => {
  const others = installedPackages()
    .map(manifest)
    .filter(({ license = '' }) => !licenceAllowed(license));
  expect(others.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
});

function pack(): Packed {
  const output = npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root);
  const [first] = JSON.parse(output) as Packed[];
  if (!first) throw new Error(`npm pack packed nothing: ${output}`);
  return first;
}

/** What n8n's Community Nodes screen does: unpack, drop all but the dependencies, install. */
function install(): void {
  mkdirSync(installed, { recursive: true });
  const tarball = join(folder, packed.filename);
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
  const { devDependencies, peerDependencies, optionalDependencies, ...kept } = JSON.parse(
    readFileSync(join(installed, 'package.json'), 'utf8'),
  ) as Record<string, unknown>;
  expect(devDependencies ?? peerDependencies ?? optionalDependencies).toBeDefined();
  writeFileSync(join(installed, 'package.json'), JSON.stringify(kept, null, 2));
  npm(
    [
      'install',
      '--audit=false',
      '--fund=false',
      '--bin-links=false',
      '--install-strategy=shallow',
      '--ignore-scripts=true',
      '--package-lock=false',
      '--prefer-offline',
    ],
    installed,
  );
}

/** n8n brings n8n-workflow, and nothing else, from elsewhere. */
function load(): string {
  const host = join(folder, 'host/node_modules');
  mkdirSync(host, { recursive: true });
  symlinkSync(join(root, 'node_modules/n8n-workflow'), join(host, 'n8n-workflow'));
  return execFileSync(process.execPath, [join(__dirname, 'load.mjs'), installed], {
    encoding: 'utf8',
    cwd: folder,
    env: { PATH: process.env.PATH, NODE_PATH: host },
  });
}

/** Folders of all packages below the pack, scoped and nested ones included. */
function installedPackages(): string[] {
  const manifests = readdirSync(join(installed, 'node_modules'), { recursive: true }) as string[];
  return manifests
    .filter((path) => /(^|node_modules\/)(@[^/]+\/)?[^/]+\/package\.json$/.test(path))
    .map((path) => join(installed, 'node_modules', path, '..'));
}

function hasNativeFile(path: string): boolean {
  const files = readdirSync(path, { recursive: true }) as string[];
  return files.some((file) => file.endsWith('.node') || basename(file) === 'binding.gyp');
}

function licenceAllowed(license: string): boolean {
  return license
    .replace(/[()]/g, '')
    .split(/ or /i)
    .some((each) => licences.test(each));
}

function manifest(path: string): Manifest {
  return JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Manifest;
}

function npm(args: string[], cwd: string): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
