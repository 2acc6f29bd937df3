import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The pages' one style sheet, sent with each page so that it needs no second request. */
export const style = readFileSync(join(__dirname, 'assets', 'page.css'), 'utf8')
  .replace(/\/\*[^]*?\*\//g, '')
  .replace(/\s+/g, ' ')
  .replace(/ ?([{};]) ?/g, '$1')
  .trim();

/** As a Content-Security-Policy names it, so that no other style is applied. */
export const styleHash = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
