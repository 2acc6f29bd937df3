import { randomNumbers } from '../../lib/classification/random';
import type { Message } from '../../lib/summary/thread';

/** A summary that is true of its messages. */
export interface TrueSummary {
  messages: Message[];
  text: string;
}

/** The same with one thing that its messages do not hold. */
export interface FalseSummary extends TrueSummary {
  kind: PlantedKind;
}

type Draw = <T>(list: readonly T[]) => T;
/** Makes a false summary of a true one; null where it has nothing of the kind to change. */
type Plant = (text: string, draw: Draw) => string | null;

const months =
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(
    ' ',
  );
/** Common and rare, Italian and not. */
const people =
  'Brambilla Fumagalli Kowalski Nguyen Sacchetti Marchesini Okafor Bertolucci Hoxha Zanella Petrov Cattaneo Diallo Scognamiglio Ferraro Lombardi Pellegrino Barbieri Moretti Santoro Caruso Mancini Villani Guerrini Fontana Rinaldi Monti Serra Parisi Testa'.split(
    ' ',
  );
const givenNames =
  'Marta Luca Giorgio Silvia Ahmed Olena Federica Tommaso Chiara Beatrice Stefano Wei'.split(' ');
const streets = [
  'via Torquato Tasso',
  'viale dei Mille',
  'piazza Cairoli',
  'corso Buenos Aires',
  'via Santa Lucia',
  'largo Treves',
  'via Pietro Nenni',
  'vicolo Fiaschetti',
];
const countValues: Record<string, number> = {
  due: 2,
  tre: 3,
  quattro: 4,
  cinque: 5,
  sette: 7,
  otto: 8,
  nove: 9,
  undici: 11,
  tredici: 13,
  diciotto: 18,
  ventitré: 23,
};
const counts = Object.keys(countValues);

const plants = {
  digit: (text, draw) =>
    changed(text, /\d{2,}/g, draw, ([written]) => {
      const at = Math.floor(draw(tens) * (written.length / 10));
      return `${written.slice(0, at)}${(Number(written[at]) + 1 + draw(tens.slice(0, 8))) % 10}${written.slice(at + 1)}`;
    }),
  day: (text, draw) =>
    changed(
      text,
      new RegExp(`(\\d{1,2})(?=°? (?:${months.join('|')})|/\\d{1,2}(?:/|\\b))`, 'g'),
      draw,
      ([day]) => String(((Number(day) + draw(tens)) % 28) + 1),
    ),
  month: (text, draw) =>
    changed(text, new RegExp(`(?:${months.join('|')})`, 'g'), draw, () => draw(months)),
  time: (text, draw) =>
    changed(text, /(?<=\b(?:alle|ore|alle ore) )\d{1,2}(?:[.:]\d{2})?/g, draw, () => hour(draw)) ??
    added(text, draw, [
      `L'appuntamento è alle ${hour(draw)}.`,
      `Lo sportello chiude alle ore ${hour(draw)}.`,
    ]),
  amount: (text, draw) =>
    changed(text, /\d[\d.]*(?:,\d{2})?(?= (?:euro|€))/g, draw, () => euros(draw)) ??
    added(text, draw, [`L'importo è di ${euros(draw)} euro.`, `Ha già versato € ${euros(draw)}.`]),
  protocol: (text, draw) => {
    const [long, year] = [digits(draw, 5), draw([2019, 2024, 2025, 2026])];
    return added(text, draw, [
      `Protocollo n. ${long}/${year}.`,
      `La pratica è la ${long}.`,
      `Rif. AB-${year}-${digits(draw, 4)}.`,
      `Numero della richiesta: URP-${digits(draw, 1)}K${digits(draw, 1)}-M${digits(draw, 1)}D.`,
    ]);
  },
  phone: (text, draw) =>
    added(text, draw, [
      `Il telefono è 0574 ${digits(draw, 6)}.`,
      `Si può chiamare il 33${digits(draw, 1)} ${digits(draw, 7)}.`,
      `Recapito: +39 02 ${digits(draw, 4)} ${digits(draw, 4)}.`,
    ]),
  'house number': (text, draw) =>
    changed(
      text,
      /(?<=\b(?:[Vv]ia|[Pp]iazza|[Vv]iale|[Cc]orso|[Vv]icolo) [\p{L}' ]{3,25}? )\d{1,3}/gu,
      draw,
      () => digits(draw, 3),
    ),
  'name changed': (text, draw) =>
    changed(
      text,
      /(?<=(?:signora?|avv\.|Sig\.|[a-zà] ) ?\p{Lu}\p{Ll}+ )\p{Lu}\p{Ll}{3,}/gu,
      draw,
      () => draw(people),
    ) ??
    added(text, draw, [
      `Ha firmato ${draw(givenNames)} ${draw(people)}.`,
      `Risponde per l'ufficio la dottoressa ${draw(people)}.`,
      `Si occupa della cosa il geometra ${draw(people)}.`,
    ]),
  'name at the beginning': (text, draw) =>
    `${draw([
      `${draw(givenNames)} ${draw(people)} ha scritto allo sportello.`,
      `${draw(people)} chiede una risposta.`,
      `${draw(givenNames)} ${draw(people)}, che abita vicino, conferma.`,
    ])} ${text}`,
  street: (text, draw) =>
    added(text, draw, [
      `È successo in ${draw(streets)}.`,
      `Il luogo è ${draw(streets)}, angolo ${draw(streets)}.`,
      `L'ufficio è in ${draw(streets)} ${digits(draw, 2)}.`,
    ]),
  'number in words': (text, draw) =>
    changed(
      text,
      new RegExp(`\\b(?:${counts.join('|')}|dieci|sei)\\b(?= \\p{Ll}{4,})`, 'gu'),
      draw,
      () => draw(counts),
    ) ??
    added(text, draw, [
      `Ha già scritto ${draw(counts)} volte.`,
      `Aspetta da ${draw(counts)} mesi.`,
    ]),
} satisfies Record<string, Plant>;

const tens = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
export type PlantedKind = keyof typeof plants;
export const plantedKinds = Object.keys(plants) as PlantedKind[];

/**
 * Of each summary one false one for each kind that it has room for. What is planted stands nowhere in
 * the messages, in words or in digits: that two things which were both said are mixed up is another matter.
 */
export function plantClaims(summaries: TrueSummary[], seed: number): FalseSummary[] {
  const random = randomNumbers(seed);
  const draw: Draw = (list) => list[Math.floor(random() * list.length)]!;
  return summaries.flatMap(({ messages, text }) =>
    plantedKinds.flatMap((kind) => {
      for (let tries = 0; tries < 10; tries += 1) {
        const planted = plants[kind](text, draw);
        if (planted === null) return [];
        if (isFalse(planted, text, messages)) return [{ messages, text: planted, kind }];
      }
      return [];
    }),
  );
}

const nameParts = new Set(
  [...people, ...givenNames, ...streets].flatMap((name) => name.split(' ')),
);

/** Whether what was planted stands neither in the true summary nor in the messages and their days. */
function isFalse(planted: string, text: string, messages: Message[]): boolean {
  const pieces = (written: string) =>
    (written.toLowerCase().match(/\p{L}+|\d+/gu) ?? []).map((piece) => piece.replace(/^0+/, ''));
  const said = new Set(
    [
      text,
      ...messages.flatMap(({ from, at, text: own }) => [from, own, at?.slice(0, 10) ?? '']),
    ].flatMap(pieces),
  );
  const isSaid = (word: string) =>
    pieces(word).some((piece) => said.has(piece)) || said.has(String(countValues[word]));
  return (planted.match(/[\p{L}\d]+/gu) ?? []).some(
    (word) =>
      (/\d/.test(word) || months.includes(word) || counts.includes(word) || nameParts.has(word)) &&
      !isSaid(word),
  );
}

function changed(
  text: string,
  pattern: RegExp,
  draw: Draw,
  other: (match: RegExpMatchArray) => string,
): string | null {
  const matches = [...text.matchAll(pattern)];
  if (matches.length === 0) return null;
  const match = draw(matches);
  return `${text.slice(0, match.index)}${other(match)}${text.slice(match.index + match[0].length)}`;
}

function added(text: string, draw: Draw, sentences: string[]): string {
  return `${text} ${draw(sentences)}`;
}

function digits(draw: Draw, many: number): string {
  return Array.from({ length: many }, (_, at) => draw(at === 0 ? tens.slice(1) : tens)).join('');
}

function hour(draw: Draw): string {
  return `${draw([7, 8, 11, 14, 17, 19])}${draw([':', '.'])}${draw(['05', '25', '40', '50'])}`;
}

function euros(draw: Draw): string {
  return draw([
    `${digits(draw, 3)},${digits(draw, 2)}`,
    `${digits(draw, 1)}.${digits(draw, 3)},00`,
    digits(draw, 4),
  ]);
}
