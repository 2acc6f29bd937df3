import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Reply } from './exchange';

/** The query parameter under which a form's address gives what its pages load. */
const parameter = 'parte';
const altcha = dirname(require.resolve('altcha/altcha.css'));

/** Scripts that are too large, or of the wrong kind, to stand in the page itself. */
const assets = {
  /** For the municipality's page that shows the form in a frame. */
  'incorpora.js': join(__dirname, 'page', 'assets', 'embed.js'),
  /** ALTCHA's own worker for PBKDF2: it does the proof of work beside the page. */
  'prova.js': join(altcha, '..', 'workers', 'pbkdf2.js'),
};
export type AssetName = keyof typeof assets;

const read = new Map<AssetName, { script: string; version: string }>();

/** Relative, and different for each version, so that browsers keep it for good. */
export function assetAddress(name: AssetName): string {
  return `?${parameter}=${name}&v=${assetNamed(name).version}`;
}

/** Whole, for another site's page; without a version, since nobody pastes twice. */
export function scriptAddress(formAddress: string, name: AssetName): string {
  return `${formAddress}?${parameter}=${name}`;
}

/** The asset that a request asks for; `undefined` where it asks for none. */
export function answerAsset(query: Record<string, unknown>): Reply | undefined {
  if (!Object.hasOwn(query, parameter)) return undefined;
  const wanted = query[parameter];
  const name = (Object.keys(assets) as AssetName[]).find((each) => each === wanted);
  if (!name) return { status: 404, headers: { 'content-type': 'text/plain' }, body: '' };
  const headers = {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': query.v ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
  };
  return { status: 200, headers, body: assetNamed(name).script };
}

function assetNamed(name: AssetName) {
  const known = read.get(name);
  if (known) return known;
  const script = readFileSync(assets[name], 'utf8');
  const version = createHash('sha256').update(script).digest('base64url').slice(0, 10);
  const asset = { script, version };
  read.set(name, asset);
  return asset;
}
