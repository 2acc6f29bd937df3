import { linkFinder } from './harmless';
import type { Message } from './channel';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/**
 * The mail as a page: one column, legible at any size, its language declared, nothing loaded from
 * anywhere. Styles stand on the elements because mail programs drop style sheets; the colours
 * keep a contrast of at least 7:1.
 */
export function mailPage(message: Message): string {
  const heading = message.administration
    ? `<p style="margin:0;padding:16px 24px;background:#004080;color:#fff;font-weight:bold">${escape(message.administration)}</p>`
    : '';
  const blocks = message.body
    .split(/\n{2,}/)
    .map(block)
    .join('\n');
  return `<!doctype html>
<html lang="${message.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(message.subject)}</title>
</head>
<body style="margin:0;background:#fff;color:#1a1a1a;font:16px/1.5 Arial,Helvetica,sans-serif">
<div role="article" aria-label="${escape(message.subject)}" style="max-width:38em;margin:0 auto">
${heading}
<div style="padding:8px 24px 24px;overflow-wrap:anywhere;word-break:break-word">
${blocks}
</div>
</div>
</body>
</html>
`;
}

/** A block may mix lines, items and quoted lines, such as a label above what it names. */
function block(text: string): string {
  const runs: { kind: Kind; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const kind = kindOf(line);
    const run = runs.at(-1);
    if (run?.kind === kind) run.lines.push(line);
    else runs.push({ kind, lines: [line] });
  }
  return runs.map(({ kind, lines }) => marked[kind](lines)).join('\n');
}

type Kind = 'item' | 'quoted' | 'line';

function kindOf(line: string): Kind {
  if (line.startsWith('- ')) return 'item';
  return line.startsWith('> ') || line === '>' ? 'quoted' : 'line';
}

const marked: Record<Kind, (lines: string[]) => string> = {
  item: (lines) => {
    const items = lines.map((line) => `<li>${inline(line.slice(2))}</li>`).join('\n');
    return `<ul style="margin:16px 0;padding-left:24px">\n${items}\n</ul>`;
  },
  quoted: (lines) => {
    const quoted = lines.map((line) => inline(line.slice(2))).join('<br>\n');
    return `<blockquote style="margin:16px 0;padding-left:12px;border-left:4px solid #5b6f82">${quoted}</blockquote>`;
  },
  line: (lines) => `<p style="margin:16px 0">${lines.map(inline).join('<br>\n')}</p>`,
};

/** Escapes a line; what is still a link there is the office's own, for values' links are defused. */
function inline(line: string): string {
  const links = (linkFinder.match(line) ?? []).filter(({ schema }) => /^https?:$/.test(schema));
  let from = 0;
  let html = '';
  for (const { index, lastIndex, raw } of links) {
    html += `${escape(line.slice(from, index))}<a href="${escape(raw)}" style="color:#004080">${escape(raw)}</a>`;
    from = lastIndex;
  }
  return html + escape(line.slice(from));
}
