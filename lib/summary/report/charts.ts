import { init, type EChartsCoreOption } from 'echarts';

/** A name and its value. */
export interface Bar {
  name: string;
  value: number;
}

/** For a sheet or a screen, and for a telephone: one picture scaled down would not be read there. */
export const chartSizes = ['wide', 'narrow'] as const;
export type ChartSize = (typeof chartSizes)[number];

/** In pixels, and names in characters a line. */
const sizes = {
  wide: { width: 680, height: 240, nameWidth: 228, nameLetters: 28, nameLines: 2, bar: 28 },
  narrow: { width: 320, height: 220, nameWidth: 128, nameLetters: 15, nameLines: 3, bar: 44 },
};
/** Colours are the page's own, so that a chart follows light, dark and print. */
const ink = 'var(--ink)';
const faint = 'var(--line)';
const strong = 'var(--accent)';
const soft = 'var(--soft)';
const text = { color: ink, fontSize: 13, fontFamily: 'inherit' };
const quiet = { silent: true, animation: false, emphasis: { disabled: true } };
/** So many bars have room for their values. */
const mostLabelled = { wide: 13, narrow: 6 };

/** Upright bars in the order given, the last one marked: it is the one that is spoken of. */
export function columnChart(bars: Bar[], size: ChartSize): string {
  const last = bars.length - 1;
  const { width, height } = sizes[size];
  return draw(width, height, {
    grid: {
      left: 8,
      right: 20,
      top: 20,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: axis({ type: 'category', data: bars.map(({ name }) => name) }),
    yAxis: axis({ type: 'value', minInterval: 1 }),
    series: [
      {
        ...quiet,
        type: 'bar',
        barCategoryGap: '25%',
        data: bars.map(({ value }, at) => ({
          value,
          itemStyle: { color: at === last ? strong : soft },
        })),
        label: { show: bars.length <= mostLabelled[size], position: 'top', ...text, fontSize: 12 },
      },
    ],
  });
}

/** Lying bars, the first on top, each with its value; long names take a few lines. */
export function barChart(bars: Bar[], size: ChartSize): string {
  const shown = bars.toReversed();
  const { width, nameWidth, nameLetters, nameLines, bar } = sizes[size];
  return draw(width, 8 + bar * bars.length, {
    grid: { left: nameWidth, right: 48, top: 4, bottom: 4, outerBoundsMode: 'none' },
    xAxis: { type: 'value', show: false },
    yAxis: axis({
      type: 'category',
      data: shown.map(({ name }) => inLines(name, nameLetters, nameLines)),
      axisLabel: { ...text, fontSize: 12, lineHeight: 13, interval: 0 },
    }),
    series: [
      {
        ...quiet,
        type: 'bar',
        barCategoryGap: '30%',
        data: shown.map(({ value }) => value),
        itemStyle: { color: strong },
        label: { show: true, position: 'right', ...text },
      },
    ],
  });
}

/** Broken between words; what is longer than the lines ends in an ellipsis. */
function inLines(name: string, letters: number, most: number): string {
  const lines: string[] = [];
  for (const word of name.split(/\s+/)) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && longer.length <= letters) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const cut = (line: string) => (line.length > letters ? `${line.slice(0, letters - 1)}…` : line);
  const shown = lines.slice(0, most);
  if (lines.length > most) shown[most - 1] = `${shown[most - 1]!.slice(0, letters - 1)}…`;
  return shown.map(cut).join('\n');
}

function axis(own: object): object {
  return {
    axisLine: { lineStyle: { color: faint } },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: faint } },
    axisLabel: text,
    ...own,
  };
}

/**
 * Server-side SVG, without a browser; it scales with its column. What it has for the mouse is left
 * out: nothing here answers to it, and its names count the charts of the process, so that the same
 * report would be another page each time.
 */
function draw(width: number, height: number, option: EChartsCoreOption): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({ animation: false, ...option });
  const svg = chart.renderToSVGString({ useViewBox: true });
  chart.dispose();
  return svg.replace(/ class="zr\d+-cls-\d+"|<style >.*?<\/style>\n/gs, '');
}
