import fc from 'fast-check';
import { count } from '../../../scripts/demo/counts';
import { countLines, refusedTable, registeredTable, table } from '../../../scripts/demo/table';
import { message, refused, registered, repeated } from './outcomes';

const outcomes = [
  registered('URP-7K3-MD4-9AR', 'assigned', [message('1'), message('2', { template: 'task' })]),
  registered('URP-7K3-MD4-9AS', 'in-review', [message('3', { status: 'unknown' })]),
  repeated('URP-7K3-MD4-9AR'),
  refused('Scrivi il tuo indirizzo email.'),
];

test('one line for each request in the register, in columns', () => {
  expect(registeredTable(outcomes).split('\n')).toEqual([
    ' N  Riferimento      Titolo                  Categoria proposta       Fid.  Ufficio              Inviato',
    '--  ---------------  ----------------------  -----------------------  ----  -------------------  -------------------',
    ' 1  URP-7K3-MD4-9AR  Lampione spento         illuminazione-pubblica    87%  -                    ricevuta, incarico',
    ' 2  URP-7K3-MD4-9AS  Lampione spento         illuminazione-pubblica    87%  da rivedere          ricevuta (unknown)',
    ' 3  URP-7K3-MD4-9AR  Lampione spento         già registrata',
  ]);
});

test('one line for each refusal, with its reason', () => {
  expect(refusedTable(outcomes)).toMatch(
    /^ 4 {2}Lampione spento {11}Scrivi il tuo indirizzo email\.$/m,
  );
});

test('shows which count does not agree', () => {
  expect(countLines(count(outcomes, []))).toBe(
    [
      'inviate        4 = registrate 2 + ripetute 1 + rifiutate 1',
      'registrate     2 = assegnate 1 + da rivedere 1',
      'mail inviate   2 ≠ mail arrivate 0',
    ].join('\n'),
  );
});

test('no text leaves its column or steers the terminal', () => {
  const columns = [
    { title: 'A', width: 10 },
    { title: 'B', width: 5, align: 'right' as const },
  ];
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\u001b[2J', 'a\r\nb', '\u202eabc', '😀'.repeat(20)),
  );
  fc.assert(
    fc.property(text, text, (one, other) => {
      const lines = table(columns, [[one, other]]).split('\n');
      expect(lines).toHaveLength(3);
      expect([...(lines[2] ?? '')].length).toBeLessThanOrEqual(17);
      expect(lines[2]).not.toMatch(/\p{C}/u);
    }),
  );
});

test('fits 120 columns', () => {
  const long = {
    ...outcomes[0]!,
    sample: { ...outcomes[0]!.sample, answers: { titolo: 'x'.repeat(300) } },
  };
  const widths = [registeredTable([long]), refusedTable([refused('y'.repeat(500))])]
    .flatMap((shown) => shown.split('\n'))
    .map((line) => line.length);
  expect(Math.max(...widths)).toBeLessThanOrEqual(120);
});
