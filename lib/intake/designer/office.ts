import { urpTaxonomy } from '../../classification/taxonomies/urp';
import { fold } from '../../text/fold';

/** What a form is about, over folded words, and whose it is: codes of the default taxonomy. */
const topics: [RegExp, string][] = [
  [
    /\b(?:bambin|alunn|scuol|scolastic|scuolabus|nido|mensa|student|borsa di studio|centro estivo)/,
    'istruzione',
  ],
  [/\b(?:tari|imu|tribut|tassa|rimborso|canone unico)/, 'tributi'],
  [
    /\b(?:carta d.identita|anagraf|residenza|elettoral|scrutator|cittadinanza|stato civile|loculo|cimiter|certificat)/,
    'servizi-demografici',
  ],
  [
    /\b(?:ztl|targa|multa|permesso di transito|passo carrabile|suolo pubblico|pass disabili|contrassegno)/,
    'polizia-locale',
  ],
  [/\b(?:rifiut|cassonett|potatur|alber|verde|cane|animal|canile)/, 'ambiente'],
  [
    /\b(?:disabil|anzian|bonus|contribut|isee|assistente sociale|maternita|invalid|affitto)/,
    'servizi-sociali',
  ],
  [
    /\b(?:palestra|sport|ginnastica|bibliotec|evento|eventi|cultur|corso|sala|teatro)/,
    'cultura-sport',
  ],
  [/\b(?:commerc|mercato|negoz|ditta|volantin|impresa)/, 'attivita-produttive'],
  [/\b(?:edilizi|cantiere|scia)\b/, 'edilizia-privata'],
  [/\b(?:strad|marciapied|lampion|buc|caditoi)/, 'lavori-pubblici'],
  [/\bprotezione civile\b/, 'protezione-civile'],
];

/** The office that a form most likely belongs to; the URP where nothing tells. */
export function likelyOffice(text: string): { code: string; name: string } {
  const words = fold(text);
  const code = topics.find(([pattern]) => pattern.test(words))?.[1] ?? 'urp';
  const office = urpTaxonomy.offices.find((each) => each.code === code);
  return { code, name: office?.name ?? 'Relazioni con il pubblico' };
}
