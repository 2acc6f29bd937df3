import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formFromJson } from '../../lib/intake/definition';
import { fieldSchema } from '../../lib/intake/fieldTypes';
import { forms } from '../../lib/intake/forms';
import { root } from '../../scripts/root';

describe.each(['docs/it/moduli.md', 'docs/en/forms.md'])('%s', (path) => {
  const page = readFileSync(join(root, path), 'utf8');

  test('shows definitions that are forms', () => {
    const examples = [...page.matchAll(/^```json\n(.*?)^```/gms)].map(([, json]) => json);
    expect(examples).not.toHaveLength(0);
    for (const example of examples) expect(formFromJson(example).languages).toEqual(['it', 'en']);
  });

  test('lists every type of field, and every ready form', () => {
    const types = fieldSchema.options.map(({ shape }) => shape.type.value);
    const known = [...types, ...forms.keys()];
    expect(known.filter((name) => !page.includes(`| \`${name}\` `))).toEqual([]);
  });
});
