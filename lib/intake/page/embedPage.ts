import type { OfficerLanguage } from '../../language';
import { scriptAddress } from '../assets';
import type { Desk } from '../desk';
import { inLanguage } from '../text';
import { layout } from './layout';
import { markup, type Html } from './markup';

/** The query parameter under which a form's address gives an officer what to paste into a site. */
const parameter = 'incorpora';

export function asksToEmbed(query: Record<string, unknown>): boolean {
  return Object.hasOwn(query, parameter);
}

/** What to paste into a page of the municipality's site, ready with this form's address. */
export function embedPage(desk: Desk): string {
  const language = desk.language === 'it' ? 'it' : 'en';
  const words = officerWords[language];
  const sites = desk.embeddingSites.map((site) => markup`<li>${site}</li>`);
  return layout({
    desk,
    language,
    title: words.title,
    main: markup`
      <h1>${words.title}</h1>
      <p>${words.paste}</p>
      <div class="field">
        <label for="snippet">${words.snippet}</label>
        <textarea id="snippet" rows="9" readonly>${`\n${snippet(desk, language)}`}</textarea>
      </div>
      <section>
        <h2>${words.sites}</h2>
        ${sites.length > 0 ? markup`<ul>${sites}</ul>` : markup`<p>${words.noSites}</p>`}
      </section>
      <p>${words.link}</p>`,
  });
}

/** Without scripts the frame keeps its height and scrolls; the link leads to the whole page. */
function snippet(desk: Desk, language: OfficerLanguage): Html {
  const { address, form } = desk;
  const title = inLanguage(form.title, desk.language);
  return markup`<iframe src="${address}" title="${title}" style="width:100%;height:900px;border:0"></iframe>${'\n'}<p><a href="${address}">${officerWords[language].whole(title)}</a></p>${'\n'}<script src="${scriptAddress(desk.address, 'incorpora.js')}" async></script>`;
}

const officerWords = {
  it: {
    title: 'Incorporare il modulo nel sito',
    paste: 'Incolla queste righe nella pagina del sito, come HTML.',
    snippet: 'Righe da copiare',
    sites: 'Siti che possono mostrarlo',
    noSites:
      'Nessuno: aggiungili nelle opzioni del nodo, in «Siti che possono incorporare il modulo», e pubblica di nuovo il flusso. Finché non ci sono, il riquadro resta vuoto.',
    link: 'Dove puoi, preferisci un semplice collegamento: la ricevuta si stampa meglio e l’indirizzo si vede.',
    whole: (title: string) => `Apri «${title}» in una pagina intera`,
  },
  en: {
    title: 'Showing the form in a site',
    paste: 'Paste these lines into the page of the site, as HTML.',
    snippet: 'Lines to copy',
    sites: 'Sites that may show it',
    noSites:
      'None: add them in the options of the node, under "Sites That May Embed the Form", and publish the flow again. Until then the frame stays empty.',
    link: 'Where you can, prefer a plain link: the receipt prints better and the address is seen.',
    whole: (title: string) => `Open “${title}” in a page of its own`,
  },
};
