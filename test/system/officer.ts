import type { Locator, Page } from 'playwright-core';
import type { Office } from '../harness/n8n';

/** What an officer does in the editor with the mouse and the keyboard. */
export async function signIn(page: Page, { baseUrl, owner }: Office): Promise<void> {
  await page.goto(`${baseUrl}/signin`);
  await page.locator('[name="emailOrLdapLoginId"]').fill(owner.email);
  await page.locator('[name="password"]').fill(owner.password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/signin'));
}

/** Begins a flow with its trigger, whose parameters are then open. */
export async function newFlow(page: Page, { baseUrl }: Office, trigger: string): Promise<void> {
  await page.goto(`${baseUrl}/workflow/new`);
  await page.locator('[data-test-id="canvas-add-button"]').click();
  await pickNode(page, trigger);
  await page.getByText('Add to workflow').click();
  await page.locator('[data-test-id="node-parameters"]').waitFor();
}

/** Adds a node behind the only one whose output leads nowhere yet; its parameters are then open. */
export async function addNode(page: Page, name: string, action: string): Promise<void> {
  await page.locator('[data-test-id="canvas-handle-plus"]').first().click();
  await pickNode(page, name);
  await page.getByText(action, { exact: true }).first().click();
  await page.locator('[data-test-id="node-parameters"]').waitFor();
}

async function pickNode(page: Page, name: string): Promise<void> {
  await page.locator('[data-test-id="node-creator-search-bar"]').fill(name);
  await page.getByText(name, { exact: true }).first().click();
}

/** A parameter of the open node, by its path: `rows.row[0].label`. */
function parameter(page: Page, path: string): Locator {
  return page.locator(`[data-parameter-path="parameters.${path}"]`);
}

export async function bringIntoView(page: Page, path: string): Promise<void> {
  await parameter(page, path).evaluate((element) => element.scrollIntoView({ block: 'center' }));
}

export async function write(page: Page, path: string, text: string): Promise<void> {
  await parameter(page, path).locator('input, textarea').first().fill(text);
}

export async function choose(page: Page, path: string, option: string): Promise<void> {
  await parameter(page, path).click();
  await pickOption(page, option);
}

export async function turnOn(page: Page, path: string): Promise<void> {
  await parameter(page, path).locator('.el-switch, [role="switch"]').first().click();
}

/** Adds a channel to those of the open URP Notifier. */
export async function chooseChannel(page: Page, channel: string): Promise<void> {
  await page.locator('[data-test-id="parameter-input-channels"] .el-select__input').click();
  await pickOption(page, channel);
  await page.keyboard.press('Escape');
}

/** Takes a channel away by the × beside it. */
export async function dropChannel(page: Page, channel: string): Promise<void> {
  const tags = page.locator('[data-test-id="parameter-input-channels"] .el-tag');
  await tags.filter({ hasText: channel }).locator('.el-tag__close').click();
}

/** Adds an option of a collection, which is named by its place among the open node's collections. */
export async function addOption(page: Page, collection: number, option: string): Promise<void> {
  await page.locator('[data-test-id="collection-parameter-add"]').nth(collection).click();
  await pickOption(page, option);
}

async function pickOption(page: Page, option: string): Promise<void> {
  const options = page.locator('.el-select-dropdown__item:visible');
  await options.filter({ hasText: option }).first().click();
}

/** Opens a node of a flow that is there; its parameters are then open. */
export async function openNode(
  page: Page,
  { baseUrl }: Office,
  flow: string,
  name: string,
): Promise<void> {
  await page.goto(`${baseUrl}/workflow/${flow}`);
  await page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`).dblclick();
  await page.locator('[data-test-id="node-parameters"]').waitFor();
}

/** Adds a row to the open node's list, by the words on its button. */
export async function addRow(page: Page, button: string): Promise<void> {
  await page.locator('[data-test-id="node-parameters"]').getByText(button).click();
}

export async function closeNode(page: Page): Promise<void> {
  await page.locator('[data-test-id="ndv-close-button"]').click();
}

export async function publish(page: Page): Promise<void> {
  await page.locator('[data-test-id="workflow-open-publish-modal-button"]').click();
  await page.locator('[data-test-id="workflow-publish-button"]').click();
  await page.getByText('Workflow published').waitFor();
  await page.getByRole('button', { name: 'Got it' }).click();
}

/** Publishes again what was published before: nothing congratulates. */
export async function republish(page: Page): Promise<void> {
  await page.locator('[data-test-id="workflow-open-publish-modal-button"]').click();
  const button = page.locator('[data-test-id="workflow-publish-button"]');
  await button.click();
  await button.waitFor({ state: 'hidden' });
}
