import fc from 'fast-check';
import type { Finding, PersonalKind } from '../../../lib/privacy/finding';
import { firstNames, surnames } from '../../../lib/privacy/italianNames';
import { fiscalCodes, italianIbans, vatNumbers } from '../italian/arbitraries';

/** A generated letter, and where its personal data stands. */
export interface Letter {
  text: string;
  personal: Finding[];
}

export type Piece = string | { kind: PersonalKind; value: string };

export const capitalise = (name: string) =>
  name.replace(/(?<=^|[ '])\p{Ll}/gu, (it) => it.toUpperCase());
const digits = (count: number) => fc.stringMatching(new RegExp(`^\\d{${count}}$`));
const upper = (count: number) => fc.stringMatching(new RegExp(`^[A-HJ-NPR-TV-Z]{${count}}$`));
const personal = (kind: PersonalKind, values: fc.Arbitrary<string>) =>
  values.map((value): Piece => ({ kind, value }));

/** The same identifier as people write it: lower case, or in groups. */
function written(values: fc.Arbitrary<string>, groups: RegExp): fc.Arbitrary<string> {
  return fc
    .tuple(values, fc.constantFrom('as is', 'lower', 'groups'))
    .map(([value, way]) =>
      way === 'lower'
        ? value.toLowerCase()
        : way === 'groups'
          ? value.replace(groups, '$& ').trim()
          : value,
    );
}

const phones = fc
  .tuple(
    fc.constantFrom('', '+39 ', '+39', '0039 '),
    fc.constantFrom('320', '333', '347', '351', '388', '393'),
    digits(7),
    fc.constantFrom('', ' ', '-', '/', '.'),
  )
  .map(([prefix, operator, rest, separator]) => `${prefix}${operator}${separator}${rest}`);
const landlines = fc
  .tuple(
    fc.constantFrom('02', '06', '011', '0131', '051', '081'),
    fc.constantFrom('', ' ', '/', '-'),
    digits(6),
  )
  .map(([area, separator, rest]) => `${area}${separator}${rest.replace(/^0/, '4')}`);
const emails = fc
  .tuple(
    fc.stringMatching(/^[a-z]{2,10}([._]?[a-z0-9]{1,8}){0,2}$/),
    fc.constantFrom('libero.example', 'posta.comune.example', 'pec.example'),
  )
  .map(([local, host]) => `${local}@${host}`);
const plates = fc.tuple(upper(2), digits(3), upper(2)).map((parts) => parts.join(''));
const documents = fc.oneof(
  fc.tuple(upper(1), digits(5), upper(2)).map(([one, number, two]) => `C${one}${number}${two}`),
  fc.tuple(fc.constantFrom('AX', 'AY', 'YA', 'YB'), digits(7)).map((parts) => parts.join('')),
);

/** Names of the lists, as 9 people in 10 write them. */
export const listedNames = fc
  .tuple(fc.constantFrom(...firstNames), fc.constantFrom(...surnames))
  .map((names) => names.map(capitalise));
/** Surnames that no list holds, made of Italian syllables. */
export const unlistedSurnames = fc
  .array(fc.constantFrom('bra', 'mban', 'tri', 'zol', 'gher', 'pu', 'sco', 'vel', 'dra', 'nin'), {
    minLength: 2,
    maxLength: 3,
  })
  .map((syllables) => capitalise(`${syllables.join('')}ez`))
  .filter((name) => !surnames.has(name.toLowerCase()));

const labelled: fc.Arbitrary<Piece[]> = fc.oneof(
  personal('fiscal-code', written(fiscalCodes, /^.{3}|(?<=^.{3}).{3}|(?<=^.{6}).{5}/g)).map(
    (code) => ['il mio codice fiscale è ', code, ' come da tessera.'],
  ),
  personal('fiscal-code', fiscalCodes).map((code) => ['Allego i dati (', code, ').']),
  personal('vat-number', vatNumbers).map((number) => ['Ditta con partita IVA ', number, '.']),
  personal('iban', written(italianIbans, /.{4}/g)).map((iban) => [
    'Il rimborso va su ',
    iban,
    ' grazie.',
  ]),
  personal('phone', phones).map((phone) => ['Potete chiamarmi al ', phone, ' dopo le 18.30.']),
  personal('phone', phones).map((phone) => ['Resto in attesa, ', phone, '.']),
  personal('phone', landlines).map((phone) => ['tel. ', phone, ' (ore ufficio)']),
  personal('email', emails).map((email) => ['Scrivetemi a ', email, ', grazie.']),
  personal('plate', written(plates, /^.{2}|(?<=^.{2}).{3}/g)).map((plate) => [
    'La mia auto targata ',
    plate,
    ' è stata multata.',
  ]),
  personal('plate', plates).map((plate) => ['Il veicolo abbandonato è ', plate, '.']),
  personal('document', documents).map((number) => ["Carta d'identità n. ", number, ' scaduta.']),
  fc
    .tuple(
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1930, max: 2015 }),
    )
    .map(([day, month, year]): Piece[] => [
      'Sono nata a Pavia il ',
      { kind: 'birth-date', value: `${day}/${month}/${year}` },
      ' e risiedo qui.',
    ]),
  fc
    .tuple(
      fc.constantFrom(
        'via Garibaldi',
        'Viale dei Mille',
        'piazza XX Settembre',
        'Via G. Verdi',
        'corso Vittorio Emanuele',
      ),
      fc.integer({ min: 1, max: 300 }),
      fc.constantFrom('', '/A', ' bis'),
    )
    .map(([street, number, more]): Piece[] => [
      'Abito in ',
      { kind: 'address', value: `${street} ${number}${more}` },
      ' al secondo piano.',
    ]),
);

/** What looks like personal data and is none. */
const harmless: fc.Arbitrary<Piece[]> = fc
  .oneof(
    digits(10).map((number) => `Prot. n. ${number} di ieri.`),
    digits(8).map((number) => `La pratica ${number} è ferma.`),
    fc.constantFrom(
      'Lo sportello è aperto 09.30-12.30 e 14.00 - 16.30.',
      "L'importo di 1.250.000,00 euro risulta dal bilancio 2024-2026.",
      'Il lampione di via Garibaldi è spento dal 03/11/2026.',
      'La buca è davanti alla scuola Giuseppe Mazzini, vicino a piazza Roma.',
      'Dalle 8 alle 13 passano da 100 al massimo 300 auto.',
      'La delibera n. 123/2026 del 12.05.2026 parla di 40 posti.',
      'Secondo la legge 7 agosto 1990, n. 241, il termine è di 30 giorni.',
      'Chiedo informazioni via mail entro 24 ore sul corso di 40 ore.',
      'Il Comune di Milano e la Regione Lombardia non rispondono.',
      'San Giovanni e Santa Lucia sono due frazioni.',
      'Codice ABCDEF1234567890, articolo 12345678901234.',
    ),
  )
  .map((sentence): Piece[] => [sentence]);

/** Letters of a few sentences, some with structured personal data and some without. */
export const letters = fc
  .array(fc.oneof({ arbitrary: labelled, weight: 3 }, { arbitrary: harmless, weight: 2 }), {
    minLength: 1,
    maxLength: 6,
  })
  .map(write);

export function write(sentences: Piece[][]): Letter {
  const letter: Letter = { text: '', personal: [] };
  for (const piece of sentences.flatMap((sentence) => [...sentence, '\n'])) {
    if (typeof piece === 'string') {
      letter.text += piece;
      continue;
    }
    const start = letter.text.length;
    letter.text += piece.value;
    letter.personal.push({ kind: piece.kind, start, end: letter.text.length });
  }
  return letter;
}

/** Share of the labelled that was found whole, and of the found that touches something labelled. */
export function score(found: (text: string) => Finding[], sample: Letter[]) {
  const result = {
    labelled: 0,
    covered: 0,
    found: 0,
    right: 0,
    missed: [] as string[],
    wrong: [] as string[],
  };
  for (const { text, personal: wanted } of sample) {
    const findings = found(text);
    for (const { kind, start, end } of wanted) {
      const isCovered = findings.some((each) => each.start <= start && end <= each.end);
      result.labelled += 1;
      if (isCovered) result.covered += 1;
      else result.missed.push(`${kind}: ${text.slice(Math.max(0, start - 15), end + 5)}`);
    }
    for (const { kind, start, end } of findings) {
      const isRight = wanted.some((each) => each.start < end && start < each.end);
      result.found += 1;
      if (isRight) result.right += 1;
      else result.wrong.push(`${kind}: ${text.slice(start, end)}`);
    }
  }
  return {
    recall: result.covered / result.labelled,
    precision: result.right / result.found,
    ...result,
  };
}
