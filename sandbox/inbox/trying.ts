import { behaviours } from '../behaviour';
import { pecBehaviours } from '../pec/provider';
import { simulatedRecipients } from '../providers/behaviour';
import { simulatedDomiciles } from '../providers/inad/provider';
import { simulatedTaxpayers } from '../providers/send/stories';
import { html, type Markup } from './html';
import type { PageSettings } from './page';

/** What the page says of trying failures: which recipients make each service fail, and how. */
export function tryingPart({ smtpPort, pecPort, providers }: PageSettings): Markup {
  return html`<details class="try">
    <summary>Provare che cosa succede quando un invio non riesce</summary>
    <p>
      Il server di posta della sandbox risponde all’indirizzo <code>127.0.0.1:${smtpPort}</code>,
      senza cifratura, con qualsiasi nome utente e password (solo la password
      <code>sbagliata</code> è rifiutata). Questi indirizzi, con qualsiasi dominio, fanno fallire
      l’invio:
    </p>
    ${table(
      ['Indirizzo', 'Che cosa fa il server'],
      behaviours.map(({ address, does }) => [address, does]),
    )}
    <p>
      Il gestore PEC risponde all’indirizzo <code>127.0.0.1:${pecPort}</code> e manda le ricevute
      alla casella del mittente:
    </p>
    ${table(
      ['Indirizzo PEC', 'Che cosa fa il gestore'],
      pecBehaviours.map(({ address, does }) => [address, does]),
    )}
    <p>
      App IO, INAD, SEND, gli SMS, Twilio e WhatsApp rispondono all’indirizzo
      <code>${providers}</code>. Questi numeri, e per App IO i codici fiscali con questo anno di
      nascita, hanno una sorte simulata:
    </p>
    ${table(
      ['Numero', 'Codice fiscale', 'Che cosa fa il fornitore'],
      simulatedRecipients.map(({ phone, code, does }) => [phone, code, does]),
    )}
    <p>Con SEND decidono questi codici fiscali, e gli stati vanno avanti da soli:</p>
    ${table(
      ['Codice fiscale', 'Che cosa succede alla notifica'],
      simulatedTaxpayers.map(({ code, does }) => [code, does]),
    )}
    <p>
      In INAD si cerca il domicilio digitale, con un voucher della PDND. Questi codici fiscali hanno
      una risposta simulata:
    </p>
    ${table(
      ['Codice fiscale', 'Che cosa trova INAD'],
      simulatedDomiciles.map(({ code, does }) => [code, does]),
    )}
  </details>`;
}

function table(heads: string[], rows: string[][]): Markup {
  return html`<table>
    <thead>
      <tr>
        ${heads.map((head) => html`<th scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (cells) =>
          html`<tr>
            ${cells.map((cell, index) =>
              index === cells.length - 1
                ? html`<td>${cell}</td>`
                : html`<td><code>${cell}</code></td>`,
            )}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
