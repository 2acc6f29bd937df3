import { LinkifyIt } from 'linkify-it';
import topLevelDomains from 'tlds';

// Controls, bidirectional overrides and zero-width characters: they forge lines, turn text around
// or hide a link from whoever looks for one.
const invisible =
  /[\p{Cc}\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]/gu;
const invisibleButNewline = new RegExp(`(?!\\n)${invisible.source}`, 'gu');
const lineBreaks = /\r\n?|[\u0085\u2028\u2029]/g;
/** Full stops of other scripts, which browsers read as the dot of a host name. */
const otherDots = /[\u3002\uFF0E\uFF61]/g;

/** Finds what a mail program would make a link of, with or without a scheme. */
export const linkFinder = new LinkifyIt({
  fuzzyLink: true,
  fuzzyEmail: true,
  fuzzyIP: true,
  urlAuth: true,
  tlds: topLevelDomains,
});

/** The text on one line, fit for a subject or a name: no control character survives. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/\s|\p{Cc}/gu, ' ')
    .replace(invisible, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** The text with its lines, each free of control characters. */
export function manyLines(text: string): string {
  return text
    .toWellFormed()
    .replace(lineBreaks, '\n')
    .replace(/\t/g, ' ')
    .replace(invisibleButNewline, '')
    .trim();
}

/**
 * Makes links unclickable and still legible: `https://sito.example/a` becomes
 * `https[:]//sito[.]example/a`. Mail addresses stay: an office has to be able to answer.
 */
export function defuseLinks(text: string): string {
  let defused = text.replace(otherDots, '.');
  // A link that is taken apart can leave a shorter one behind; each pass takes characters away
  // from what can match, so that this ends.
  for (;;) {
    const links = (linkFinder.match(defused) ?? []).filter(({ schema }) => schema !== 'mailto:');
    if (links.length === 0) {
      // A scheme that is unknown here may still open an app, or hide a link behind it.
      if (!defused.includes('://')) return defused;
      defused = defused.replaceAll('://', '[:]//');
      continue;
    }
    let [rebuilt, from] = ['', 0];
    for (const { index, lastIndex, raw } of links) {
      rebuilt += defused.slice(from, index) + takenApart(raw);
      from = lastIndex;
    }
    defused = rebuilt + defused.slice(from);
  }
}

function takenApart(link: string): string {
  return link.replaceAll('://', '[:]//').replace(/^\/\//, '[/]/').replaceAll('.', '[.]');
}
