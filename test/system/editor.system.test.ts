import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INodeTypeDescription } from 'n8n-workflow';
import type { Browser, Page } from 'playwright-core';
import { flowFiles, flowId, readFlow } from '../../scripts/editor';
import { root } from '../../scripts/root';
import { keepScreenshot, openBrowser } from '../harness/browser';
import { startOffice, type Office } from '../harness/n8n';
import { chooseChannel, signIn } from './officer';

/** What the editor puts on a node that it does not know, or that is not set up. */
const warnings = ['node-not-installed', 'node-issues', 'node-setup-required']
  .map((id) => `[data-test-id="${id}"]`)
  .join();

const examples = flowFiles(join(root, 'workflows'));
const folder = mkdtempSync(join(tmpdir(), 'urp-flow-'));
let office: Office;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  office = await startOffice(...examples, strangeFlow());
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
  page.setDefaultTimeout(120_000);
  await signIn(page, office);
});

afterAll(async () => {
  await browser?.close();
  await office?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('there are example flows', () => {
  expect(examples).not.toHaveLength(0);
});

describe.each(examples)('%s', (file) => {
  const { nodes } = readFlow(file);

  test('holds nodes that n8n knows, in a version that it has', async () => {
    const nodeInfos = nodes.map(({ type: name, typeVersion: version }) => ({ name, version }));
    // Answers in the order of the question, each by the last part of its name; an unknown one fails.
    const known = (await office.editor.call('POST', '/node-types', {
      nodeInfos,
    })) as INodeTypeDescription[];
    const answered = known.map(({ name, version }, index) => ({
      isIt: nodeInfos[index]?.name.endsWith(`.${name}`),
      hasVersion: [version].flat().includes(nodeInfos[index]?.version as number),
    }));
    expect(answered).toEqual(nodes.map(() => ({ isIt: true, hasVersion: true })));
  });

  test('opens in the editor with no warning on any node', async () => {
    const drawn = nodes.filter(({ type }) => !type.endsWith('.stickyNote'));
    await openFlow(flowId(file), drawn.length);
    await keepScreenshot(page, flowId(file));
    expect(await warnedNodes()).toEqual([]);
  });
});

test('the editor would warn of a node that it does not know, and of one that is not set up', async () => {
  await openFlow('strange', 2);
  await page.locator(warnings).nth(1).waitFor();
  expect((await warnedNodes()).sort()).toEqual(['Not set up', 'Unknown']);
});

test('channels are tried as they were chosen, each with its address and its credential', async () => {
  await openFlow('strange', 2);
  await page.locator('[data-test-id="canvas-node"]').nth(1).dblclick();
  const panel = page.locator('[data-test-id="node-parameters"]');
  await chooseChannel(page, 'WhatsApp');
  await chooseChannel(page, 'App IO');
  await keepScreenshot(page, 'channels');
  const chosen = panel.locator('[data-test-id="parameter-input-channels"] .el-tag');
  expect(await chosen.allInnerTexts()).toEqual(['Email', 'WhatsApp', 'App IO']);
});

test('a message goes down its chain from the editor, and the inbox shows what each citizen got', async () => {
  const file = examples.find((each) => each.includes('12-conferma')) ?? '';
  const drawn = readFlow(file).nodes.filter(({ type }) => !type.endsWith('.stickyNote'));
  await openFlow(flowId(file), drawn.length);
  await page.locator('[data-test-id="execute-workflow-button"]').click();
  const reached = page.locator('[data-test-id="canvas-node"][data-node-name="Avvisato"]');
  await reached.locator('[data-test-id="canvas-node-status-success"]').waitFor();
  await keepScreenshot(page, 'chain');

  await page.goto(office.sandbox.inbox);
  for (const recipient of ['bruno@cittadini.example', '+393331234569', 'TSTPRV80A01H501A']) {
    await page.getByRole('link', { name: recipient }).waitFor();
  }
  const shown = await page.locator('body').innerText();
  expect(shown).toContain('Buongiorno Anna Prova,');
  expect(shown).toContain('SMS · ComuneEs');
  expect((await office.mails()).map(({ to }) => to)).toEqual([['bruno@cittadini.example']]);
  await keepScreenshot(page, 'chain-inbox');
});

test('the credential for INAD is accepted by both of the services that stand in', async () => {
  await page.goto(`${office.baseUrl}/home/credentials`);
  await page.getByText('INAD (sandbox)').first().click();
  await page.getByText('Connection tested successfully').waitFor();
  await keepScreenshot(page, 'inad-credential');
});

/** Waits until all nodes are drawn, with the icon that says that their type is known or not. */
async function openFlow(id: string, nodes: number): Promise<void> {
  await page.goto(`${office.baseUrl}/workflow/${id}`);
  const drawn = page.locator('[data-test-id="canvas-node"]');
  await drawn.nth(nodes - 1).waitFor();
  await page
    .locator('.node-icon, [class*="nodeIcon"]')
    .nth(nodes - 1)
    .waitFor();
  expect(await drawn.count()).toBe(nodes);
}

/** Names of the nodes that bear a warning. */
function warnedNodes(): Promise<string[]> {
  return page
    .locator('[data-test-id="canvas-node"]', { has: page.locator(warnings) })
    .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-node-name')));
}

/** A flow with a node that nobody has, and one that lacks what it needs. */
function strangeFlow(): string {
  const file = join(folder, 'strange.json');
  const nodes = [
    { name: 'Unknown', type: 'n8n-nodes-urp.urpOracle', parameters: {} },
    {
      name: 'Not set up',
      type: 'n8n-nodes-urp.urpNotifier',
      parameters: { channels: ['email'] },
    },
  ].map((node, index) => ({ ...node, id: node.name, typeVersion: 1, position: [index * 200, 0] }));
  writeFileSync(file, JSON.stringify({ name: 'Strange', nodes, connections: {} }));
  return file;
}
