import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  ICredentialType,
  INodeProperties,
  INodePropertyCollection,
  INodeType,
} from 'n8n-workflow';
import type { Labels } from '../../nodes/shell/localise';
import { parseReference } from '../../lib/register/reference';
import { root } from '../../scripts/root';
import { ownNodeFolders } from '../harness/nodeTypes';

const languages = [
  { language: 'it', nodes: 'docs/it/nodi', credentials: 'docs/it/credenziali.md' },
  { language: 'en', nodes: 'docs/en/nodes', credentials: 'docs/en/credentials.md' },
] as const;
const nodes = ownNodeFolders();

describe.each(languages)('in $language', ({ language, nodes: folder, credentials }) => {
  test.each(nodes)('%s has its page, which names each of its parameters', (name) => {
    const path = join(folder, `${fileNameOf(name)}.md`);
    expect(existsSync(join(root, path))).toBe(true);
    const { properties } = load<INodeType>(`nodes/${name}/${name}.node`, name).description;
    const labels = readJson<Labels>(`nodes/${name}/it.json`);
    const page = read(path);
    const shown = namesOf(properties).map((each) => inLanguage(each, labels, language));
    expect(shown.filter((each) => !page.includes(`**${each}**`))).toEqual([]);
  });

  test('the index leads to every page', () => {
    const index = read(join(folder, 'README.md'));
    expect(nodes.filter((name) => !index.includes(`(${fileNameOf(name)}.md)`))).toEqual([]);
  });

  test('the credentials’ page names each of their fields', () => {
    const labels = readJson<Labels>('credentials/it.json');
    const page = read(credentials);
    const files = globSync('*.credentials.ts', { cwd: join(root, 'credentials') });
    const lacking = files.flatMap((file) => {
      const name = file.replace('.credentials.ts', '');
      const { properties } = load<ICredentialType>(`credentials/${name}.credentials`, name);
      const shown = namesOf(properties).map((each) => inLanguage(each, labels, language));
      return shown.filter((each) => !page.includes(`**${each}**`));
    });
    expect(lacking).toEqual([]);
  });
});

describe('what the pages quote', () => {
  const pages = globSync('docs/{it,en}/**/*.md', { cwd: root });
  const texts = pages.map((page) => ({ page, text: read(page) }));

  test('are codes that the code throws', () => {
    const sources = globSync('lib/**/*.ts', { cwd: root }).map(read).join('\n');
    const quoted = texts.flatMap(({ text }) =>
      [...text.matchAll(/^\| `([a-z]+\.[a-z-]+)`(?: in [^|]*)? \|/gm)].map(([, code = '']) => code),
    );
    expect(quoted.length).toBeGreaterThan(0);
    expect(quoted.filter((code) => !sources.includes(`'${code}'`))).toEqual([]);
  });

  test('are references that the register accepts', () => {
    const references = texts.flatMap(({ text }) => text.match(/\bURP(?:-[0-9A-Z]+){3}\b/g) ?? []);
    expect(references.length).toBeGreaterThan(0);
    for (const reference of references) expect(parseReference(reference)).toBe(reference);
  });

  test('are examples that are JSON', () => {
    const examples = texts.flatMap(({ page, text }) =>
      [...text.matchAll(/^```json\n(.*?)^```/gms)].map(([, json = '']) => ({ page, json })),
    );
    expect(examples.length).toBeGreaterThan(0);
    for (const { json } of examples) expect(() => JSON.parse(json) as unknown).not.toThrow();
  });
});

/** `UrpFormTrigger` has the page `urp-form-trigger.md`. */
function fileNameOf(node: string): string {
  return node.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase();
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

function readJson<T>(path: string): T {
  return JSON.parse(read(path)) as T;
}

/** A node or credential with its labels as they stand in the code. */
function load<T>(path: string, className: string): T {
  process.env.URP_LANGUAGE = 'en';
  const exported = jest.requireActual<Record<string, new () => T>>(join(root, path));
  const Class = exported[className];
  if (!Class) throw new Error(`${path} exports no ${className}.`);
  return new Class();
}

/** What the editor writes above each field; the row of a fixed collection has no field of its own. */
function namesOf(properties: INodeProperties[]): string[] {
  const asked = properties.filter(({ type }) => type !== 'notice');
  return asked.flatMap((property) => [property.displayName, ...innerNamesOf(property)]);
}

function innerNamesOf({ type, options = [] }: INodeProperties): string[] {
  if (type === 'collection') return namesOf(options as INodeProperties[]);
  if (type !== 'fixedCollection') return [];
  return (options as INodePropertyCollection[]).flatMap(({ values }) => namesOf(values));
}

function inLanguage(label: string, labels: Labels, language: 'it' | 'en'): string {
  return language === 'it' ? (labels[label] ?? label) : label;
}
