import type { CitizenLanguage } from '../../language';
import { assetAddress } from '../assets';
import { wordsIn } from '../words';
import { attributes, markup, type Html } from './markup';
import { inlineScript } from './script';

/** What a page bears so that its sending is not taken for a program's. */
export interface Guard {
  stamp?: string;
  /** For the browser to solve before the form is sent; JSON. */
  riddle?: string;
}

/** The names under which pages post it, beside the names of their fields. */
export const guardNames = { trap: 'website', stamp: 'stamp', proof: 'proof' };

export const proofScript = inlineScript('proof.js');

/**
 * A field that people neither see nor reach, and the stamp. It is hidden by its place and not by
 * `display: none`, which programs know; `aria-hidden` and `tabindex` keep it from assistive technology.
 */
export function guardFields({ stamp }: Guard, language: CitizenLanguage): Html {
  const { trap } = guardNames;
  const input = { type: 'text', id: trap, name: trap, tabindex: -1, autocomplete: 'off' };
  return markup`
    <div class="trap" aria-hidden="true">
      <label for="${trap}">${wordsIn(language).trapLabel}</label>
      <input${attributes(input)}>
    </div>
    ${stamp && markup`<input type="hidden" name="${guardNames.stamp}" value="${stamp}">`}`;
}

/** The riddle with the script that has it solved, and what to do without scripts. */
export function proofField({ riddle }: Guard, language: CitizenLanguage): Html | undefined {
  if (!riddle) return undefined;
  const { working, done, failed, withoutScript } = wordsIn(language).proof;
  const field = {
    type: 'hidden',
    name: guardNames.proof,
    id: 'proof',
    'data-riddle': riddle,
    'data-worker': assetAddress('prova.js'),
    'data-done': done,
    'data-failed': failed,
  };
  return markup`
    <input${attributes(field)}>
    <p class="hint" id="proof-status" role="status" data-working="${working}"></p>
    <noscript><p class="hint">${withoutScript}</p></noscript>
    ${proofScript.element}`;
}
