import { Html, markup } from '../../intake/page/markup';
import { chartSizes, type ChartSize } from './charts';
import type { Writing } from './writing';

/** A column of numbers, or of words where said so. */
export interface Column {
  name: string;
  isText?: boolean;
}

/** A chart with what it is called, in the size that the screen or the sheet has room for. */
export function figure(draw: (size: ChartSize) => string, label: string): Html {
  const labelled = (size: ChartSize) =>
    markup`<svg class="${size}" role="img" aria-label="${label}"`;
  const charts = chartSizes.map((size) =>
    Html.trusted(draw(size).replace('<svg', labelled(size).toString())),
  );
  return markup`<figure>${charts}</figure>`;
}

/** So many rows are kept on one sheet. */
const wholeRows = 20;

/** A wide table scrolls by itself, by keyboard too; a column of which nothing is known is left out. */
export function table(
  { words }: Writing,
  caption: string,
  columns: Column[],
  lines: string[][],
): Html {
  const known = columns.map((_, at) => at === 0 || lines.some((row) => row[at] !== words.unknown));
  const keep = <T>(row: T[]) => row.filter((_, at) => known[at]);
  const kept = keep(columns);
  const number = Html.trusted(' class="number"');
  const isNumber = (at: number) => at > 0 && !kept[at]!.isText;
  const cell = (value: string, at: number) =>
    at === 0
      ? markup`<th scope="row">${value}</th>`
      : markup`<td${isNumber(at) && number}>${value}</td>`;
  const headOf = ({ name }: Column, at: number) =>
    markup`<th scope="col"${isNumber(at) && number}>${name}</th>`;
  return markup`<div class="scroll${lines.length <= wholeRows && ' whole'}" tabindex="0" role="region" aria-label="${caption}">
    <table><caption>${caption}</caption>
    <thead><tr>${kept.map(headOf)}</tr></thead>
    <tbody>${lines.map((row) => markup`<tr>${keep(row).map(cell)}</tr>`)}</tbody></table></div>`;
}
