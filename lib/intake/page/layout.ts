import type { CitizenLanguage } from '../../language';
import type { Desk } from '../desk';
import { wordsIn, type Words } from '../words';
import { attributes, Html, markup } from './markup';
import { inlineScript } from './script';
import { style } from './style';

/** Tells a page around this one how high it is. */
export const frameScript = inlineScript('frame.js');

const reportForm = 'segnalazione-disservizio';

export interface Page {
  desk: Desk;
  language: CitizenLanguage;
  /** What the page shows, before the form's own title. */
  title: string;
  hasErrors?: boolean;
  /** Offered in the header, on the page that holds no answers yet. */
  otherLanguages?: CitizenLanguage[];
  /** Of the page's own address, which its other languages keep. */
  query?: string;
  main: Html;
}

const styleSheet = Html.trusted(style);
const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%2306c'/%3E%3Cpath stroke='%23fff' stroke-width='2' d='M4 5h8M4 8h8M4 11h5'/%3E%3C/svg%3E";

/** A whole page: what stands around every step, the receipt and the refusals. */
export function layout(page: Page): string {
  const { desk, language, main, otherLanguages = [] } = page;
  const words = wordsIn(language);
  return markup`
    <!DOCTYPE html>
    <html lang="${language}">
    <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>${page.hasErrors && `${words.errorTitle} `}${page.title} – ${desk.administration}</title>
      <link rel="icon" href="${icon}">
      <style>${styleSheet}</style>
    </head>
    <body>
      <a class="skip" href="#contenuto">${words.toContent}</a>
      ${desk.isTrial && markup`<aside class="trial"><div class="inner"><p>${words.trial}</p></div></aside>`}
      <header>
        <div class="inner">
          <p>${desk.administration}</p>
          ${otherLanguages.length > 0 && languageSwitch(otherLanguages, words, page.query)}
        </div>
      </header>
      <main id="contenuto" tabindex="-1"><div class="inner">${main}</div></main>
      <footer><div class="inner">${footer(desk, words, language)}</div></footer>
      ${desk.embeddingSites.length > 0 && frameScript.element}
    </body>
    </html>`.toString();
}

function languageSwitch(languages: CitizenLanguage[], words: Words, query = ''): Html {
  const links = languages.map((other) => {
    const link = attributes({
      href: `?${query && `${query}&`}lang=${other}`,
      hreflang: other,
      lang: other,
    });
    return markup`<li><a${link}>${wordsIn(other).languageName}</a></li>`;
  });
  return markup`<nav aria-label="${words.languageSwitch}"><ul>${links}</ul></nav>`;
}

/** Where the report form is not published elsewhere, its own pages lead to its beginning. */
function reportAddress({ reportPage, form }: Desk, language: CitizenLanguage): string {
  return reportPage || (form.id === reportForm ? `?lang=${language}` : '');
}

function footer(desk: Desk, words: Words, language: CitizenLanguage): Html {
  const links = [
    [desk.privacyPage, words.privacyLink, 'privacy-policy-link'],
    [desk.accessibilityPage, words.accessibilityLink, 'accessibility-link'],
    [reportAddress(desk, language), words.reportLink, 'report-inefficiency'],
  ].map(
    ([address, text, element]) =>
      address && markup`<li><a href="${address}" data-element="${element}">${text}</a></li>`,
  );
  return markup`
    <h2>${desk.administration}</h2>
    ${desk.contact && markup`<p class="lines">${desk.contact}</p>`}
    ${links.some(Boolean) && markup`<nav aria-label="${words.footerLinks}"><ul>${links}</ul></nav>`}`;
}
