import { withOwnCategories } from '../../../lib/classification/ownCategories';
import type { Taxonomy } from '../../../lib/classification/taxonomy';
import { urpTaxonomy } from '../../../lib/classification/taxonomies/urp';

function find({ categories }: Taxonomy, code: string) {
  return categories.find((category) => category.code === code);
}

test('a new name is a category more, after the others', () => {
  const own = {
    name: 'Città in musica: nulla osta',
    office: 'cultura-sport',
    description: ' Bande e concerti ',
    examples: 'Vorrei suonare in piazza\n\n  Serve un permesso per la banda? ',
    keywords: 'banda, concerto; musica',
    alwaysReview: true,
  };
  const taxonomy = withOwnCategories(urpTaxonomy, [own]);
  expect(taxonomy.categories.slice(0, -1)).toEqual(urpTaxonomy.categories);
  expect(taxonomy.categories.at(-1)).toEqual({
    code: 'citta-in-musica-nulla-osta',
    name: own.name,
    office: 'cultura-sport',
    description: 'Bande e concerti',
    examples: ['Vorrei suonare in piazza', 'Serve un permesso per la banda?'],
    keywords: ['banda', 'concerto', 'musica'],
    termDays: 30,
    alwaysReview: true,
  });
});

test.each(['Illuminazione pubblica', ' illuminazione  PUBBLICA', 'illuminazione-pubblica'])(
  'the name %j changes the category that is there',
  (name) => {
    const before = find(urpTaxonomy, 'illuminazione-pubblica')!;
    const own = { name, office: 'ambiente', examples: 'Il faretto del parco non va' };
    const taxonomy = withOwnCategories(urpTaxonomy, [own]);
    expect(taxonomy.categories).toHaveLength(urpTaxonomy.categories.length);
    expect(find(taxonomy, before.code)).toEqual({
      ...before,
      office: 'ambiente',
      examples: [...before.examples, own.examples],
    });
  },
);

test('what two lines add to one category is both in it', () => {
  const own = ['lampada', 'faro'].map((keywords) => ({
    name: 'Illuminazione pubblica',
    office: 'lavori-pubblici',
    keywords,
  }));
  const taxonomy = withOwnCategories(urpTaxonomy, own);
  expect(find(taxonomy, 'illuminazione-pubblica')?.keywords.slice(-2)).toEqual(['lampada', 'faro']);
});

test.each([
  ['no name', [{ name: ' ', office: 'urp' }], 'taxonomy.malformed'],
  ['an office that is not there', [{ name: 'Pesca', office: 'mare' }], 'taxonomy.unknown-office'],
  [
    'the same new name twice',
    [
      { name: 'Pesca', office: 'urp' },
      { name: 'pesca', office: 'urp' },
    ],
    'taxonomy.duplicate-code',
  ],
])('%s is refused in words', (_what, own, code) => {
  expect(() => withOwnCategories(urpTaxonomy, own)).toThrow(expect.objectContaining({ code }));
});
