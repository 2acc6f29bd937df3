import { wasSent, type Counts, type Outcome } from './counts';

export interface Column {
  title: string;
  width: number;
  align?: 'left' | 'right';
}

const gap = '  ';

const columns: Column[] = [
  { title: 'N', width: 2, align: 'right' },
  { title: 'Riferimento', width: 15 },
  { title: 'Titolo', width: 22 },
  { title: 'Categoria proposta', width: 23 },
  { title: 'Fid.', width: 4, align: 'right' },
  { title: 'Ufficio', width: 19 },
  { title: 'Inviato', width: 19 },
];
const refusedColumns: Column[] = [
  { title: 'N', width: 2, align: 'right' },
  { title: 'Titolo', width: 24 },
  { title: 'Motivo', width: 88 },
];

/** What the office's templates are called in the table. */
const templateNames: Record<string, string> = {
  received: 'ricevuta',
  task: 'incarico',
  review: 'revisione',
};

/** Aligned columns under their titles; a text that is too long ends in "…". */
export function table(columns: Column[], rows: string[][]): string {
  const line = (cells: string[]) =>
    columns
      .map((column, index) => cell(cells[index] ?? '', column))
      .join(gap)
      .trimEnd();
  const rule = columns.map(({ width }) => '-'.repeat(width)).join(gap);
  return [line(columns.map(({ title }) => title)), rule, ...rows.map(line)].join('\n');
}

function cell(text: string, { width, align }: Column): string {
  const shown = [...harmless(text)];
  const cut = shown.length > width ? `${shown.slice(0, width - 1).join('')}…` : shown.join('');
  const space = ' '.repeat(width - [...cut].length);
  return align === 'right' ? space + cut : cut + space;
}

/** A citizen's text may hold what steers a terminal: none of it is printed. */
function harmless(text: string): string {
  return text.replace(/[\p{C}\s]+/gu, ' ').trim();
}

/** The requests that are in the register, each with what became of it. */
export function registeredTable(outcomes: Outcome[]): string {
  const rows = outcomes.flatMap((outcome, index) => {
    const row = registeredRow(outcome);
    return row ? [[String(index + 1), ...row]] : [];
  });
  return table(columns, rows);
}

function registeredRow({ sample, receipt, handling }: Outcome): string[] | undefined {
  if (receipt.kind !== 'registered' && receipt.kind !== 'repeated') return undefined;
  const title = sample.answers.titolo ?? '';
  if (!handling) return [receipt.reference, title, 'già registrata', '', '', ''];
  const { ticket, proposal, messages } = handling;
  const category = ticket.category ?? proposal?.category ?? '-';
  const office = ticket.office ?? (ticket.status === 'in-review' ? 'da rivedere' : '-');
  const confidence = proposal ? `${Math.round(proposal.confidence * 100)}%` : '-';
  return [ticket.reference, title, category, confidence, office, sentNames(messages)];
}

function sentNames(messages: NonNullable<Outcome['handling']>['messages']): string {
  const names = messages.map((message) => {
    const name = templateNames[message.template] ?? message.template;
    return wasSent(message) ? name : `${name} (${message.status})`;
  });
  return names.join(', ') || '-';
}

/** The requests that the form refused, each with its reason. */
export function refusedTable(outcomes: Outcome[]): string {
  const rows = outcomes.flatMap(({ sample, receipt }, index) =>
    receipt.kind === 'refused' || receipt.kind === 'failed'
      ? [[String(index + 1), sample.answers.titolo ?? '', receipt.reason]]
      : [],
  );
  return table(refusedColumns, rows);
}

/** The counts that must agree, each sum on its line. */
export function countLines(counts: Counts): string {
  const { submitted, registered, repeated, refused, assigned, inReview, sent, received } = counts;
  const lines: [string, number, number, string][] = [
    [
      'inviate',
      submitted,
      registered + repeated + refused,
      `registrate ${registered} + ripetute ${repeated} + rifiutate ${refused}`,
    ],
    [
      'registrate',
      registered,
      assigned + inReview,
      `assegnate ${assigned} + da rivedere ${inReview}`,
    ],
    ['mail inviate', sent, received, `mail arrivate ${received}`],
  ];
  return lines
    .map(([what, total, sum, parts]) => {
      const sign = total === sum ? '=' : '≠';
      return `${what.padEnd(12)} ${String(total).padStart(3)} ${sign} ${parts}`;
    })
    .join('\n');
}
