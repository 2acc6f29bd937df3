/** Whole numbers in words, Italian and English, up to ninety-nine, with hundred and thousand. */
export const numberWords: ReadonlyMap<string, string> = new Map(
  [...italian(), ...english()].map(([word, value]) => [word, String(value)]),
);

/** Not claims: "un", "una" and "one" mostly count nothing, "sei" is a verb too. */
export const countsNothing: ReadonlySet<string> = new Set(['un', 'uno', 'una', 'one', 'sei']);

function* italian(): Generator<[string, number]> {
  const small =
    'zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove'.split(
      ' ',
    );
  const tens = 'venti trenta quaranta cinquanta sessanta settanta ottanta novanta'.split(' ');
  for (const [value, word] of small.entries()) yield [word, value];
  yield ['un', 1];
  yield ['una', 1];
  for (const [at, ten] of tens.entries()) {
    const value = (at + 2) * 10;
    yield [ten, value];
    yield [`${ten}ina`, value];
    for (let unit = 1; unit < 10; unit += 1) {
      const begins = unit === 1 || unit === 8 ? ten.slice(0, -1) : ten;
      yield [`${begins}${small[unit]}`, value + unit];
    }
  }
  yield ['decina', 10];
  yield ['dozzina', 12];
  yield ['quindicina', 15];
  yield ['cento', 100];
  yield ['centinaio', 100];
  yield ['mille', 1000];
  for (let many = 2; many < 10; many += 1) {
    yield [`${small[many]}cento`, many * 100];
    yield [`${small[many]}mila`, many * 1000];
  }
}

function* english(): Generator<[string, number]> {
  const small =
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
      ' ',
    );
  const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
  for (const [value, word] of small.entries()) yield [word, value];
  for (const [at, ten] of tens.entries()) {
    yield [ten, (at + 2) * 10];
    for (let unit = 1; unit < 10; unit += 1) yield [`${ten}-${small[unit]}`, (at + 2) * 10 + unit];
  }
}
