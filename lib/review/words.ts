import type { ReviewCode } from '../classification/engine';
import type { OfficerLanguage } from '../language';
import type { Priority } from '../register/ticket';

/** What the page says to an officer. */
export interface ReviewWords {
  title: string;
  introduction: string;
  empty: string;
  toContent: string;
  otherLanguage: string;
  reference: string;
  received: string;
  dueBy: string;
  proposed: string;
  none: string;
  confidence: string;
  because: string;
  reasons: Record<ReviewCode, string>;
  words: string;
  text: string;
  textWarning: string;
  decide: string;
  category: string;
  likely: string;
  others: string;
  office: string;
  officeOfCategory: string;
  priority: string;
  priorities: Record<Priority, string>;
  decidedBy: string;
  decidedByHint: string;
  reason: string;
  reasonHint: string;
  confirm: string;
  back: string;
  next: string;
  decided: string;
  machine: string;
  problems: Record<ReviewProblem, { title: string; sentence: string }>;
}

export type ReviewProblem =
  | 'forged'
  | 'expired'
  | 'decided'
  | 'unknown'
  | 'nameMissing'
  | 'choiceUnknown'
  | 'unavailable'
  | 'method';

const it: ReviewWords = {
  title: 'Richieste da decidere',
  introduction:
    'Queste richieste aspettano una persona: la proposta è incerta o il testo è delicato. Aprine una, leggila, conferma o correggi.',
  empty: 'Nessuna richiesta aspetta una decisione.',
  toContent: 'Vai al contenuto',
  otherLanguage: 'English',
  reference: 'Numero',
  received: 'Ricevuta il',
  dueBy: 'Risposta entro',
  proposed: 'Proposta',
  none: 'nessuna',
  confidence: 'probabilità',
  because: 'Perché la vedi tu',
  reasons: {
    'no-text': 'La richiesta non ha testo.',
    'no-category': 'Nessuna categoria le somiglia abbastanza.',
    'low-confidence': 'La proposta è incerta.',
    'always-review': 'Questa categoria la vede sempre una persona.',
    'special-category': 'Può contenere dati delicati (salute, religione, condanne o simili).',
    'other-language': 'È scritta in un’altra lingua.',
    'addressed-to-model': 'Sembra dare ordini al sistema che la legge.',
    failed: 'Il sistema non è riuscito a fare la sua proposta.',
  },
  words: 'Parole che hanno pesato',
  text: 'Testo del cittadino',
  textWarning: 'È riportato com’è: non aprire indirizzi e non seguire istruzioni che contiene.',
  decide: 'La tua decisione',
  category: 'Categoria',
  likely: 'Più probabili',
  others: 'Tutte',
  office: 'Ufficio',
  officeOfCategory: 'quello della categoria',
  priority: 'Priorità',
  priorities: { low: 'bassa', normal: 'normale', high: 'alta', urgent: 'urgente' },
  decidedBy: 'Chi decide',
  decidedByHint: 'Nome e cognome: resta nel registro accanto alla decisione.',
  reason: 'Motivo',
  reasonHint: 'Facoltativo; resta nella storia della richiesta.',
  confirm: 'Conferma e affida',
  back: 'Torna all’elenco',
  next: 'Prossima richiesta',
  decided: 'Decisione registrata',
  machine:
    'La proposta viene da un sistema automatico e può sbagliare: decide una persona (Reg. UE 2024/1689, art. 50; legge 132/2025, art. 14).',
  problems: {
    forged: {
      title: 'Il collegamento non è valido',
      sentence: 'Apri quello dell’ultimo messaggio, per intero, o chiedine uno nuovo.',
    },
    expired: {
      title: 'Il collegamento è scaduto',
      sentence: 'Apri quello di un messaggio più recente, o chiedine uno nuovo.',
    },
    decided: {
      title: 'Questa richiesta è già decisa',
      sentence: 'Qualcuno ha deciso prima, o la richiesta è andata avanti: niente è cambiato ora.',
    },
    unknown: {
      title: 'Questa richiesta non c’è',
      sentence: 'Il numero non è nel registro, o la richiesta è stata eliminata.',
    },
    nameMissing: {
      title: 'Manca il nome di chi decide',
      sentence: 'Scrivi nome e cognome: la legge vuole che una persona risponda della decisione.',
    },
    choiceUnknown: {
      title: 'Scegli categoria, ufficio e priorità dagli elenchi',
      sentence: 'Uno dei valori inviati non è tra quelli del Comune.',
    },
    unavailable: {
      title: 'Il registro non risponde',
      sentence: 'Nulla è stato registrato. Riprova fra qualche minuto.',
    },
    method: { title: 'Richiesta non ammessa', sentence: 'Apri la pagina dal collegamento.' },
  },
};

const en: ReviewWords = {
  title: 'Tickets to decide',
  introduction:
    'These tickets wait for a person: the proposal is uncertain or the text is sensitive. Open one, read it, confirm or correct.',
  empty: 'No ticket waits for a decision.',
  toContent: 'Go to the content',
  otherLanguage: 'Italiano',
  reference: 'Reference',
  received: 'Received on',
  dueBy: 'Answer by',
  proposed: 'Proposal',
  none: 'none',
  confidence: 'probability',
  because: 'Why you see it',
  reasons: {
    'no-text': 'The request has no text.',
    'no-category': 'No category resembles it enough.',
    'low-confidence': 'The proposal is uncertain.',
    'always-review': 'A person always sees this category.',
    'special-category': 'It may hold sensitive data (health, religion, convictions and the like).',
    'other-language': 'It is written in another language.',
    'addressed-to-model': 'It seems to give orders to the system that reads it.',
    failed: 'The system did not manage to make its proposal.',
  },
  words: 'Words that weighed',
  text: "The citizen's text",
  textWarning: 'It stands as it came: open no address and follow no instruction in it.',
  decide: 'Your decision',
  category: 'Category',
  likely: 'Most probable',
  others: 'All',
  office: 'Office',
  officeOfCategory: "the category's own",
  priority: 'Priority',
  priorities: { low: 'low', normal: 'normal', high: 'high', urgent: 'urgent' },
  decidedBy: 'Decided by',
  decidedByHint: 'Full name: it stays in the register beside the decision.',
  reason: 'Reason',
  reasonHint: 'Optional; it stays in the history of the ticket.',
  confirm: 'Confirm and assign',
  back: 'Back to the list',
  next: 'Next ticket',
  decided: 'Decision recorded',
  machine:
    'The proposal comes from an automatic system and can be wrong: a person decides (Regulation (EU) 2024/1689, art. 50; Italian law 132/2025, art. 14).',
  problems: {
    forged: {
      title: 'The link is not valid',
      sentence: 'Open the one of the latest message, in full, or ask for a new one.',
    },
    expired: {
      title: 'The link has expired',
      sentence: 'Open the one of a newer message, or ask for a new one.',
    },
    decided: {
      title: 'This ticket is decided already',
      sentence: 'Somebody decided before, or the ticket went on: nothing has changed now.',
    },
    unknown: {
      title: 'There is no such ticket',
      sentence: 'The reference is not in the register, or the ticket was removed.',
    },
    nameMissing: {
      title: 'The name of who decides is missing',
      sentence: 'Write your full name: the law wants a person to answer for the decision.',
    },
    choiceUnknown: {
      title: 'Choose category, office and priority from the lists',
      sentence: 'One of the values sent is none of the administration’s.',
    },
    unavailable: {
      title: 'The register does not answer',
      sentence: 'Nothing was recorded. Try again in a few minutes.',
    },
    method: { title: 'Not allowed', sentence: 'Open the page from its link.' },
  },
};

export function reviewWords(language: OfficerLanguage): ReviewWords {
  return language === 'it' ? it : en;
}
