import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Html, markup } from './markup';

/** A script that stands in the page itself, with how a Content-Security-Policy names it. */
export interface InlineScript {
  element: Html;
  hash: string;
}

/** Reads one of this package's own scripts. */
export function inlineScript(file: string): InlineScript {
  const text = readFileSync(join(__dirname, 'assets', file), 'utf8').trim();
  const digest = createHash('sha256').update(text).digest('base64');
  return { element: markup`<script>${Html.trusted(text)}</script>`, hash: `'sha256-${digest}'` };
}
