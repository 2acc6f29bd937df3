import fc from 'fast-check';
import { findFacts } from '../../../lib/summary/facts';

const facts = (text: string, at: string | null = '2026-11-24T10:00:00Z', name = 'text') =>
  findFacts({ name, from: 'citizen', at, text }).map(({ kind, text: words, value }) => [
    kind,
    words,
    value,
  ]);

describe('facts', () => {
  it.each<[string, [string, string, string | null][]]>([
    ['Sono in via S. Marco, 12/A.', [['place', 'via S. Marco, 12/A', null]]],
    [
      "abito in via giuseppe garibaldi 14 e c'è una buca",
      [['place', 'via giuseppe garibaldi 14', null]],
    ],
    ["IN VIA ROMA 12 E' TUTTO BUIO", [['place', 'VIA ROMA 12', null]]],
    ['BUCA VIA GARIBALDI VICINO ALLA SCUOLA', [['place', 'VIA GARIBALDI', null]]],
    ['in via Mazzini. Il cartello era coperto', [['place', 'via Mazzini', null]]],
    [
      'via XX Settembre 10 e via 4 Novembre',
      [
        ['place', 'via XX Settembre 10', null],
        ['place', 'via 4 Novembre', null],
      ],
    ],
    ['davanti alla scuola media Carducci', [['place', 'scuola media Carducci', null]]],
    ['al km 12,300 della provinciale', [['place', 'al km 12,300', null]]],
    ['scritto via mail 3 volte, vado via da qui', []],
    ['il 31/11/2026 non esiste', []],
    [
      'il 30/11/2026 e il 3.12.26',
      [
        ['date', '30/11/2026', '2026-11-30'],
        ['date', '3.12.26', '2026-12-03'],
      ],
    ],
    ['ho pagato il 3 novembre', [['date', '3 novembre', '2026-11-03']]],
    ['il 12/3 ho scritto', [['date', '12/3', '2026-03-12']]],
    ['mezza giornata, 1/2', []],
    ['dal 1° gennaio 2027', [['date', '1° gennaio 2027', '2027-01-01']]],
    [
      "ieri, l'altro ieri e tre giorni fa",
      [
        ['date', 'ieri', '2026-11-23'],
        ['date', "l'altro ieri", '2026-11-22'],
        ['date', 'tre giorni fa', '2026-11-21'],
      ],
    ],
    ['da tre settimane', [['date', 'da tre settimane', null]]],
    ['entro il 30 aprile', [['deadline', '30 aprile', '2027-04-30']]],
    ['con scadenza il 30/11/2026', [['deadline', '30/11/2026', '2026-11-30']]],
    ['vorrei entro 30 giorni una risposta', [['deadline', 'entro 30 giorni', null]]],
    [
      'alle ore 9.30 e alle 17:00',
      [
        ['time', 'alle ore 9.30', '09:30'],
        ['time', 'alle 17:00', '17:00'],
      ],
    ],
    [
      'euro 1.250,50 oppure 87 €',
      [
        ['amount', 'euro 1.250,50', '1250.50'],
        ['amount', '87 €', '87.00'],
      ],
    ],
    ['bolletta n. 2026/12345', [['reference', 'bolletta n. 2026/12345', '2026/12345']]],
    ['avviso TARI n. 2026/4471', [['reference', 'avviso TARI n. 2026/4471', '2026/4471']]],
    [
      'sono due settimane che è buio, da tre sere',
      [
        ['date', 'sono due settimane', null],
        ['date', 'da tre sere', null],
      ],
    ],
    ['pratica prot. n. 4567/2025', [['reference', 'prot. n. 4567/2025', '4567/2025']]],
    ['la segnalazione URP-7K3-MD4-9AR', [['reference', 'URP-7K3-MD4-9AR', 'URP-7K3-MD4-9AR']]],
    [
      'art. 5 della legge 241/1990',
      [
        ['reference', 'art. 5', '5'],
        ['reference', 'legge 241/1990', '241/1990'],
      ],
    ],
    [
      'chiamatemi al 333 1234567 o allo 06/12345678',
      [
        ['phone', '333 1234567', '+393331234567'],
        ['phone', '06/12345678', '+390612345678'],
      ],
    ],
    [
      'scrivere a Anna.Prova@example.org',
      [['email', 'Anna.Prova@example.org', 'anna.prova@example.org']],
    ],
    ['con il n. 214/2026', [['reference', 'n. 214/2026', '214/2026']]],
    ['il numero è AM-2026-0457', [['reference', 'numero è AM-2026-0457', 'AM-2026-0457']]],
    ['la targa del furgone è FB218KL', [['reference', 'FB218KL', 'FB218KL']]],
    ['servono n. 2 copie e n. 10 marche', []],
    ['al numero 333 1234567', [['phone', '333 1234567', '+393331234567']]],
    ['in numero di 300,50 euro', [['amount', '300,50 euro', '300.50']]],
    ['IBAN IT60X0542811101000000123456', []],
  ])('finds those of %j', (text, expected) => {
    expect(facts(text)).toEqual(expected);
  });

  it('leaves days that the text alone does not tell open where it is not known when it was written', () => {
    expect(facts('ieri e il 3 novembre', null)).toEqual([
      ['date', 'ieri', null],
      ['date', '3 novembre', null],
    ]);
  });

  it('takes a field that asks for a place as a place', () => {
    expect(facts('davanti al bar', null, 'fields.luogo')).toEqual([
      ['place', 'davanti al bar', null],
    ]);
  });

  it('reads phones in the signature and nothing in quoted mail', () => {
    const text =
      'Chiamatemi.\nSaluti\nAnna\ntel. 055 5550123\n\nIl 2 maggio URP ha scritto:\n> entro il 3 maggio';
    expect(facts(text).map(([kind]) => kind)).toEqual(['phone']);
  });

  it('cites what stands in the message, in order and without overlap', () => {
    const piece = fc.constantFrom(
      'via ',
      'Roma ',
      '12',
      '/',
      '2026',
      '€ ',
      'euro ',
      'entro ',
      'il ',
      '3 maggio ',
      'n. ',
      'pratica ',
      '333 1234567',
      '@example.org',
      'a',
      '.',
      ' ',
      '\n',
      '😀',
      'alle ',
      '9:30 ',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join('')),
        (text) => {
          let last = 0;
          for (const fact of findFacts({ name: 'text', from: '', at: null, text })) {
            expect(fact.text).toBe(text.slice(fact.start, fact.end));
            expect(fact.start).toBeGreaterThanOrEqual(last);
            last = fact.end;
          }
        },
      ),
    );
  });
});
