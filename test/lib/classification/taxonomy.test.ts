import { UrpError } from '../../../lib/error';
import { parseTaxonomy, type Taxonomy } from '../../../lib/classification/taxonomy';
import { urpTaxonomy } from '../../../lib/classification/taxonomies/urp';

const office = { code: 'tecnico', name: 'Ufficio tecnico' };
const lights = { code: 'luci', name: 'Luci', office: 'tecnico' };
const roads = { code: 'strade', name: 'Strade', office: 'tecnico' };

function written(change: object = {}): unknown {
  return { offices: [office], categories: [lights, roads], ...change };
}

function codeOf(work: () => unknown): string | undefined {
  try {
    work();
  } catch (error) {
    return error instanceof UrpError ? error.code : String(error);
  }
  return undefined;
}

describe('a taxonomy that an officer wrote', () => {
  test('needs codes, names and offices only', () => {
    expect(parseTaxonomy(JSON.stringify(written()))).toEqual<Taxonomy>({
      language: 'it',
      offices: [office],
      categories: [lights, roads].map((category) => ({
        ...category,
        description: '',
        examples: [],
        keywords: [],
        termDays: 30,
      })),
    });
  });

  test.each<[string, unknown, string]>([
    ['text that is no JSON', '{ offices: ', 'taxonomy.not-json'],
    ['nothing', '', 'taxonomy.not-json'],
    ['a list', [], 'taxonomy.malformed'],
    ['no category', written({ categories: [] }), 'taxonomy.malformed'],
    ['a single category', written({ categories: [lights] }), 'taxonomy.malformed'],
    ['no office', written({ offices: [] }), 'taxonomy.malformed'],
    [
      'an empty name',
      written({ categories: [{ ...lights, name: '  ' }, roads] }),
      'taxonomy.malformed',
    ],
    ['an empty code', written({ offices: [{ ...office, code: '' }] }), 'taxonomy.malformed'],
    [
      'an empty example',
      written({ categories: [{ ...lights, examples: [''] }, roads] }),
      'taxonomy.malformed',
    ],
    [
      'a term of no day',
      written({ categories: [{ ...lights, termDays: 0 }, roads] }),
      'taxonomy.malformed',
    ],
    [
      'an unknown priority',
      written({ categories: [{ ...lights, priority: 'now' }, roads] }),
      'taxonomy.malformed',
    ],
    ['a code twice', written({ categories: [lights, roads, lights] }), 'taxonomy.duplicate-code'],
    ['an office twice', written({ offices: [office, office] }), 'taxonomy.duplicate-code'],
    [
      'an office that is not there',
      written({ categories: [lights, { ...roads, office: 'altro' }] }),
      'taxonomy.unknown-office',
    ],
  ])('is refused with %s', (_, value, code) => {
    expect(codeOf(() => parseTaxonomy(value))).toBe(code);
  });

  test('is refused in words that name the place', () => {
    const refused = () =>
      parseTaxonomy(written({ categories: [lights, { ...roads, office: 'altro' }] }));
    expect(refused).toThrow(/"strade" belongs to the office "altro"/);
  });
});

describe("the pack's own taxonomy", () => {
  test('passes the check that officers pass', () => {
    expect(parseTaxonomy(urpTaxonomy)).toEqual(urpTaxonomy);
  });

  test('gives every office its work and every category its examples', () => {
    const busy = new Set(urpTaxonomy.categories.map((category) => category.office));
    expect(urpTaxonomy.offices.map(({ code }) => code).filter((code) => !busy.has(code))).toEqual(
      [],
    );
    for (const { code, examples, keywords, description } of urpTaxonomy.categories) {
      expect([code, examples.length >= 8, keywords.length >= 8, description !== '']).toEqual([
        code,
        true,
        true,
        true,
      ]);
    }
  });

  test('has no example in two categories', () => {
    const examples = urpTaxonomy.categories.flatMap((category) => category.examples);
    expect(new Set(examples).size).toBe(examples.length);
  });

  test('keeps delicate requests for people', () => {
    const reviewed = urpTaxonomy.categories.filter(({ alwaysReview }) => alwaysReview);
    expect(reviewed.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['servizi-sociali', 'casa-alloggi', 'accesso-atti']),
    );
  });
});
