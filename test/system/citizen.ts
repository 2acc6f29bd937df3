import type { FrameLocator, Locator, Page } from 'playwright-core';

/** A file as a citizen picks it. */
export interface PickedFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** What a citizen answers, by what the page calls it: words to write, choices to make, a file to add. */
export type Answers = Record<string, string | string[] | PickedFile>;

export const photo = (name: string): PickedFile => ({
  name,
  mimeType: 'image/png',
  buffer: Buffer.from('\x89PNG\r\n\x1A\npixels', 'latin1'),
});

/** What the page calls the choice of a free hour, whichever it is. */
export const firstFreeHour = 'il primo libero';

/**
 * Goes through a form page by page, giving each answer where the page asks for it, up to the review.
 * What the page does not ask for stays unanswered: the outcome tells.
 */
export async function fillIn(page: Page | FrameLocator, answers: Answers): Promise<void> {
  // The longest form has fewer pages than this.
  for (let pages = 0; pages < 12; pages++) {
    if (await page.getByRole('heading', { name: 'Riepilogo' }).isVisible()) return;
    for (const [label, answer] of Object.entries(answers)) await give(page, label, answer);
    await goOn(page);
    const alert = page.getByRole('alert');
    if (await alert.isVisible()) throw new Error(`The form refuses: ${await alert.innerText()}`);
  }
  throw new Error(
    `The form comes to no end; it stands at “${await page.locator('h2').first().innerText()}”.`,
  );
}

/** Presses the page's first button and waits for the page after: in a frame, a click does not. */
async function goOn(page: Page | FrameLocator): Promise<void> {
  await page.locator('html').evaluate((element) => element.setAttribute('data-left', ''));
  await page.locator('.actions button').first().click();
  await page.locator('html:not([data-left]) footer').waitFor();
}

async function give(
  page: Page | FrameLocator,
  label: string,
  answer: Answers[string],
): Promise<void> {
  const group = page.getByRole('group', { name: called(label) });
  if ((await group.count()) > 0) return choose(group, answer);
  const control = page.getByLabel(called(label));
  if ((await control.count()) === 0) return;
  if (typeof answer === 'object' && !Array.isArray(answer)) return control.setInputFiles(answer);
  switch (
    await control.evaluate((element) => `${element.tagName} ${element.getAttribute('type')}`)
  ) {
    case 'INPUT checkbox':
      return control.check();
    case 'SELECT null':
      await control.selectOption({ label: String(answer) });
      return;
    default:
      return control.fill(String(answer));
  }
}

async function choose(group: Locator, answer: Answers[string]): Promise<void> {
  if (answer === firstFreeHour) return group.getByRole('radio').first().check();
  for (const choice of [answer].flat())
    await group.getByLabel(String(choice), { exact: true }).check();
}

/** A label as the page shows it: with an asterisk where it must be answered, or `(facoltativo)`. */
function called(label: string): RegExp {
  const literal = label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal}(\\s*\\*|\\s*\\(facoltativo\\))?$`);
}
