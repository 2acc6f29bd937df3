import { z } from 'zod';
import { attributes, markup, type Html } from '../intake/page/markup';
import type { JsonObject } from '../json';
import { priorities } from '../register/ticket';
import { percent, text, type ReviewDesk, type Sent } from './desk';
import { reviewParameter } from './link';
import type { Waiting } from './waiting';
import { reviewWords, type ReviewWords } from './words';

/** What the officer chooses for a ticket, the proposal filled in. */
export function decisionForm(
  { ticket, proposal }: Waiting,
  desk: ReviewDesk,
  words: ReviewWords,
  sent: Sent,
): Html {
  const proposed = proposal.proposal;
  const categories = desk.taxonomy.categories.map(({ code, name }) => ({ value: code, name }));
  const offices = desk.taxonomy.offices.map(({ code, name }) => ({ value: code, name }));
  const ranks = [...priorities]
    .reverse()
    .map((priority) => ({ value: priority, name: words.priorities[priority] }));
  const decidedBy = desk.decidedBy ?? sent.decidedBy ?? '';
  return markup`
    <form${attributes({ method: 'post', action: '?', 'aria-labelledby': 'decisione' })}>
      ${hidden(reviewParameter, desk.token)}
      ${hidden('lang', desk.language)}
      ${hidden('reference', ticket.reference)}
      ${hidden('decision', String(proposal.id))}
      <div class="section">
        <h2 id="decisione">${words.decide}</h2>
        ${select('category', words.category, categories, sent.category ?? text(proposed.category), words.none, likely(proposed, desk))}
        ${select('office', words.office, offices, sent.office ?? '', words.officeOfCategory)}
        ${select('priority', words.priority, ranks, sent.priority ?? text(proposed.priority))}
        ${input('decidedBy', words.decidedBy, words.decidedByHint, {
          value: decidedBy,
          required: true,
          readonly: desk.decidedBy !== undefined,
          autocomplete: 'name',
          maxlength: 100,
        })}
        ${input('reason', words.reason, words.reasonHint, { value: sent.reason ?? '', maxlength: 500 })}
      </div>
      <div class="actions"><button>${words.confirm}</button></div>
    </form>`;
}

interface Choice {
  value: string;
  name: string;
}

interface Likely {
  label: string;
  others: string;
  choices: Choice[];
}

/** The first of the ranking on record, so that what is right after all is near at hand. */
function likely({ ranking }: JsonObject, desk: ReviewDesk): Likely {
  const words = reviewWords(desk.language);
  const ranked = z.array(rankedCategory).catch([]).parse(ranking);
  const choices = ranked.slice(0, 3).flatMap(({ category, confidence }) => {
    const known = desk.taxonomy.categories.find(({ code }) => code === category);
    return known ? [{ value: category, name: `${known.name}${percent(confidence, words)}` }] : [];
  });
  return { label: words.likely, others: words.others, choices };
}
const rankedCategory = z.object({ category: z.string(), confidence: z.number() });

function select(
  name: string,
  label: string,
  choices: Choice[],
  chosen: string,
  whenNone?: string,
  likely?: Likely,
): Html {
  const first = likely?.choices ?? [];
  const isFirst = first.some(({ value }) => value === chosen);
  const offer = (choice: Choice, isChosen: boolean) =>
    markup`<option${attributes({ value: choice.value, selected: isChosen })}>${choice.name}</option>`;
  const all = choices.map((each) => offer(each, each.value === chosen && !isFirst));
  const likeliest = first.map((each) => offer(each, each.value === chosen));
  const options =
    likely && first.length > 0
      ? markup`<optgroup label="${likely.label}">${likeliest}</optgroup><optgroup label="${likely.others}">${all}</optgroup>`
      : all;
  return markup`
    <div class="field">
      <label for="${name}">${label}</label>
      <select${attributes({ id: name, name })}>
        ${whenNone !== undefined && markup`<option value="">${whenNone}</option>`}${options}
      </select>
    </div>`;
}

function input(
  name: string,
  label: string,
  hint: string,
  more: Record<string, string | number | boolean>,
): Html {
  const own = { id: name, name, type: 'text', 'aria-describedby': `${name}-hint`, ...more };
  return markup`
    <div class="field">
      <label for="${name}">${label}</label>
      <p class="hint" id="${name}-hint">${hint}</p>
      <input${attributes(own)}>
    </div>`;
}

function hidden(name: string, value: string): Html {
  return markup`<input${attributes({ type: 'hidden', name, value })}>`;
}
