import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  ICredentialType,
  INodeProperties,
  INodePropertyCollection,
  INodePropertyOptions,
  INodeType,
  INodeTypeDescription,
} from 'n8n-workflow';
import type { OfficerLanguage } from '../../lib/language';
import { localise, type Labels } from '../../nodes/shell/localise';
import { root } from '../../scripts/root';
import { ownNodeFolders } from '../harness/nodeTypes';

const nodes = ownNodeFolders();
const credentials = readdirSync(join(root, 'credentials'))
  .filter((file) => file.endsWith('.credentials.ts'))
  .map((file) => file.replace('.credentials.ts', ''));
const manifest = readJson('package.json') as { n8n: { nodes: string[]; credentials: string[] } };

test('the pack has nodes and credentials', () => {
  expect(nodes).not.toHaveLength(0);
  expect(credentials).not.toHaveLength(0);
});

test('package.json names every node and credential there is', () => {
  expect(manifest.n8n.nodes).toEqual(
    nodes.map((name) => `dist/nodes/${name}/${name}.node.js`).sort(),
  );
  expect(manifest.n8n.credentials).toEqual(
    credentials.map((name) => `dist/credentials/${name}.credentials.js`).sort(),
  );
});

describe.each(nodes)('%s', (name) => {
  const file = (path: string) => join('nodes', name, path);
  const labels = readJson(file('it.json')) as Labels;
  const english = inLanguage<INodeType>('en', file(`${name}.node`), name).description;
  const italian = inLanguage<INodeType>('it', file(`${name}.node`), name).description;

  test('has the Italian of each of its labels, and no other', () => {
    expect(Object.keys(labels).sort()).toEqual(labelsOf(translatable(english)));
  });

  test('says in Italian what it says in English, under the same values', () => {
    expect(italian.description).toBe(labels[english.description]);
    expect(italian.properties).toEqual(localise(english.properties, labels, 'it'));
    expect(italian.displayName).toBe(english.displayName);
    expect(italian.defaults).toEqual(english.defaults);
    expect(untranslated(labels)).toEqual([]);
  });

  test('gives every parameter a default that it accepts', () => {
    expect(parametersOf(english.properties).filter(lacksDefault).map(nameOf)).toEqual([]);
  });

  test('keeps its parameters on the panel: n8n moves one that always asks for a credential', () => {
    expect(english.properties.filter((each) => isMoved(each, english)).map(nameOf)).toEqual([]);
  });

  test('has its icons, drawn on a square', () => {
    const icons = english.icon as { light: string; dark: string };
    expect(icons).toEqual({ light: expect.any(String), dark: expect.any(String) });
    for (const icon of Object.values(icons)) {
      expect(isSquare(file(icon.replace('file:', '')))).toBe(true);
    }
  });

  test('says on each button what it adds', () => {
    const collections = parametersOf(english.properties).filter(({ type }) =>
      /ollection$/.test(type),
    );
    expect(collections.filter(({ placeholder }) => !placeholder).map(nameOf)).toEqual([]);
  });

  test('has its codex entry under its own name', () => {
    const typeName = name.charAt(0).toLowerCase() + name.slice(1);
    expect(english.name).toBe(typeName);
    expect(readJson(file(`${name}.node.json`))).toMatchObject({
      node: `n8n-nodes-urp.${typeName}`,
      nodeVersion: expect.any(String),
      codexVersion: expect.any(String),
      categories: expect.arrayContaining([expect.any(String)]),
    });
  });
});

describe('credentials', () => {
  const labels = readJson('credentials/it.json') as Labels;
  const load = (language: OfficerLanguage, name: string) =>
    inLanguage<ICredentialType>(language, `credentials/${name}.credentials`, name);

  test('have the Italian of each of their labels, and no other', () => {
    const properties = credentials.flatMap((name) => load('en', name).properties);
    expect(Object.keys(labels).sort()).toEqual(labelsOf(properties));
    expect(untranslated(labels)).toEqual([]);
  });

  test.each(credentials)('%s is whole in either language', (name) => {
    const english = load('en', name);
    const italian = load('it', name);
    expect(italian.properties).toEqual(localise(english.properties, labels, 'it'));
    expect(italian.displayName).toBe(english.displayName);
    expect(parametersOf(english.properties).filter(lacksDefault).map(nameOf)).toEqual([]);
    for (const icon of Object.values(english.icon as { light: string; dark: string })) {
      expect(isSquare(join('credentials', icon.replace('file:', '')))).toBe(true);
    }
  });
});

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

/** A new instance of a node or credential, its labels in one language. */
function inLanguage<T>(language: OfficerLanguage, path: string, className: string): T {
  process.env.URP_LANGUAGE = language;
  let instance: T | undefined;
  jest.isolateModules(() => {
    const exported = jest.requireActual<Record<string, new () => T>>(join(root, path));
    const Class = exported[className];
    if (!Class) throw new Error(`${path} exports no ${className}.`);
    instance = new Class();
  });
  return instance as T;
}

/** Every label that `localise` looks up, each once, in order. */
function labelsOf(description: Parameters<typeof localise>[0]): string[] {
  const asked = new Set<string>();
  const recorder = new Proxy<Labels>({}, { get: (_, label) => void asked.add(String(label)) });
  localise(description, recorder, 'it');
  asked.delete('');
  return [...asked].sort();
}

/** A node's description without what has a name that is no label. */
function translatable(description: INodeTypeDescription): INodeTypeDescription {
  const nameless = { displayName: '', defaults: {}, credentials: [], webhooks: undefined };
  return { ...description, ...nameless };
}

/** Labels of more than three words whose Italian is their English. */
function untranslated(labels: Labels): string[] {
  return Object.entries(labels)
    .filter(([english, italian]) => italian.trim() === '' || italian === english)
    .map(([english]) => english)
    .filter((english) => english.split(' ').length > 3);
}

/** All parameters, those inside collections included. */
function parametersOf(properties: INodeProperties[]): INodeProperties[] {
  return properties.flatMap((property) => [property, ...parametersOf(innerOf(property))]);
}

function innerOf(property: INodeProperties): INodeProperties[] {
  if (property.type === 'collection') return (property.options ?? []) as INodeProperties[];
  if (property.type !== 'fixedCollection') return [];
  return ((property.options ?? []) as INodePropertyCollection[]).flatMap(({ values }) => values);
}

function lacksDefault(property: INodeProperties): boolean {
  if (property.default === undefined) return true;
  const values = (property.options as INodePropertyOptions[] | undefined)?.map(
    ({ value }) => value,
  );
  if (!values || property.typeOptions?.loadOptionsMethod) return false;
  if (property.type === 'options') return !values.includes(property.default as string);
  if (property.type !== 'multiOptions') return false;
  return !(property.default as string[]).every((each) => values.includes(each));
}

/**
 * Whether each value of the parameter shows a credential: n8n takes it for the way of signing in, asks
 * for it in the credential's dialog alone, and chooses its value by the credentials there are.
 */
function isMoved({ name, options }: INodeProperties, { credentials = [] }: INodeTypeDescription) {
  const showing = credentials.flatMap(({ displayOptions }) => displayOptions?.show?.[name] ?? []);
  const values = (options ?? []).flatMap((each) => ('value' in each ? [each.value] : []));
  return values.length > 0 && values.every((value) => showing.includes(value));
}

function nameOf(property: INodeProperties): string {
  return property.name;
}

function isSquare(path: string): boolean {
  if (!existsSync(join(root, path))) return false;
  const svg = readFileSync(join(root, path), 'utf8');
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  return width !== undefined && width === height;
}
