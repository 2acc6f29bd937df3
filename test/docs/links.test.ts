import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../../scripts/root';

/** Folders that hold none of our own pages. */
const others = ['node_modules', '.host', '.urp', '.git', 'dist'];
const pages = globSync('**/*.md', { cwd: root, exclude: (name) => others.includes(name) }).sort();

test('there are pages to look at', () => {
  expect(pages).toContain('README.md');
  expect(pages).toContain(join('docs', 'it', 'README.md'));
});

test.each(pages)('%s: every relative link leads to a file', (page) => {
  const lost = linksIn(page).filter((link) => !existsSync(join(root, dirname(page), link)));
  expect(lost).toEqual([]);
});

/** Targets of links and pictures in the text, those to other sites and within the page left out. */
function linksIn(page: string): string[] {
  const text = readFileSync(join(root, page), 'utf8').replace(/^```.*?^```/gms, '');
  return [...text.matchAll(/\]\(<?([^)\s>]+)>?[^)]*\)/g)]
    .map(([, target = '']) => decodeURI(target.replace(/#.*$/, '')))
    .filter((target) => target !== '' && !/^[a-z][a-z+.-]*:/i.test(target));
}
