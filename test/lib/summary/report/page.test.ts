import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { reportPage } from '../../../../lib/summary/report/page';
import { makeReport } from '../../../../lib/summary/report/report';
import { expectNoViolations, openBrowser } from '../../../harness/browser';
import { reportTicket } from '../problems/planted';
import { options, tickets } from './lampsAndHoles';

jest.setTimeout(180_000);

const long = 'Accessibilità ed inclusione delle persone con disabilità';
/** Pixels: smaller letters are not read on a telephone. */
const legible = 10;

let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'urp-report-'));
const file = (step: string) => join(folder, `${step}.html`);

beforeAll(async () => {
  const more = Array.from({ length: 1200 }, (_, at) =>
    reportTicket({ submittedAt: `2026-0${(at % 9) + 1}-12`, category: long }),
  );
  for (const step of ['month', 'week'] as const) {
    const { report } = makeReport([...tickets(), ...more], { ...options, step, steps: 40 });
    writeFileSync(file(step), reportPage(report));
  }
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

describe.each(['month', 'week'])('by %s', (step) => {
  test.each([
    [320, 'light'],
    [320, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const)(
    'at %i pixels, %s, the page is accessible and nothing is cut',
    async (width, colorScheme) => {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
      const page = await context.newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      page.on('dialog', () => asked.push('a dialog'));
      await page.goto(`file://${file(step)}`);
      await expectNoViolations(page);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
        width,
      );
      expect(asked).toEqual([`file://${file(step)}`]);
      const charts = await visibleCharts(page);
      expect(charts).toHaveLength(2);
      for (const { letters, cut } of charts) {
        expect(letters).toBeGreaterThanOrEqual(legible);
        expect(cut).toEqual([]);
      }
      await context.close();
    },
  );

  test('prints on a few numbered sheets of A4', async () => {
    const page = await browser.newPage();
    await page.goto(`file://${file(step)}`);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const sheets = pdf.match(/\/Type ?\/Page\b/g)!;
    expect(sheets.length).toBeGreaterThan(0);
    expect(sheets.length).toBeLessThanOrEqual(5);
    expect(pdf).toMatch(/\/MediaBox ?\[0 0 59[45][.\d]* 84[12][.\d]*\]/);
    await page.close();
  });
});

test('numbers and days are written as Italian offices write them', async () => {
  const page = await browser.newPage();
  await page.goto(`file://${file('month')}`);
  const words = await page.locator('main').innerText();
  expect(words).toContain('Dal 1° luglio 2023 al 31 ottobre 2026: 1.460 richieste.');
  expect(words).toMatch(/\d,\d/);
  expect(words).not.toMatch(/\d\.\d\D/);
  await page.close();
});

/** Of each chart shown: the height of its smallest letters, in pixels of the screen, and texts beyond its edge. */
async function visibleCharts(page: Page): Promise<{ letters: number; cut: string[] }[]> {
  return page.evaluate(`[...document.querySelectorAll('svg')]
    .filter((svg) => svg.getBoundingClientRect().width > 0)
    .map((svg) => {
      const frame = svg.getBoundingClientRect();
      const scale = frame.width / svg.viewBox.baseVal.width;
      const texts = [...svg.querySelectorAll('text')];
      const sizes = texts.map((text) => parseFloat(getComputedStyle(text).fontSize) * scale);
      const isCut = (text) => {
        const { left, right } = text.getBoundingClientRect();
        return left < frame.left - 1 || right > frame.right + 1;
      };
      return { letters: Math.min(...sizes), cut: texts.filter(isCut).map((text) => text.textContent) };
    })`);
}
