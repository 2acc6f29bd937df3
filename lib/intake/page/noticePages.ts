import type { CitizenLanguage } from '../../language';
import type { Desk } from '../desk';
import type { HeldBack } from '../holdBack';
import { inLanguage } from '../text';
import { wordsIn, type Words } from '../words';
import { markup, type Html } from './markup';
import { errorBox } from './formPage';
import { layout } from './layout';

/** Stands above the answers when the register cannot take them. */
export function unavailableNotice(language: CitizenLanguage, filesLost: boolean): Html {
  const { unavailable } = wordsIn(language);
  const sentences = [...unavailable.sentences, ...(filesLost ? [unavailable.filesLost] : [])];
  const paragraphs = sentences.map((sentence) => markup`<p>${sentence}</p>`);
  return errorBox(unavailable.title, markup`${paragraphs}`);
}

/** Stands above the answers of a request that is not taken yet. */
export function heldBackNotice(
  held: HeldBack,
  language: CitizenLanguage,
  filesLost: boolean,
): Html {
  const { heldBack, unavailable } = wordsIn(language);
  const why = heldBackSentence(held, language);
  const sentences = [why, heldBack.kept, ...(filesLost ? [unavailable.filesLost] : [])];
  return errorBox(heldBack.title, markup`<p>${sentences.join(' ')}</p>`);
}

export function heldBackSentence(held: HeldBack, language: CitizenLanguage): string {
  const { heldBack } = wordsIn(language);
  return held.why === 'many' ? heldBack.many(Math.ceil(held.seconds / 60)) : heldBack[held.why];
}

/** For what could not even be read as an answer to the form. */
export function refusalPage(
  why: keyof Words['refused'],
  desk: Desk,
  language: CitizenLanguage,
): string {
  const words = wordsIn(language);
  const { title, sentence } = words.refused[why];
  return layout({
    desk,
    language,
    hasErrors: true,
    title: `${title} – ${inLanguage(desk.form.title, language)}`,
    main: markup`
      <h1>${title}</h1>
      <p>${sentence}</p>
      <p><a href="?lang=${language}">${words.startAgain}</a></p>`,
  });
}
