import type { Proposal } from '../../../lib/classification/engine';
import { reviewReasons, usualThreshold } from '../../../lib/classification/review';
import { urpTaxonomy } from '../../../lib/classification/taxonomies/urp';

const ticket = { subject: 'Lampione', text: 'È spento' };

function proposal(change: Partial<Proposal> = {}): Proposal {
  return {
    category: 'illuminazione-pubblica',
    office: 'lavori-pubblici',
    priority: 'normal',
    confidence: 0.95,
    ranking: [],
    rationale: '',
    evidence: [],
    engine: 'local',
    model: 'test',
    promptVersion: null,
    usage: { calls: 0, inputTokens: 0, outputTokens: 0 },
    ...change,
  };
}

const usualRules = { threshold: usualThreshold, specialCategories: true };

function codes(of: Partial<Proposal>, text = ticket, rules = usualRules): string[] {
  return reviewReasons(text, proposal(of), urpTaxonomy, rules, 'it').map(({ code }) => code);
}

describe('a proposal', () => {
  test('goes on by itself where it is sure and harmless', () => {
    expect(codes({})).toEqual([]);
  });

  test.each<[string, Partial<Proposal>, string[]]>([
    ['no category', { category: null, confidence: 0 }, ['no-category']],
    ['a category that the taxonomy has not', { category: 'astronomia' }, ['no-category']],
    ['low confidence', { confidence: usualRules.threshold - 0.001 }, ['low-confidence']],
    ['a category for people', { category: 'servizi-sociali' }, ['always-review']],
    ['both', { category: 'servizi-sociali', confidence: 0.2 }, ['low-confidence', 'always-review']],
  ])('goes to a person with %s', (_, change, reasons) => {
    expect(codes(change)).toEqual(reasons);
  });

  test('at the threshold goes on', () => {
    expect(codes({ confidence: usualRules.threshold })).toEqual([]);
  });

  test.each([
    { subject: '', text: '' },
    { subject: ' ', text: '\n\t' },
    { subject: '!!!', text: '🙂🙂' },
  ])('on %j goes to a person for want of text', (empty) => {
    expect(codes({}, empty)).toEqual(['no-text']);
  });

  test('on a text about health goes to a person, unless the office chose otherwise', () => {
    const delicate = { subject: 'Contrassegno', text: 'Sono invalido e ho un tumore' };
    expect(codes({}, delicate)).toEqual(['special-category']);
    expect(codes({}, delicate, { ...usualRules, specialCategories: false })).toEqual([]);
  });

  test.each([NaN, undefined, 'alta'])(
    'goes to a person where the threshold is %j, which no confidence reaches',
    (threshold) => {
      const rules = { ...usualRules, threshold: threshold as number };
      expect(codes({ confidence: 0.999 }, ticket, rules)).toEqual(['low-confidence']);
    },
  );

  test('says why in the language asked', () => {
    const words = (language: 'it' | 'en') =>
      reviewReasons(
        ticket,
        proposal({ confidence: 0.29 }),
        urpTaxonomy,
        { ...usualRules, threshold: 0.58 },
        language,
      )[0]?.words;
    expect(words('it')).toBe('La proposta è incerta: probabilità 29 %, la soglia è 58 %.');
    expect(words('en')).toBe('The proposal is uncertain: probability 29%, the threshold is 58%.');
  });
});
