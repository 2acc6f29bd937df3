/**
 * How the sandbox's language model treats its callers, told by the model's name, so that a flow can
 * be tried against each failure by choosing from the list of models in the editor.
 */
export interface ModelBehaviour {
  /** Milliseconds before each answer; after a failure too. */
  latency: number;
  /** So many requests within so many seconds; more are answered 429 with Retry-After. */
  limit?: { requests: number; seconds: number };
  /** Knows `json_schema`, `json_object` alone, or neither. */
  formats: 'schema' | 'object' | 'none';
  logprobs: boolean;
  /** Tokens that the model thinks before it writes: they count towards the answer's limit. */
  thinking: number;
  /** What its rules of content do not let pass: such a request is refused whole (400). */
  refuses?: RegExp;
  /**
   * What goes wrong, by the number of the request, over and over: `[null, 'drop']` lets every second
   * request fall.
   */
  faults: (Fault | null)[];
}

export type Fault =
  /** Never answers. */
  | 'silence'
  /** Takes the key no more. */
  | 'unauthorised'
  /** Sends half of its answer, then closes the connection. */
  | 'drop'
  | 'server-error'
  /** Words instead of JSON. */
  | 'malformed'
  /** The wanted form, but with values that no enum of the schema holds. */
  | 'wrong-enum'
  /** The wanted form, but the last of its list is missing. */
  | 'incomplete'
  /** A summary with a sentence more, whose name, number and day nobody wrote. */
  | 'invented'
  /** Ends in the middle of its JSON and says that the limit of tokens was reached. */
  | 'cut-off';

export const steady: ModelBehaviour = {
  latency: 0,
  formats: 'schema',
  logprobs: true,
  thinking: 0,
  faults: [],
};

/** What the list of models offers, and what each does to whoever chooses it. */
export const models: Record<string, { behaviour: ModelBehaviour; does: string }> = {
  'urp-sandbox': { behaviour: steady, does: 'risponde subito' },
  'urp-sandbox-categorie-sbagliate': {
    behaviour: { ...steady, faults: ['wrong-enum'] },
    does: 'risponde con categorie che non esistono',
  },
  'urp-sandbox-interrotto': {
    behaviour: { ...steady, faults: [null, 'drop', null, 'server-error'] },
    does: 'una volta sì e una no si ferma a metà della risposta, o dà errore',
  },
  'urp-sandbox-inventa': {
    behaviour: { ...steady, faults: ['invented'] },
    does: 'nei riassunti aggiunge una frase inventata',
  },
  'urp-sandbox-lento': {
    behaviour: { ...steady, latency: 3_000 },
    does: 'risponde dopo tre secondi',
  },
  'urp-sandbox-limitato': {
    behaviour: { ...steady, limit: { requests: 5, seconds: 10 } },
    does: 'accetta cinque richieste ogni dieci secondi, poi dice di aspettare (429)',
  },
  'urp-sandbox-malformato': {
    behaviour: { ...steady, faults: ['malformed'] },
    does: 'risponde a parole, mai nella forma chiesta',
  },
  'urp-sandbox-muto': {
    behaviour: { ...steady, faults: ['silence'] },
    does: 'non risponde mai',
  },
  'urp-sandbox-senza-schema': {
    behaviour: { ...steady, formats: 'none', logprobs: false },
    does: 'come un server vecchio: non conosce le risposte strutturate',
  },
};
