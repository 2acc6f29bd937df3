import type { Row } from './row';

const columns = ['name', 'ours', 'peer', 'ratio', 'unit'] as const;

/** The rows as a plain table; each note below its row's name, in the order of the rows. */
export function table(rows: Row[]): string {
  const cells = [
    ['measure', 'ours', 'peer', 'ratio', 'unit'],
    ...rows.map((each) => columns.map((column) => shown(each[column]))),
  ];
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => line[index]!.length)));
  const lines = cells.map((line) =>
    line
      .map((cell, index) =>
        isNumber(index) ? cell.padStart(widths[index]!) : cell.padEnd(widths[index]!),
      )
      .join('  ')
      .trimEnd(),
  );
  const notes = rows.map(({ name, note }) => `${name}: ${note}`);
  return [...lines, '', ...notes].join('\n');
}

function isNumber(index: number): boolean {
  return index > 0 && index < columns.length - 1;
}

function shown(value: string | number | null): string {
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  return value.toLocaleString('en', { maximumSignificantDigits: 3 });
}
