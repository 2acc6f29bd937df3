/** All that a citizen answers, by the names that the form posts. */
export const report = {
  privacy: 'si',
  luogo: 'Via Roma 12',
  'tipo-disservizio': 'illuminazione-pubblica',
  titolo: 'Lampione spento',
  dettagli: 'Il lampione davanti alla scuola è spento da una settimana.',
  nome: 'Maria',
  cognome: 'Bianchi',
  email: 'maria.bianchi@example.it',
};

export type Fields = Record<string, string | string[] | File | File[]>;

/** Posts as an HTML form without files does. */
export function postUrlEncoded(url: string, fields: Fields, headers: Record<string, string> = {}) {
  const body = new URLSearchParams();
  for (const [name, value] of pairs(fields)) body.append(name, String(value));
  return fetch(url, { method: 'POST', headers, body });
}

/** Posts as an HTML form with files does. */
export function postMultipart(url: string, fields: Fields, headers: Record<string, string> = {}) {
  const body = new FormData();
  for (const [name, value] of pairs(fields)) body.append(name, value);
  return fetch(url, { method: 'POST', headers, body });
}

function pairs(fields: Fields): [string, string | File][] {
  return Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string | File] => [name, each]),
  );
}

/** The hidden answers that a page carries along. */
export function carriedBy(page: string): Record<string, string | string[]> {
  const inputs = page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g);
  const byName = Map.groupBy(inputs, ([, name = '']) => name);
  return Object.fromEntries(
    [...byName].map(([name, all]) => {
      const values = all.map(([, , value = '']) => value);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

export const picture = (name = 'lampione.png') =>
  new File([new Uint8Array(Buffer.from('\x89PNG\r\n\x1A\npixels', 'latin1'))], name);

/** The first button of a page leads on. */
export function nextStep(page: string): string {
  return /<div class="actions"><button name="step" value="([^"]+)"/.exec(page)?.[1] ?? 'send';
}
