import { fold } from '../text/fold';
import type { ClassifiableTicket } from './engine';

/**
 * Words that speak to the machine that reads, not to the office: a person looks at such a request,
 * whatever the model made of it. Matched on folded text whose signs are spaces.
 */
const patterns = [
  /\b(?:ignora(?:re|te)?|dimentica(?:re|te)?|trascura(?:re|te)?|disattend\w+|sovrascriv\w+|non (?:seguire|considerare|rispettare)|disregard|ignore|forget|override) (?:\w+ ){0,4}(?:istruzion[ei]|regol[ae]|direttiv[ae]|prompt|instructions?|rules?|compito assegnato)\b(?! (?:per|di|del|della|dello|dell|sul|sulla|che mi|ricevut|comunal)\b)/,
  /\b(?:classifica(?:re|la|lo|mi|te|tela)?|cataloga(?:re|la)?|categorizza(?:re|la)?|etichetta(?:re|la)?|classify|categorize|label) (?:\w+ ){0,5}(?:come|nella categoria|in categoria|sotto|as|under)\b/,
  /\b(?:categoria|category) (?:\w+ ){0,2}(?:corretta|giusta|esatta|obbligatoria|forzata|definitiva|da usare|da restituire|must be|is)\b/,
  /\b(?:assegna(?:re|la|lo)?|attribui\w*|inserisci(?:la|lo)?|metti(?:la|lo)?|imposta(?:re)?|scegli|seleziona|usa|assign|select|choose|set) (?:\w+ ){0,5}(?:categoria|category|codice categoria|priorita)\b/,
  /\b(?:rispondi|restituisci|produci|stampa|scrivi|answer|reply|respond|return|output|print) (?:\w+ ){0,3}(?:solo|soltanto|esclusivamente|sempre|only|json|con categoria|category|categoria)\b/,
  /\b(?:rispond(?:i|ere)|restitui(?:sci|re)|produ(?:ci|rre)|scriv(?:i|ere)) (?:\w+ ){0,2}(?:solo|sempre) con\b/,
  /\bannull\w+ (?:\w+ ){0,2}(?:compito|prompt|istruzioni) (?:\w+ ){0,2}(?:precedent\w+|di sistema|sopra)?\b/,
  /\b(?:classifica|cataloga|etichetta|metti|inserisci|assegna|sposta|segna)(?:re)? (?:tutt[oaie]|ogni) (?:\w+ ){0,2}(?:richiest\w+|ticket|test[oi]|messaggi\w*)\b/,
  /\b(?:system|assistant|sistema|assistente|developer)\s?(?:prompt|message|override|update)?\s?:/,
  /\b(?:d ora in poi|da ora in poi|da adesso) (?:sei|tu|ogni|tutt\w+|devi|rispond\w+|classific\w+)\b|\b(?:fai finta|immagina) (?:di essere|che tu sia)\b|\bagisci come\b|\bsei (?:ora )?(?:un|una|il|la) (?:assistente|modello|ia|ai|intelligenza|classificator\w+|sistema)\b|\b(?:you are now|act as|pretend to be|from now on)\b/,
  /\bnuov[ae] (?:istruzion[ei]|direttiv[ae]|regol[ae]) (?:\w+ ){0,2}(?:per (?:il modello|l ia|il classificatore|te)|di sistema|:)|\bnew instructions?\b/,
  /\b(?:modello linguistico|language model|chatgpt|gpt|llm|intelligenza artificiale che|al classificatore|caro classificatore|nota per (?:l ia|il modello|il sistema|il classificatore|l assistente))\b/,
];

/** True where the ticket seems to give orders to a model. */
export function isAddressedToModel({ subject, text }: ClassifiableTicket): boolean {
  const running = fold(`${subject}\n${text}`)
    .replace(/\s*:/g, ':')
    .replace(/[^\p{L}\p{N}:]+/gu, ' ');
  return patterns.some((pattern) => pattern.test(running));
}
