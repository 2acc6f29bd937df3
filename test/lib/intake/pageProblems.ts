import type { CitizenLanguage } from '../../../lib/language';

/** The most that a page may weigh, with all that is in it, in bytes. */
const heaviest = 40_000;
/** What takes the focus by the keyboard. */
const focusable = ['a', 'button', 'input', 'select', 'textarea'];

interface Element {
  name: string;
  attributes: Record<string, string>;
  /** The text from its start to its end, without marks. */
  text: string;
  /** Those that it stands in. */
  around: Element[];
}

/**
 * What a page lacks that Lighthouse would look for and that can be seen without a browser: language,
 * title, headings, names of controls, links and buttons, the order of the focus, weight, strangers.
 */
export function pageProblems(page: string, language: CitizenLanguage): string[] {
  const elements = elementsOf(page);
  const named = (name: string) => elements.filter((each) => each.name === name);
  const ids = elements.flatMap(({ attributes: { id } }) => id ?? []);
  const known = new Set(ids);
  const [title = ''] = named('title').map(({ text }) => text);
  const [heading = ''] = named('h1').map(({ text }) => text);
  const levels = elements.flatMap(({ name }) => /^h([1-6])$/.exec(name)?.[1] ?? []).map(Number);
  const weight = Buffer.byteLength(page);
  return [
    !page.startsWith('<!DOCTYPE html>') && 'no doctype',
    named('html')[0]?.attributes.lang !== language && `not in ${language}`,
    !page.includes('name="viewport"') && 'no viewport',
    title.length < 10 && `no title: “${title}”`,
    named('h1').length !== 1 && `${named('h1').length} first headings`,
    heading === '' && 'an empty first heading',
    levels.some((level, index) => level > (levels[index - 1] ?? level) + 1) &&
      `headings leap: ${levels.join()}`,
    named('main').length !== 1 && 'no main part',
    weight >= heaviest && `${weight} bytes`,
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `twice the id ${id}`),
    ...elements.flatMap((each) => ownProblems(each, elements, known)),
    ...focusProblems(elements),
  ].filter((problem) => problem !== false);
}

function ownProblems(element: Element, all: Element[], ids: Set<string>): string[] {
  const { name, attributes, text } = element;
  const said = `${name} ${JSON.stringify(attributes)}`;
  const pointsTo = ['for', 'aria-describedby', 'aria-labelledby']
    .flatMap((each) => attributes[each]?.split(' ') ?? [])
    .concat(/^#(.+)/.exec(attributes.href ?? '')?.[1] ?? []);
  return [
    ...pointsTo.filter((id) => !ids.has(id)).map((id) => `${said} points to no ${id}`),
    isControl(element) && nameOf(element, all) === '' && `${said} has no label`,
    ['a', 'button'].includes(name) && !isHidden(element) && text === '' && `${said} has no text`,
    name === 'fieldset' && !/^.{2,}/.test(legendOf(element, all)) && 'a group has no legend',
    name === 'img' && attributes.alt === undefined && `${said} has no text in its place`,
    attributes['aria-invalid'] === 'true' &&
      ![element, ...element.around].some(saysWhatIsWrong) &&
      `${said} does not say what is wrong`,
    isForeign(element) && `${said} comes from elsewhere`,
  ].filter((problem) => problem !== false);
}

/** Whatever takes the focus does so in the order it is read: none is sent ahead, and the first leads past the header. */
function focusProblems(elements: Element[]): string[] {
  const stops = elements.filter(
    ({ name, attributes }) =>
      focusable.includes(name) && attributes.type !== 'hidden' && attributes.tabindex !== '-1',
  );
  const ahead = elements.filter(({ attributes: { tabindex } }) => Number(tabindex) > 0);
  return [
    ...ahead.map(({ name }) => `${name} is sent ahead`),
    stops[0]?.attributes.class !== 'skip' && 'the first stop does not lead to the content',
    stops.some(({ attributes }) => attributes.disabled !== undefined) && 'a stop is switched off',
  ].filter((problem) => problem !== false);
}

function saysWhatIsWrong({ attributes }: Element): boolean {
  return /-errore\b/.test(attributes['aria-describedby'] ?? '');
}

function isControl({ name, attributes: { type } }: Element): boolean {
  return ['input', 'select', 'textarea'].includes(name) && type !== 'hidden';
}

function isHidden({ attributes }: Element): boolean {
  return attributes['aria-hidden'] === 'true';
}

function nameOf({ attributes: { id } }: Element, all: Element[]): string {
  return all.find((each) => each.name === 'label' && each.attributes.for === id)?.text ?? '';
}

function legendOf(fieldset: Element, all: Element[]): string {
  const next = all[all.indexOf(fieldset) + 1];
  return next?.name === 'legend' ? next.text : '';
}

function isForeign({ name, attributes: { src, href } }: Element): boolean {
  const address = name === 'link' ? href : src;
  return /^(https?:)?\/\//.test(address ?? '');
}

const tag = /<(\/?)([a-z][a-z0-9]*)((?: [a-zA-Z-]+(?:="[^"]*")?)*)\s*\/?>/g;
const empty = ['meta', 'link', 'input', 'img', 'br', 'hr'];

/** The elements in their order. The pages escape every `<`, `>` and `"` that is no mark. */
function elementsOf(page: string): Element[] {
  const body = page.replace(/(<(script|style)[^>]*>).*?(<\/\2>)/gs, '$1$3');
  const open: (Element & { from: number })[] = [];
  const elements: Element[] = [];
  for (const match of body.matchAll(tag)) {
    const [whole, slash, name = '', written = ''] = match;
    if (slash) {
      const element = open.findLast((each) => each.name === name);
      if (!element) throw new Error(`</${name}> ends nothing.`);
      element.text = body
        .slice(element.from, match.index)
        .replace(/<[^>]*>/g, '')
        .trim();
      open.splice(open.lastIndexOf(element));
      continue;
    }
    const element = {
      name,
      attributes: attributesOf(written),
      text: '',
      around: [...open],
      from: match.index + whole.length,
    };
    elements.push(element);
    if (!empty.includes(name)) open.push(element);
  }
  return elements;
}

function attributesOf(written: string): Record<string, string> {
  const pairs = written.matchAll(/ ([a-zA-Z-]+)(?:="([^"]*)")?/g);
  return Object.fromEntries([...pairs].map(([, name = '', value = '']) => [name, value]));
}
