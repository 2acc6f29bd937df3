const parts = /\\[pP]\{[^}]*\}|\\.|\[(?:\\.|[^\]])*\]|\(\?<?[:=!]|\p{L}/gu;

/**
 * A part of a regular expression that reads its letters in either case, whatever the flags around it.
 * The language's own `(?i:…)` would say the same; but in the V8 of Node 24 (24.21) a long-lived process
 * at times stops matching capitals with it.
 */
export function anyCase(pattern: string): string {
  return pattern.replace(parts, (part) => {
    if (part.startsWith('[')) return part.replace(/\\.|\p{L}-\p{L}|\p{L}/gu, bothCases);
    return /^\p{L}$/u.test(part) ? `[${bothCases(part)}]` : part;
  });
}

function bothCases(part: string): string {
  return part.startsWith('\\') ? part : part.toLowerCase() + part.toUpperCase();
}
