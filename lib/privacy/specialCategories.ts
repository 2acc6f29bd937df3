import { readable } from './readable';

/** Special categories of data (GDPR art. 9) and data on offences (art. 10). */
export type SpecialCategory =
  | 'health'
  | 'religion'
  | 'politics'
  | 'trade-union'
  | 'ethnic-origin'
  | 'sexual-life'
  | 'genetic-or-biometric'
  | 'offences';

export interface SpecialFinding {
  category: SpecialCategory;
  start: number;
  end: number;
}

/** Word beginnings, each of them about a person's condition rather than about a service. */
const stems: Record<SpecialCategory, string> = {
  health:
    'disabil|diversamente abil|invalid|handicap|(?:legge|l\\.) ?104|malat[oaie]|malatti|patologi|diagnos|tumor|oncologic|cancro|chemioterap|radioterap|diabet|epiless|autis|down\\b|alzheimer|parkinson|demenz|sclerosi|dialisi|trapiant|cardiopat|asmatic|celiac|allergic|depress|psichiatric|psicofarmac|schizofren|bipolar|tossicodipenden|alcolis|hiv\\b|sieropositiv|epatite|incinta|gravidanza|abort|ricoverat|carrozzin|sedia a rotelle|non vedent|ipovedent|(?<!vicolo |fondo )cieco|cieca|sord[oaie]\\b|sordomut|non autosufficient|allettat|positiv[oaie] al (?:covid|tampone)|terapia|cartella clinica|certificato medico|referto|ciclo mestruale',
  religion:
    'musulman|islamic|cattolic|ebre[oaie]\\b|ebraic|testimon[ei] di geova|buddist|induist|ortodoss|evangelic|valdes|ate[oai]\\b|ramadan|mio credo|mia fede|mia religione',
  politics: 'militante|iscritt[oaie] al partito|tessera del partito|mie idee politiche|ho votato',
  'trade-union':
    'sindacalist|tessera sindacale|iscritt[oaie] (?:alla|al) (?:cgil|cisl|uil|ugl|cobas|sindacato)|delegat[oaie] sindacal',
  'ethnic-origin':
    'etni[ae]\\b|origin[ei] etnic|razz[ae]\\b|razzis|extracomunitari|nomad[ei]\\b|sinti\\b|zingar|apolid|rifugiat[oaie]\\b|richiedent[ei] asilo',
  'sexual-life':
    'omosessual|lesbic|bisessual|transgender|transessual|gay\\b|orientamento sessuale|cambio di sesso|unione civile',
  'genetic-or-biometric':
    'dna\\b|test genetic|impront[ae] digital|riconoscimento facciale|dati biometric',
  offences:
    'condanna(?:t|\\b)|detenut|carcere|carcerazion|arrestat|agli arresti|domiciliari\\b|precedenti penali|casellario|pregiudicat|indagat[oaie]\\b|imputat[oaie]\\b|libertà vigilata',
};

const patterns = Object.entries(stems).map(([category, stem]) => ({
  category: category as SpecialCategory,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${stem})\\p{L}{0,15}`, 'giu'),
}));

/**
 * Words that may tell something of a special category about a person. It is a flag for a person
 * to look, made to miss little: it cannot tell the writer's own condition from a general question.
 */
export function findSpecialCategories(written: string): SpecialFinding[] {
  const { text, start, end } = readable(written);
  return patterns
    .flatMap(({ category, pattern }) =>
      [...text.matchAll(pattern)].map(({ 0: word, index }) => ({
        category,
        start: start(index),
        end: end(index + word.length),
      })),
    )
    .sort((one, other) => one.start - other.start);
}
