import { findAddresses } from './addresses';
import { findBirthDates } from './birthDates';
import { findDocuments, findPlates } from './documents';
import type { Detector, Finding } from './finding';
import { findEmails, findFiscalCodes, findIbans, findVatNumbers } from './identifiers';
import { findNames } from './names';
import { findPhones } from './phones';
import { placeholderPattern } from './placeholder';
import { readable } from './readable';

/** Where two findings overlap, that of the earlier detector stands. */
const detectors: Detector[] = [
  findEmails,
  findIbans,
  findFiscalCodes,
  findDocuments,
  findVatNumbers,
  findBirthDates,
  findPlates,
  findAddresses,
  findPhones,
  findNames,
];

/**
 * The personal data in a text, in order, none overlapping, whatever invisible or unusual signs it is
 * written with; placeholders are not looked into.
 */
export function detect(written: string, more: Detector[] = []): Finding[] {
  const { text, start: startOf, end: endOf } = readable(written);
  const taken = [...text.matchAll(placeholderPattern)].map(({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }));
  const findings: Finding[] = [];
  for (const finding of [...detectors, ...more].flatMap((find) => find(text))) {
    if (taken.some(({ start, end }) => finding.start < end && start < finding.end)) continue;
    taken.push(finding);
    findings.push(finding);
  }
  return findings
    .sort((one, other) => one.start - other.start)
    .map(({ kind, start, end }) => ({ kind, start: startOf(start), end: endOf(end) }));
}
