import type { EChartsCoreOption } from 'echarts';
import type { OfficerLanguage } from '../../language';
import {
  byCategory,
  confidenceBins,
  coverages,
  type CategoryFigures,
  type Judged,
} from './figures';

/** The file stands alone: its colours are its own, dark on white, also in print. */
const [ink, faint, strong, soft] = ['#1a1a1a', '#c4ccd4', '#0066cc', '#cfe0f3'];
const text = { color: ink, fontSize: 12, fontFamily: 'sans-serif' };
const width = 900;
const graphsHeight = 330;
const rowHeight = 24;
const nameWidth = 210;
/** More rows than these cannot be read; those with most items are drawn. */
const mostRows = 40;
const bins = 10;

const words = {
  it: {
    trust: 'Quanto vale la probabilità',
    said: 'probabilità detta',
    right: 'giuste su 100',
    alone: 'Quante vanno avanti da sole',
    covered: 'richieste su 100, le più sicure prima',
    table:
      'Dove finiscono le richieste di ciascuna categoria (riga: la giusta; colonna: la proposta)',
    none: 'nessuna',
  },
  en: {
    trust: 'What the confidence is worth',
    said: 'confidence said',
    right: 'right of 100',
    alone: 'How many go on by themselves',
    covered: 'tickets of 100, the surest first',
    table: 'Where the tickets of each category end up (row: the right one; column: the proposal)',
    none: 'none',
  },
};

/**
 * One SVG of the figures: confidence beside what came true, how many are right the further one goes
 * down, and the confusion table.
 */
export async function evaluationPicture(
  judged: Judged[],
  nameOf: (code: string) => string,
  language: OfficerLanguage,
): Promise<string> {
  // Charts are drawn when asked for alone: loading them takes longer than starting the node.
  const { init } = await import('echarts');
  const rows = byCategory(judged).slice(0, mostRows);
  const height = graphsHeight + 210 + rowHeight * rows.length;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption(optionOf(judged, rows, nameOf, language));
  const svg = chart.renderToSVGString({ useViewBox: true });
  chart.dispose();
  return svg;
}

function optionOf(
  judged: Judged[],
  rows: CategoryFigures[],
  nameOf: (code: string) => string,
  language: OfficerLanguage,
): EChartsCoreOption {
  const say = words[language];
  const names = rows.map(({ category }) => nameOf(category));
  return {
    animation: false,
    backgroundColor: '#fff',
    title: [
      { text: say.trust, left: 20, top: 12, textStyle: { ...text, fontSize: 15 } },
      { text: say.alone, left: 470, top: 12, textStyle: { ...text, fontSize: 15 } },
      { text: say.table, left: 20, top: graphsHeight + 10, textStyle: { ...text, fontSize: 15 } },
    ],
    grid: [
      { left: 60, top: 55, width: 360, height: 215 },
      { left: 510, top: 55, width: 360, height: 215 },
      {
        left: nameWidth + 20,
        top: graphsHeight + 185,
        width: 640,
        height: rowHeight * rows.length,
      },
    ],
    xAxis: [
      percentAxis(0, say.said),
      percentAxis(1, say.covered),
      {
        ...axis(2),
        type: 'category',
        data: [...names, say.none],
        position: 'top',
        axisLabel: { ...text, rotate: 60, interval: 0, width: 140, overflow: 'truncate' },
      },
    ],
    yAxis: [
      percentAxis(0, say.right),
      percentAxis(1, say.right),
      {
        ...axis(2),
        type: 'category',
        data: names,
        inverse: true,
        axisLabel: { ...text, interval: 0, width: nameWidth - 20, overflow: 'truncate' },
      },
    ],
    visualMap: {
      show: false,
      seriesIndex: 3,
      dimension: 2,
      min: 0,
      max: 100,
      inRange: { color: ['#fff', soft, '#7fb2ea'] },
    },
    series: [
      line(
        0,
        [
          [0, 0],
          [100, 100],
        ],
        { color: faint, type: 'dashed' },
      ),
      {
        ...quiet(0),
        type: 'scatter',
        // As large as the bin is full, so that a lone proposal does not look like a finding.
        data: confidenceBins(judged, bins).map(({ items, confidence, precision }) => ({
          value: [100 * confidence, 100 * precision],
          symbolSize: 6 + 26 * Math.sqrt(items / judged.length),
        })),
        itemStyle: { color: strong, opacity: 0.8 },
      },
      line(
        1,
        coverages(judged).map(({ covered, precision }) => [
          (100 * covered) / judged.length,
          100 * precision,
        ]),
        { color: strong, width: 2 },
      ),
      {
        ...quiet(2),
        type: 'heatmap',
        data: cells(rows),
        label: {
          show: true,
          ...text,
          formatter: ({ value }: { value: number[] }) => `${value[3]}`,
        },
        itemStyle: { borderColor: '#fff', borderWidth: 1 },
      },
    ],
  };
}

/** Column, row, share of the row in percent, and items; those whose column is not drawn are left out. */
function cells(rows: CategoryFigures[]): number[][] {
  const columns = new Map(rows.map(({ category }, column) => [category as string | null, column]));
  columns.set(null, rows.length);
  return rows.flatMap(({ items, proposedAs }, row) =>
    proposedAs.flatMap(({ category, items: count }) => {
      const column = columns.get(category);
      return column === undefined ? [] : [[column, row, (100 * count) / items, count]];
    }),
  );
}

function line(grid: number, data: number[][], lineStyle: object): object {
  return { ...quiet(grid), type: 'line', showSymbol: false, data, lineStyle };
}

function quiet(grid: number): object {
  return { silent: true, emphasis: { disabled: true }, xAxisIndex: grid, yAxisIndex: grid };
}

function percentAxis(grid: number, name: string): object {
  return {
    ...axis(grid),
    type: 'value',
    min: 0,
    max: 100,
    name,
    nameLocation: 'middle',
    nameGap: 28,
    nameTextStyle: text,
  };
}

function axis(gridIndex: number): object {
  return {
    gridIndex,
    axisLine: { lineStyle: { color: faint } },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: faint } },
    axisLabel: text,
  };
}
