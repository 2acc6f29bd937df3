/** Markup that is safe to send: made by `html` and `attributes` alone. */
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

/** A template whose values are escaped unless they are `Html`; lists are joined, absences left out. */
export function html(literals: TemplateStringsArray, ...values: Renderable[]): Html {
  const parts = literals.map((literal, index) => literal + render(values[index]));
  return Html.trusted(parts.join(''));
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
