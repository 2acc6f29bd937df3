import { checkAnswers } from '../checking';
import { openDesk } from '../desk';
import { fieldsOf, type Form } from '../form';
import { renderSection } from '../page/formPage';
import { layout } from '../page/layout';
import { markup } from '../page/markup';
import { inLanguage } from '../text';
import { wordsIn } from '../words';

/**
 * All steps of a form on one page, drawn by the code that draws them for citizens, fields that depend
 * on an answer among them. It sends nothing.
 */
export function previewPage(form: Form, administration: string): string {
  const desk = openDesk({ form, administration, isTrial: true });
  const asked = new Set(fieldsOf(form).map(({ name }) => name));
  const state = {
    ...checkAnswers(form, new Map()),
    problems: new Map(),
    asked,
    desk,
    language: 'it' as const,
  };
  const title = inLanguage(form.title, 'it');
  return layout({
    desk,
    language: 'it',
    title: `Anteprima – ${title}`,
    main: markup`
      <p class="asterisk-note"><strong>Anteprima.</strong> È una proposta da rileggere e correggere: da questa pagina non si invia nulla.</p>
      <h1>${title}</h1>
      ${form.introduction && markup`<p class="introduction">${inLanguage(form.introduction, 'it')}</p>`}
      <p class="asterisk-note">${wordsIn('it').asteriskExplained}</p>
      ${form.steps.map(
        ({ title: step, sections }, index) => markup`
        <section>
          <h2>${`${index + 1}. ${inLanguage(step, 'it')}`}</h2>
          ${sections.map((section) => renderSection(section, state))}
        </section>`,
      )}`,
  });
}
