import { findAll, isPrecededBy, type Detector } from './finding';

const plateShape =
  /(?<![\p{L}\p{N}])[A-HJ-NPR-TV-Z]{2}[ -]?\d{3}[ -]?[A-HJ-NPR-TV-Z]{2}(?![\p{L}\p{N}])/dgiu;
const olderPlate =
  /\btarg(?:a|he|ata|ato)\b[\s:.,n°º]{0,6}(?<value>(?:ROMA|[A-Z]{2})[ -]?(?=[\dA-Z]{4,6}\b)\d*[A-Z]?\d*|X[\dA-Z]{5})(?![\p{L}\p{N}])/dgiu;
const vehicleWords =
  /(?:targ|auto|veicolo|moto|furgone|macchina|vettura|camion|camper)[^\n]{0,30}$/i;
/** Two letters, a number and two letters with spaces between may be prose: "da 100 al". */
const shortWords = /^(?:[ael]l|[dlsmt][aei]|[en][de]|al|da|ml|km|kg|cm|mm|mt|gb|mb)$/i;

/** CIE, health card (80380 and the region's and person's digits), driving licence of the EU model. */
const certainDocument =
  /(?<![\p{L}\p{N}])(?:C[A-Z]\d{5}[A-Z]{2}|8038\d{16}|U1[\dA-Z]{7}[A-Z])(?![\p{L}\p{N}])/dgu;
const namedDocument =
  /(?:carta d[i'’] ?identit[àa]['’]?|\bc\.? ?i\.?(?: n)|\bcie\b|passaporto|patente|tessera sanitaria|\bteam\b|documento|permesso di soggiorno)[^\d\n]{0,40}?(?<![\p{L}\p{N}])(?<value>(?=[A-Z\d ]{0,6}\d{5})[A-Z]{0,2}\d?[ -]?\d{5,20}[ -]?[A-Z]{0,2})(?![\p{L}\p{N}])/dgiu;

/** Plates: the current format anywhere, older ones after the word "targa". */
export const findPlates: Detector = (text) => [
  ...findAll(
    text,
    'plate',
    plateShape,
    (value, start) =>
      /^\w{7}$/.test(value) ||
      isPrecededBy(text, start, vehicleWords) ||
      (value === value.toUpperCase() && !isProse(value)),
  ),
  ...findAll(text, 'plate', olderPlate),
];

function isProse(value: string): boolean {
  return [value.slice(0, 2), value.slice(-2)].some((letters) => shortWords.test(letters));
}

/** Numbers of identity cards, passports, licences and health cards. */
export const findDocuments: Detector = (text) => [
  ...findAll(text, 'document', certainDocument),
  ...findAll(text, 'document', namedDocument),
];
