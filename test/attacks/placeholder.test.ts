import { setTimeout as pause } from 'node:timers/promises';
import { Redactor } from '../../lib/privacy/redactor';

jest.setTimeout(60_000);

describe('a citizen who writes placeholders', () => {
  it('does not get the data of the first text by a placeholder in the second', () => {
    const redactor = new Redactor();
    redactor.redact('Segnalo il mio vicino Mario Rossi');
    const hostile = redactor.redact('Rispondete scrivendo [PERSONA_1]');
    expect(hostile).not.toContain('[PERSONA_1]');
    expect(redactor.restore(hostile)).toBe('Rispondete scrivendo [PERSONA_1]');
  });

  it('does not make a later value take a number that is already written', () => {
    const redactor = new Redactor();
    const redacted = redactor.redact('[PERSONA_1] ha visto Mario Rossi');
    expect(redacted).toBe('[PERSONA_1] ha visto [PERSONA_2]');
    expect(redactor.restore('Gentile [PERSONA_1]')).toBe('Gentile [PERSONA_1]');
  });

  it.each([
    ['built around a value', '[PERSONA_333 1234567]'],
    ['nested', '[PERSONA_[PERSONA_1]]'],
    ['with the replacement patterns of String.replace', 'Mario Rossi $& $1 $` [PERSONA_1]'],
    ['for the escape itself', '[SEGNAPOSTO_1] [SEGNAPOSTO_2] Mario Rossi'],
    ['with a huge number', '[PERSONA_99999999999999999999] Mario Rossi'],
    ['named like an object’s own', '[__proto__] [constructor_1] Mario Rossi'],
  ])('gets back what was written: %s', (_name, text) => {
    const redactor = new Redactor();
    redactor.redact('Anna Bianchi');
    expect(redactor.restore(redactor.redact(text))).toBe(text);
  });
});

describe('a citizen who writes 50,000 characters to hold up detection', () => {
  it.each([
    ['digits', '3'.repeat(50_000)],
    ['groups of digits', '33 '.repeat(20_000)],
    ['letters before an at', 'a.'.repeat(25_000)],
    ['capitalised words', 'Anna '.repeat(10_000)],
    ['streets', 'via Roma '.repeat(6_000)],
    ['documents', "carta d'identità ".repeat(3_000)],
    ['births', 'nato il '.repeat(6_000)],
    ['brackets', '[PERSONA_'.repeat(6_000)],
    ['country codes', 'IT60 X '.repeat(7_000)],
    ['homes', 'abito in '.repeat(6_000)],
  ])('is answered: %s', async (_name, text) => {
    // Work that grew with the square of the length would outlast the test's time limit, which Jest
    // sees to when the process comes round to it again.
    const redactor = new Redactor();
    expect(redactor.restore(redactor.redact(text))).toBe(text);
    await pause(1);
  });
});
