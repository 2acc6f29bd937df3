import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { designOffline } from '../../lib/intake/designer/offline';
import { previewPage } from '../../lib/intake/designer/previewPage';
import { flowId } from '../../scripts/editor';
import { root } from '../../scripts/root';
import { expectNoViolations, keepScreenshot, openBrowser } from '../harness/browser';
import { startOffice, type Office } from '../harness/n8n';

const file = join(root, 'workflows/16-progetta-un-modulo.json');
const description =
  'modulo per iscrivere i bambini allo scuolabus, con foto del documento e scelta della fermata';
const folder = mkdtempSync(join(tmpdir(), 'urp-designer-'));
const { definition, form } = designOffline(description);
let office: Office;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  office = await startOffice(file, publishedForm());
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
  page.setDefaultTimeout(120_000);
});
afterAll(async () => {
  await browser?.close();
  await office?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('an officer runs the flow in the editor and reads what was made of the description', async () => {
  await page.goto(`${office.baseUrl}/signin`);
  await page.locator('[name="emailOrLdapLoginId"]').fill(office.owner.email);
  await page.locator('[name="password"]').fill(office.owner.password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/signin'));
  await page.goto(`${office.baseUrl}/workflow/${flowId(file)}`);
  await page.locator('[data-test-id="canvas-node"]').nth(2).waitFor();
  await page.locator('[data-test-id^="execute-workflow-button"]').first().click();
  const designer = page.locator(
    '[data-test-id="canvas-node"][data-node-name="Progetta il modulo"]',
  );
  await designer.locator('[data-test-id="canvas-node-status-success"]').waitFor();
  await keepScreenshot(page, 'form-designer-editor');
  await designer.dblclick();
  await page.locator('[data-test-id="output-panel"]').waitFor();
  await page.getByText('Iscrizione dei bambini allo scuolabus').first().waitFor();
  await keepScreenshot(page, 'form-designer-output');
});

test('the proposed form, given to the Form Trigger as it is, is served to citizens', async () => {
  const response = await fetch(office.form);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('Iscrizione dei bambini allo scuolabus');
  // Monitors ask for the headers alone.
  const head = await fetch(office.form, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
});

test.each([320, 1280])('its preview is accessible, %i pixels wide', async (width) => {
  await page.setViewportSize({ width, height: 900 });
  await page.setContent(previewPage(form, 'Comune di Esempio'));
  await expectNoViolations(page);
  const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  expect(overflow).toBeLessThanOrEqual(0);
  await keepScreenshot(page, `form-designer-preview-${width}`);
});

/** A flow with nothing but the form, as an officer has pasted its definition. */
function publishedForm(): string {
  const path = join(folder, 'scuolabus.json');
  const trigger = {
    id: '1',
    name: 'Modulo',
    type: 'n8n-nodes-urp.urpFormTrigger',
    typeVersion: 2,
    position: [0, 0],
    webhookId: 'scuolabus',
    parameters: {
      source: 'json',
      definition: JSON.stringify(definition),
      path: 'scuolabus',
      administration: 'Comune di Esempio',
    },
  };
  writeFileSync(path, JSON.stringify({ name: 'Scuolabus', nodes: [trigger], connections: {} }));
  return path;
}
