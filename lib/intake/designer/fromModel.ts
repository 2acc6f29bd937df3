import { urpTaxonomy } from '../../classification/taxonomies/urp';
import { UrpError } from '../../error';
import { modelError } from '../../language-model/modelError';
import type { LanguageModel } from '../../language-model/languageModel';
import { Redactor } from '../../privacy/redactor';
import { checkDefinition } from '../definition';
import { formFromRows } from '../drawnForm';
import { longestDescription } from './description';
import type { Design, Sentence } from './design';
import { instructions, modelAnswerSchema, type ModelAnswer } from './modelAnswer';
import { designOffline, emptyDescription } from './offline';
import { definitionOf } from './readyForm';

/** Tokens of an answer: a form of sixty fields takes some 6,000. */
const longestAnswer = 8_000;

/**
 * Makes a form by a language model. What it proposes is checked like any other form; where it does not
 * hold together the model is told once what is wrong. Where no form comes of it, the rules make one,
 * and the reasons say why. Personal data of the description stay here.
 * Errors: `form.description-empty`.
 */
export async function designByModel(
  text: string,
  model: LanguageModel,
  signal?: AbortSignal,
): Promise<Design> {
  if (!/\p{L}{3}/u.test(text)) throw emptyDescription();
  const redactor = new Redactor([]);
  // Cut only after: half of an identifier would be found by no rule.
  const description = redactor.redact(text).slice(0, longestDescription);
  let prompt = `<description>\n${description}\n</description>`;
  let failure: UrpError | undefined;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const completion = await model.complete({
      system: instructions,
      prompt,
      schema: modelAnswerSchema,
      maxTokens: longestAnswer,
      signal,
    });
    if (completion.outcome === 'failed') return fallenBack(text, modelError(completion.failure));
    const answer = restored(completion.value, redactor);
    try {
      return designOf(answer, completion.model);
    } catch (error) {
      if (!(error instanceof UrpError)) throw error;
      failure = error;
      prompt = `${prompt}\nYour last form did not hold together: ${error.what('en')} Write it again, whole.`;
    }
  }
  return fallenBack(text, failure!);
}

function designOf(answer: ModelAnswer, model: string): Design {
  const rows = answer.rows.map((row) => ({
    ...row,
    options: row.options.join('\n'),
    answers: row.answers.join('\n'),
  }));
  const { title, introduction, asksWhoWrites, termDays, purpose, office: code } = answer;
  const drawn = definitionOf(formFromRows({ title, introduction, asksWhoWrites, rows }));
  const office = urpTaxonomy.offices.find((each) => each.code === code)!;
  const definition = {
    ...drawn,
    termDays,
    office: { code, name: office.name },
    ...(purpose.trim() ? { purpose } : {}),
  };
  return {
    definition,
    form: checkDefinition(definition),
    engine: 'model',
    readyForm: null,
    reasons: [
      {
        it: `L’ha proposto il modello linguistico ${model}: rileggi ogni testo.`,
        en: `The language model ${model} proposed it: read every text.`,
      },
      ...answer.reasons.map(same),
    ],
    toComplete: answer.rows.flatMap(({ label, options }) =>
      options.some((each) => each.startsWith('[da completare]'))
        ? [same(`«${label}»: scrivete le voci tra cui scegliere.`)]
        : [],
    ),
    notUnderstood: answer.notUnderstood,
  };
}

/** What the model says it says in Italian. */
function same(words: string): Sentence {
  return { it: words, en: words };
}

function fallenBack(text: string, failure: UrpError): Design {
  const design = designOffline(text);
  const reason = {
    it: `Il modello linguistico non ha dato un modulo valido, quindi l’hanno fatto le regole. ${failure.what('it')}`,
    en: `The language model gave no valid form, so the rules made it. ${failure.what('en')}`,
  };
  return { ...design, reasons: [reason, ...design.reasons] };
}

/** The originals in place of placeholders, in every text of the answer. */
function restored<Value>(value: Value, redactor: Redactor): Value {
  if (typeof value === 'string') return redactor.restore(value) as Value;
  if (Array.isArray(value))
    return value.map((each) => restored(each, redactor) as unknown) as Value;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, restored(inner as unknown, redactor)]),
  ) as Value;
}
