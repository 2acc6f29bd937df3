import { checkLetter } from '../../../lib/italian/checkLetter';
import { fates } from '../behaviour';

/** What becomes of a notification: its states, each with the seconds after the request. */
export interface Story {
  states: [state: string, seconds: number][];
  /** Why it is refused after it was taken. */
  refusal?: { code: string; detail: string };
  does: string;
}

const accepted: Story['states'] = [
  ['ACCEPTED', 2],
  ['DELIVERING', 4],
];
const refused: Story['states'] = [['REFUSED', 2]];

/** Told by the year of birth in a fiscal code `TSTPRV..A01H501.`; the inbox page shows this table. */
const storyOfYear: Readonly<Record<string, Story>> = {
  '04': {
    states: refused,
    refusal: { code: 'TAXID_NOT_VALID', detail: 'Tax id not valid' },
    does: 'richiesta presa e poi rifiutata: codice fiscale non valido',
  },
  '03': {
    states: refused,
    refusal: { code: 'NOT_VALID_ADDRESS', detail: 'Address not valid' },
    does: 'richiesta presa e poi rifiutata: indirizzo non valido',
  },
  '14': {
    states: refused,
    refusal: { code: 'FILE_PDF_INVALID_ERROR', detail: 'File is not a valid PDF' },
    does: 'richiesta presa e poi rifiutata: il documento non va bene',
  },
  '08': {
    states: [...accepted, ['DELIVERED', 8], ['EFFECTIVE_DATE', 20]],
    does: 'consegnata, nessuno la legge: perfezionata per decorrenza dei termini',
  },
  '10': {
    states: [...accepted, ['UNREACHABLE', 8]],
    does: 'destinatario irreperibile',
  },
  '11': {
    states: [...accepted, ['RETURNED_TO_SENDER', 8]],
    does: 'restituita al mittente',
  },
  '12': { states: [...accepted, ['CANCELLED', 8]], does: 'annullata dall’ente' },
  '13': { states: [...accepted, ['DELIVERED', 8]], does: 'consegnata e mai letta' },
  '02': { states: accepted, does: 'accettata e mai consegnata: resta in invio' },
};

const read: Story = {
  states: [...accepted, ['DELIVERED', 8], ['VIEWED', 20]],
  does: 'consegnata dopo 8 secondi, letta dopo 20',
};

export function storyOf(taxId: string): Story {
  const year = /^TSTPRV(\d\d)/.exec(taxId)?.[1] ?? '';
  return storyOfYear[year] ?? read;
}

/** Whole fiscal codes: SEND takes none whose last letter is wrong. */
export const simulatedTaxpayers = [
  ...Object.entries(storyOfYear).map(([year, { does }]) => ({ code: codeOf(year), does })),
  { code: codeOf('29'), does: fates['429'] },
  { code: codeOf('53'), does: fates['503'] },
  { code: codeOf('50'), does: fates['500'] },
  { code: codeOf('54'), does: fates['504'] },
  { code: codeOf('80'), does: read.does },
];

/** The code of the simulated person born in a year, of two digits. */
export function codeOf(year: string): string {
  const start = `TSTPRV${year}A01H501`;
  return start + checkLetter(start);
}
