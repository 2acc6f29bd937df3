import fc from 'fast-check';
import { detect } from '../../../lib/privacy/detect';
import { Redactor } from '../../../lib/privacy/redactor';
import { letters } from './letters';

jest.setTimeout(60_000);

const pieces = fc.oneof(
  fc.constantFrom(
    'Mario Rossi',
    'RSSMRA85T10A562S',
    '333 1234567',
    'via Roma 12',
    'm@x.example',
    'sig. ',
    ' ',
    '[PERSONA_1]',
    '[PERSONA_2]',
    '[SEGNAPOSTO_1]',
    '[TELEFONO_1]',
    '[PERSONA_',
    '_1]',
    '[',
    ']',
    '\n',
    '$&',
  ),
  letters.map(({ text }) => text),
  fc.string(),
);
const texts = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(''));

describe('a redactor', () => {
  it('gives the same value the same placeholder in all texts of a ticket', () => {
    const redactor = new Redactor();
    expect(redactor.redact('Sono Mario Rossi, 333 1234567')).toBe('Sono [PERSONA_1], [TELEFONO_1]');
    expect(redactor.redact('Anna Bianchi e Mario Rossi')).toBe('[PERSONA_2] e [PERSONA_1]');
    expect(redactor.restore('[PERSONA_2] al [TELEFONO_1]')).toBe('Anna Bianchi al 333 1234567');
    expect(redactor.counts).toEqual({ person: 2, phone: 1 });
  });

  it('knows what the form said, even a name of no list', () => {
    const redactor = new Redactor([{ kind: 'person', value: 'Qwertziu' }]);
    expect(redactor.redact('firma qwertziu')).toBe('firma [PERSONA_1]');
  });

  it('restores what it redacted, whatever the texts hold', () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 3 }), (all) => {
        const redactor = new Redactor();
        const redacted = all.map((text) => redactor.redact(text));
        expect(redacted.map((text) => redactor.restore(text))).toEqual(all);
      }),
    );
  });

  it('leaves nothing that detection finds', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(detect(new Redactor().redact(text))).toEqual([]);
      }),
    );
  });

  it('leaves a redacted text as it is', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const redacted = new Redactor().redact(text);
        expect(new Redactor().redact(redacted)).toBe(redacted);
      }),
    );
  });

  it('restores the same in another process that is given the same texts', () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 3 }), texts, (all, answer) => {
        const [here, there] = [new Redactor(), new Redactor()];
        for (const text of all) here.redact(text);
        for (const text of all) there.redact(text);
        expect(there.restore(answer)).toBe(here.restore(answer));
      }),
    );
  });
});
