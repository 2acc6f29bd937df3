/** Kinds of personal data, and what each is called in a placeholder: Italian, as the texts are. */
export const placeholderNames = {
  person: 'PERSONA',
  'fiscal-code': 'CODICE_FISCALE',
  'vat-number': 'PARTITA_IVA',
  iban: 'IBAN',
  phone: 'TELEFONO',
  email: 'EMAIL',
  plate: 'TARGA',
  document: 'DOCUMENTO',
  address: 'INDIRIZZO',
  'birth-date': 'DATA_DI_NASCITA',
} as const;

export type PersonalKind = keyof typeof placeholderNames;

/** A piece of personal data in a text, by UTF-16 positions; `end` is the first after it. */
export interface Finding {
  kind: PersonalKind;
  start: number;
  end: number;
}

/** Finds one family of personal data. Findings of different detectors may overlap. */
export type Detector = (text: string) => Finding[];

/** A finding for each match; of its group `value` where the pattern has one. Needs flags `dg`. */
export function findAll(
  text: string,
  kind: PersonalKind,
  pattern: RegExp,
  accepts: (value: string, start: number) => boolean = () => true,
): Finding[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const span = match.indices?.groups?.value ?? match.indices?.[0];
    if (!span) return [];
    const [start, end] = span;
    return accepts(text.slice(start, end), start) ? [{ kind, start, end }] : [];
  });
}

/** Whether the words stand shortly before the position, in the same sentence or line. */
export function isPrecededBy(text: string, position: number, words: RegExp, reach = 40): boolean {
  const before = text.slice(Math.max(0, position - reach), position);
  return words.test(before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('; ')) + 1));
}
