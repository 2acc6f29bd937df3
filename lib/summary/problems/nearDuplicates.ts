import type { Document } from './documents';

/** Hash functions of a signature, in bands of as many rows: alike by 0.8, 99.9 % meet in a band. */
const bands = 16;
const rows = 4;
/** Share of features in common (Jaccard) from which two texts are the same text, sent again. */
const sameText = 0.8;
/** Of those that meet in a band, each is compared with as many before it. */
const mostCompared = 4;

/**
 * For each document the first one that says nearly the same, itself where none does: MinHash in
 * bands (Broder 1997), so that the cost grows as the documents do.
 */
export function firstOfItsKind(documents: Document[]): Int32Array {
  const first = Int32Array.from(documents, (_, number) => number);
  const meetings = Array.from({ length: bands }, () => new Map<string, number[]>());
  for (const [number, document] of documents.entries()) {
    if (document.length === 0) continue;
    const keys = bandKeys(document);
    const met = meetings.flatMap((meeting, band) => meeting.get(keys[band]!) ?? []);
    const alike = [...new Set(met)]
      .sort((one, other) => one - other)
      .find((other) => jaccard(document, documents[other]!) >= sameText);
    if (alike !== undefined) {
      first[number] = first[alike]!;
      continue;
    }
    for (const [band, meeting] of meetings.entries()) {
      const there = meeting.get(keys[band]!) ?? [];
      if (there.length < mostCompared) meeting.set(keys[band]!, [...there, number]);
    }
  }
  return first;
}

function bandKeys(document: Document): string[] {
  const least = new Uint32Array(bands * rows).fill(0xffffffff);
  for (const feature of document) {
    for (let hash = 0; hash < least.length; hash += 1) {
      const value = mixed(feature, hash);
      if (value < least[hash]!) least[hash] = value;
    }
  }
  return Array.from({ length: bands }, (_, band) =>
    least.subarray(band * rows, (band + 1) * rows).join(','),
  );
}

/** A number that depends on both and looks random (the finisher of MurmurHash3). */
function mixed(feature: number, hash: number): number {
  let value = Math.imul(feature + 1, 0x9e3779b1) ^ Math.imul(hash + 1, 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

function jaccard(left: Document, right: Document): number {
  let [at, there, shared] = [0, 0, 0];
  while (at < left.length && there < right.length) {
    const difference = left[at]! - right[there]!;
    if (difference === 0) shared += 1;
    if (difference <= 0) at += 1;
    if (difference >= 0) there += 1;
  }
  return shared / (left.length + right.length - shared || 1);
}
