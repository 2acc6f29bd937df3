import fc from 'fast-check';
import foreign from './foreignNames.json';
import { residentFirstNames, residentSurnames } from '../../../lib/privacy/residentNames';
import {
  capitalise,
  listedNames,
  unlistedSurnames,
  write,
  type Letter,
  type Piece,
} from './letters';

/**
 * Whose names: of the Italian lists; an Italian first name with a surname that no list holds; of the
 * lists of communities in Italy; of languages that no list of ours was made of.
 */
export type NameKind = (typeof nameKinds)[number];
export const nameKinds = ['listed', 'unlisted surname', 'resident', 'foreign'] as const;
/**
 * What stands around: a word that announces a name, a verb that is mostly said of people, or prose
 * of which the detector knows nothing: written after its rules, and no rule after it.
 */
export type Surroundings = (typeof surroundings)[number];
export const surroundings = ['announced', 'told of', 'in prose'] as const;

const residentNames = fc
  .tuple(fc.constantFrom(...residentFirstNames), fc.constantFrom(...residentSurnames))
  .map((names) => names.map(capitalise).join(' '));
/** From the Croatian, French, German and Turkish lists of @faker-js/faker 10.6.0 (MIT), every so many. */
const foreignNames = fc
  .constantFrom(...Object.values(foreign))
  .chain(({ first, last }) => fc.tuple(fc.constantFrom(...first), fc.constantFrom(...last)))
  .map((names) => names.join(' '));

const names: Record<NameKind, fc.Arbitrary<string>> = {
  listed: listedNames.map((parts) => parts.join(' ')),
  'unlisted surname': fc
    .tuple(listedNames, unlistedSurnames)
    .map(([[first], last]) => `${first} ${last}`),
  resident: residentNames,
  foreign: foreignNames,
};

const frames: Record<Surroundings, [string, string][]> = {
  announced: [
    ['Mi chiamo ', ' e abito qui da dieci anni.'],
    ['La sottoscritta ', ' chiede di sapere a che punto è la pratica.'],
    ['Mi ha risposto la dott.ssa ', ', molto gentile.'],
    ['Il sig. ', ' dello sportello non c’era.'],
    ['Scrivo per mia figlia ', ', che va alle medie.'],
    ['In attesa di risposta, cordiali saluti\n', ''],
    ['Nome e cognome: ', ''],
  ],
  'told of': [
    ['Ieri ho parlato con ', ' allo sportello.'],
    ['La pratica è seguita da ', ' dal mese scorso.'],
    ['Il contatore è intestato a ', ' dal 2019.'],
    ['Ho saputo da ', ' che il bando è chiuso.'],
    ['Al piano di sopra abita ', ', che fa rumore di notte.'],
    ['Il mio avvocato, ', ', vi ha già scritto.'],
  ],
  'in prose': [
    ['Ieri ho visto ', ' in ufficio.'],
    ['Mi dicono che ', ' non lavora più da voi.'],
    ['La domanda di ', ' è stata respinta senza un motivo.'],
    ['Con ', ' non si riesce a parlare.'],
    ['Il cane di ', ' abbaia dalla mattina alla sera.'],
    ['', ' non ha risposto alla mia mail.'],
    ['Nel verbale c’è scritto ', ' invece del mio nome.'],
  ],
};

/** Sentences that name places, institutions and firms, and nobody. */
const nobody: Piece[][] = [
  'Buca in via Giuseppe Garibaldi, angolo piazza Enrico Fermi.',
  'La scuola media Dante Alighieri e il liceo Galileo Galilei sono chiusi.',
  "Da un mese l'ospedale San Giovanni Bosco non risponde al telefono.",
  "Sono in coda all'ospedale Carlo Urbani e dall'istituto Marie Curie non so nulla.",
  'La Regione Friuli Venezia Giulia e il Parco del Gran Sasso.',
  'Il Comune di Reggio Emilia, la Regione Emilia Romagna e la Protezione Civile.',
  'Lunedì 4 Maggio la Polizia Locale e i Vigili del Fuoco erano in piazza.',
  'Gentile Ufficio Tributi, buongiorno. Cordiali saluti.',
  'La comunità Santa Maddalena e la cooperativa Aurora cercano volontari.',
  'Il Presidente della Repubblica ha parlato di Costituzione e Lavoro.',
  'Ho pagato con Poste Italiane, ma Agenzia Entrate e Riscossione dicono di no.',
  'Il bus per Monte Mario e Villa Bonelli salta la fermata San Pietro.',
  'Vorrei il Bonus Mamma Domani e la Carta Giovani Nazionale.',
  'La Festa della Madonna del Carmine finisce tardi.',
].map((sentence) => [sentence]);

/** A sentence with a name of this kind in these surroundings. */
export function named(kind: NameKind, around: Surroundings): fc.Arbitrary<Piece[]> {
  return fc
    .tuple(names[kind], fc.constantFrom(...frames[around]))
    .map(([value, [before, after]]) => [before, { kind: 'person', value }, after]);
}

/**
 * Letters as an office gets them: of ten people seven have names of the lists, two a surname that
 * stands in none, one is of another country; a third of the names is announced; two sentences of five
 * name nobody.
 */
export const peopleLetters: fc.Arbitrary<Letter> = fc
  .array(
    fc.oneof(
      ...surroundings.flatMap((around) => [
        { arbitrary: named('listed', around), weight: 14 },
        { arbitrary: named('unlisted surname', around), weight: 4 },
        { arbitrary: named('resident', around), weight: 1 },
        { arbitrary: named('foreign', around), weight: 1 },
      ]),
      { arbitrary: fc.constantFrom(...nobody), weight: 40 },
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map(write);
