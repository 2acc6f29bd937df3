import { UrpError } from '../../error';
import { evidenceOf } from './failure';
import { SmtpSession, type SmtpError } from './session';
import type { SmtpSettings } from './settings';

/**
 * Connects and signs in as a send would, and sends nothing. Errors: `smtp.connection-failed` with
 * the server's own words, the account's secrets left out.
 */
export async function verifySmtp(settings: SmtpSettings): Promise<void> {
  try {
    const session = await SmtpSession.open(settings);
    await session.close();
  } catch (error) {
    throw connectionFailed(error as SmtpError, settings);
  }
}

function connectionFailed(error: SmtpError, settings: SmtpSettings): UrpError {
  const words = evidenceOf(error.response ?? error.message, settings);
  const { host, port } = settings;
  const hint = hintFor(error);
  return new UrpError('smtp.connection-failed', {
    it: {
      what: `Il server ${host}:${port} non ha accettato la connessione: ${words}.`,
      todo: hint.it,
    },
    en: {
      what: `The server ${host}:${port} did not accept the connection: ${words}.`,
      todo: hint.en,
    },
  });
}

function hintFor({ code = '', originalCode = '' }: SmtpError): { it: string; en: string } {
  if (code === 'EAUTH') {
    return {
      it: 'Controlla utente e password; alcuni fornitori vogliono una password per applicazioni.',
      en: 'Check user and password; some providers want a password for applications.',
    };
  }
  if (code === 'ETLS' || /CERT|SSL|SIGNED/.test(originalCode)) {
    return {
      it: 'Controlla la sicurezza scelta e la porta: 465 con TLS, 587 con STARTTLS. Un certificato fatto in casa va ammesso apposta.',
      en: 'Check the security chosen and the port: 465 with TLS, 587 with STARTTLS. A self-signed certificate has to be allowed on purpose.',
    };
  }
  return {
    it: 'Controlla nome del server, porta e che la rete dell’ufficio lasci uscire la connessione.',
    en: 'Check the server’s name, the port, and that the office’s network lets the connection out.',
  };
}
