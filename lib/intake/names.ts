import { fold } from '../text/fold';

const longestName = 50;

/** `Data di nascita (gg/mm)` becomes `data-di-nascita-gg-mm`; `otherwise` where nothing remains. */
export function nameFrom(text: string, otherwise: string): string {
  const words =
    fold(text)
      .match(/[a-z0-9]+/g)
      ?.join('-') ?? '';
  if (words === '') return otherwise;
  const name = /^[a-z]/.test(words) ? words : `${otherwise}-${words}`;
  return name.slice(0, longestName).replace(/-$/, '');
}

/** The name itself, or the first of `name-2`, `name-3`, … that is free. */
export function unusedName(name: string, used: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; used.has(free); number += 1) free = `${name}-${number}`;
  return free;
}
