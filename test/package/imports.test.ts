import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { root } from '../../scripts/root';

const lib = join(root, 'lib');
const files = readdirSync(lib, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => join(lib, file));

/** Files of lib that a file imports, types included where asked for. */
function importsOf(file: string, withTypes: boolean): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const from = statement.moduleSpecifier;
    if (!from || !ts.isStringLiteral(from) || !from.text.startsWith('.')) return [];
    if (!withTypes && onlyTypes(statement)) return [];
    const path = join(file, '..', from.text);
    return [`${path}.ts`, join(path, 'index.ts')].filter((each) => files.includes(each));
  });
}

function onlyTypes(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly;
  const { importClause } = statement;
  if (!importClause || importClause.isTypeOnly) return importClause !== undefined;
  const named = importClause.namedBindings;
  if (importClause.name || !named || !ts.isNamedImports(named)) return false;
  return named.elements.every(({ isTypeOnly }) => isTypeOnly);
}

/** The first way found from a file back to itself, for each file that has one. */
function rings(imports: Map<string, string[]>): string[] {
  return [...imports.keys()].flatMap((start) => {
    const ways = (imports.get(start) ?? []).map((next) => [start, next]);
    const seen = new Set<string>();
    for (let way = ways.shift(); way; way = ways.shift()) {
      const last = way.at(-1) ?? '';
      if (last === start) return way.map((file) => relative(lib, file)).join(' → ');
      if (seen.has(last)) continue;
      seen.add(last);
      for (const next of imports.get(last) ?? []) ways.push([...way, next]);
    }
    return [];
  });
}

const graph = (withTypes: boolean, inside = '') =>
  new Map(
    files
      .filter((file) => relative(lib, file).startsWith(inside))
      .map((file) => [file, importsOf(file, withTypes)]),
  );

test('no file of lib leans on one that leans on it, when it runs', () => {
  expect(rings(graph(false))).toEqual([]);
});

test.each(['intake', 'review', 'italian', 'text', 'privacy'])(
  'nor does one of %s by its types',
  (part) => {
    expect(rings(graph(true, part))).toEqual([]);
  },
);

test('a ring would be found', () => {
  const imports = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['b']],
  ]);
  expect(rings(imports)).toHaveLength(2);
});
