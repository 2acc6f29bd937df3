import { UrpError, type ErrorSentences } from '../error';
import type { OfficerLanguage } from '../language';
import type { FailureKind, ModelFailure } from './languageModel';

const sentences: Record<`model.${FailureKind}`, Record<OfficerLanguage, ErrorSentences>> = {
  'model.budget-spent': {
    it: {
      what: 'Le chiamate o i token concessi al modello per questa esecuzione sono finiti.',
      todo: 'Alza il limite nelle opzioni del nodo, o manda meno elementi alla volta.',
    },
    en: {
      what: 'The calls or tokens that the model may spend in this run are used up.',
      todo: "Raise the limit in the node's options, or send fewer items at a time.",
    },
  },
  'model.cut-off': {
    it: {
      what: 'La risposta del modello si è interrotta perché troppo lunga.',
      todo: 'Usa un modello che ragioni meno a lungo, o manda meno testo alla volta.',
    },
    en: {
      what: "The model's answer was cut off because it was too long.",
      todo: 'Use a model that reasons less, or send less text at a time.',
    },
  },
  'model.malformed': {
    it: {
      what: 'Il modello ha risposto, ma non nella forma chiesta.',
      todo: 'Riprova; se succede spesso, scegli un modello più capace.',
    },
    en: {
      what: 'The model answered, but not in the form that was asked for.',
      todo: 'Try again; where it happens often, choose a more capable model.',
    },
  },
  'model.rate-limited': {
    it: {
      what: 'Il servizio del modello limita le richieste, anche dopo aver aspettato.',
      todo: 'Riprova più tardi, o chiedi al fornitore un limite più alto.',
    },
    en: {
      what: "The model's service limits the requests, even after waiting.",
      todo: 'Try again later, or ask the provider for a higher limit.',
    },
  },
  'model.refused': {
    it: {
      what: 'Il servizio del modello non accetta la richiesta.',
      todo: 'Controlla che il modello scelto sappia rispondere a una conversazione; se il testo è delicato, affidalo a una persona.',
    },
    en: {
      what: "The model's service does not accept the request.",
      todo: 'Check that the chosen model can answer a chat; where the text is sensitive, leave it to a person.',
    },
  },
  'model.timed-out': {
    it: {
      what: 'Il modello non ha risposto in tempo.',
      todo: 'Riprova, o concedi più tempo nelle opzioni del nodo.',
    },
    en: {
      what: 'The model did not answer in time.',
      todo: "Try again, or allow more time in the node's options.",
    },
  },
  'model.too-long': {
    it: {
      what: 'Il testo è più lungo di quanto il modello accetti.',
      todo: 'Scegli un modello con un contesto più ampio, o manda meno testo alla volta.',
    },
    en: {
      what: 'The text is longer than the model takes.',
      todo: 'Choose a model with a larger context, or send less text at a time.',
    },
  },
  'model.unauthorised': {
    it: {
      what: 'Il servizio del modello non riconosce la chiave.',
      todo: 'Controlla la chiave nella credenziale, e che valga per il modello scelto.',
    },
    en: {
      what: "The model's service does not accept the key.",
      todo: 'Check the key in the credential, and that it holds for the chosen model.',
    },
  },
  'model.unavailable': {
    it: {
      what: 'Il servizio del modello non risponde.',
      todo: 'Controlla che il server sia acceso e l’indirizzo nella credenziale, poi riprova.',
    },
    en: {
      what: "The model's service does not answer.",
      todo: 'Check that the server is on, and the address in the credential; then try again.',
    },
  },
  'model.unknown-model': {
    it: {
      what: 'Il server non conosce il modello, o a quell’indirizzo non c’è un servizio di questo tipo.',
      todo: 'Scegli il modello dall’elenco; l’indirizzo di solito finisce con /v1.',
    },
    en: {
      what: 'The server does not know the model, or there is no such service at that address.',
      todo: 'Choose the model from the list; the address usually ends with /v1.',
    },
  },
};

/** A model's failure as an error: `model.` and the failure's kind, such as `model.rate-limited`. */
export function modelError({ kind, status }: ModelFailure): UrpError {
  const code = `model.${kind}` as const;
  const { it, en } = sentences[code];
  const told = status === undefined ? '' : ` (HTTP ${status})`;
  return new UrpError(code, {
    it: { what: it.what.replace(/\.$/, `${told}.`), todo: it.todo },
    en: { what: en.what.replace(/\.$/, `${told}.`), todo: en.todo },
  });
}
