import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { progressLine } from '../../scripts/progress';
import { root } from '../../scripts/root';

interface Lock {
  packages: Record<string, { version?: string; resolved?: string; integrity?: string }>;
}

const host = JSON.parse(readFileSync(join(root, 'scripts/host/package-lock.json'), 'utf8')) as Lock;

it('pins n8n and everything under it, whatever registry the machine uses', () => {
  expect(host.packages['node_modules/n8n']?.version).toBe('2.41.1');
  const packages = Object.entries(host.packages).filter(([path]) => path !== '');
  expect(packages.filter(([, { integrity }]) => !integrity)).toEqual([]);
  expect(packages.filter(([, { resolved }]) => resolved)).toEqual([]);
});

it.each([
  [0, 0, 'Installo n8n: 0 s'],
  [65_400, 0, 'Installo n8n: 1 min 05 s'],
  [65_400, 812_400_000, 'Installo n8n: 1 min 05 s, 812 MB'],
])('shows %i ms and %i bytes', (milliseconds, bytes, line) => {
  expect(progressLine('Installo n8n', milliseconds, bytes)).toBe(line);
});
