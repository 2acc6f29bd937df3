import { isStopStem, isStopWord, stem, type StemLanguage } from '../../text/stems';
import { tokens } from '../../text/tokens';

/** What is read to find what tickets have in common. */
export interface GroupableTicket {
  subject: string;
  text: string;
}

/** Words of a ticket that are read: what it is about stands among the first. */
const mostWords = 150;

/** A ticket as the numbers of its telling stems and of pairs of them, each once, in ascending order. */
export type Document = Int32Array;

export interface Documents {
  documents: Document[];
  /** Rarity of each feature: 0 where a single ticket has it, since it joins nothing. */
  rarities: Float32Array;
  features: string[];
}

/** Reads the tickets; a feature's number depends on the order of the tickets, nothing else does. */
export function readDocuments(tickets: GroupableTicket[], language: StemLanguage): Documents {
  const numbers = new Map<string, number>();
  const stems = new Map<string, string>();
  const documents = tickets.map(({ subject, text }) => {
    const features = new Set<number>();
    for (const feature of featuresOf(`${subject}\n${text}`, language, stems)) {
      const number = numbers.get(feature) ?? numbers.size;
      if (number === numbers.size) numbers.set(feature, number);
      features.add(number);
    }
    return Int32Array.from(features).sort();
  });
  return {
    documents,
    rarities: raritiesOf(documents, numbers.size),
    features: [...numbers.keys()],
  };
}

/** Telling stems and pairs that stand side by side; `known` remembers stems, which repeat. */
function featuresOf(text: string, language: StemLanguage, known: Map<string, string>): string[] {
  const telling = tokens(text)
    .slice(0, mostWords)
    .filter((word) => !word.startsWith('#') && !isStopWord(word))
    .map((word) => {
      const stemmed = known.get(word) ?? stem(word, language);
      known.set(word, stemmed);
      return stemmed;
    })
    .filter((stemmed) => !isStopStem(stemmed));
  return telling.flatMap((word, at) => (at === 0 ? [word] : [word, `${telling[at - 1]} ${word}`]));
}

function raritiesOf(documents: Document[], size: number): Float32Array {
  const counts = new Float32Array(size);
  for (const document of documents) for (const feature of document) counts[feature]! += 1;
  return counts.map((count) => (count < 2 ? 0 : Math.log((1 + documents.length) / count)));
}
