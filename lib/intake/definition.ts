import { UrpError } from '../error';
import { definitionProblems, type ProblemSentence } from './definitionProblems';
import { formSchema, type Form } from './form';

/** A form's whole definition, in UTF-16 code units: ten times the longest ready form. */
const longestDefinition = 500_000;

/** Reads a form that was given as JSON, as a text or already parsed. Errors: `form.invalid`. */
export function formFromJson(definition: unknown): Form {
  const text = typeof definition === 'string' ? definition : JSON.stringify(definition ?? null);
  if (text.length > longestDefinition) {
    throw invalid([
      {
        it: `la definizione ha ${text.length} caratteri, il massimo è ${longestDefinition}`,
        en: `the definition has ${text.length} characters, at most ${longestDefinition} fit`,
      },
    ]);
  }
  return checkDefinition(parse(text));
}

/** Errors: `form.invalid` naming each place and what is wrong there. */
export function checkDefinition(definition: unknown): Form {
  const parsed = formSchema.safeParse(definition);
  if (parsed.success) return parsed.data;
  throw invalid(definitionProblems(parsed.error.issues, definition));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const [, line, column] = /line (\d+) column (\d+)/.exec(String(error)) ?? [];
    throw invalid([
      {
        it: `il testo non è JSON${line ? ` (riga ${line}, colonna ${column})` : ''}: controlla virgole, virgolette e parentesi`,
        en: `the text is no JSON${line ? ` (line ${line}, column ${column})` : ''}: check commas, quotation marks and brackets`,
      },
    ]);
  }
}

const mostSaid = 5;

export function invalid(problems: ProblemSentence[]): UrpError {
  const said = problems.slice(0, mostSaid);
  const more = problems.length - said.length;
  return new UrpError('form.invalid', {
    it: {
      what: `Il modulo non è valido: ${said.map(({ it }) => it).join('; ')}.`,
      todo: `Correggi la definizione del modulo${more > 0 ? `: ci sono altri ${more} problemi` : ''}.`,
    },
    en: {
      what: `The form is not valid: ${said.map(({ en }) => en).join('; ')}.`,
      todo: `Correct the form's definition${more > 0 ? `: there are ${more} more problems` : ''}.`,
    },
  });
}
