/** Markup that is safe to send: made by `markup` and `attributes` alone. */
export class Html {
  private constructor(private readonly markup: string) {}

  /** For what this package itself wrote, such as its style sheet. */
  static trusted(markup: string): Html {
    return new Html(markup);
  }

  toString(): string {
    return this.markup;
  }
}

export type Renderable = Html | string | number | false | null | undefined | readonly Renderable[];

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * A template whose values are escaped unless they are `Html`; lists are joined, absences left out.
 * Line breaks of the template, with the indentation after them, do not reach the page.
 * (Not named `html`: formatters would then rewrite the templates, and spaces matter in them.)
 */
export function markup(literals: TemplateStringsArray, ...values: Renderable[]): Html {
  const parts = compact(literals).map((literal, index) => literal + render(values[index]));
  return Html.trusted(parts.join(''));
}

const compacted = new WeakMap<TemplateStringsArray, string[]>();

function compact(literals: TemplateStringsArray): string[] {
  const known = compacted.get(literals) ?? literals.map((each) => each.replace(/\n\s*/g, ''));
  compacted.set(literals, known);
  return known;
}

/** ` name="value"` for each that has one; `true` gives the bare name. */
export function attributes(values: Record<string, string | number | boolean | undefined>): Html {
  const parts = Object.entries(values).map(([name, value]) => {
    if (value === undefined || value === false) return '';
    return value === true ? ` ${name}` : ` ${name}="${escape(String(value))}"`;
  });
  return Html.trusted(parts.join(''));
}

function render(value: Renderable): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.toString();
  if (typeof value === 'string') return escape(value);
  if (typeof value === 'number') return String(value);
  return value.map(render).join('');
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
