import { init, type EChartsCoreOption } from 'echarts';

/** A name and its value. */
export interface Bar {
  name: string;
  value: number;
}

const width = 680;
const nameWidth = 230;
/** Colours are the page's own, so that a chart follows light, dark and print. */
const ink = 'var(--ink)';
const faint = 'var(--line)';
const strong = 'var(--accent)';
const soft = 'var(--soft)';
const text = { color: ink, fontSize: 13, fontFamily: 'inherit' };
const quiet = { silent: true, animation: false, emphasis: { disabled: true } };

/** Upright bars in the order given, the last one marked: it is the one that is spoken of. */
export function columnChart(bars: Bar[]): string {
  const last = bars.length - 1;
  return draw(260, {
    grid: {
      left: 8,
      right: 8,
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
        label: { show: bars.length <= 13, position: 'top', ...text, fontSize: 12 },
      },
    ],
  });
}

/** Lying bars, the first on top, each with its value. */
export function barChart(bars: Bar[]): string {
  const shown = bars.toReversed();
  return draw(40 + 30 * bars.length, {
    grid: {
      left: 8,
      right: 48,
      top: 4,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: { type: 'value', show: false },
    yAxis: axis({
      type: 'category',
      data: shown.map(({ name }) => name),
      axisLabel: { ...text, width: nameWidth, overflow: 'truncate' },
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

function axis(own: object): object {
  return {
    axisLine: { lineStyle: { color: faint } },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: faint } },
    axisLabel: text,
    ...own,
  };
}

/** Server-side SVG, without a browser; it scales with its column. */
function draw(height: number, option: EChartsCoreOption): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({ animation: false, ...option });
  const svg = chart.renderToSVGString({ useViewBox: true });
  chart.dispose();
  return svg;
}
