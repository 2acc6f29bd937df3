import { UrpError } from '../error';
import type { OfficerLanguage } from '../language';
import type { Delivery } from './channel';

/** What a credential's test button says. */
export interface CredentialCheck {
  ok: boolean;
  message: string;
}

/** Runs a channel's own check and puts its outcome into the officer's words. */
export async function checkCredential(
  verify: () => Promise<void>,
  language: OfficerLanguage,
): Promise<CredentialCheck> {
  try {
    await verify();
  } catch (error) {
    if (!(error instanceof UrpError)) throw error;
    return { ok: false, message: `${error.what(language)} ${error.todo(language)}` };
  }
  return { ok: true, message: successes[language] };
}

const successes: Record<OfficerLanguage, string> = {
  it: 'Il server ha accettato la connessione e l’accesso',
  en: 'The server accepted the connection and the sign-in',
};

/** For services over HTTP: the service's code and words, secrets left out before. */
export function accessRefused(
  service: string,
  { providerCode, evidence }: Delivery,
  hint: { it: string; en: string },
): UrpError {
  return new UrpError('credential.refused', {
    it: {
      what: `${service} non ha accettato l’accesso: ${evidence} (${providerCode}).`,
      todo: hint.it,
    },
    en: {
      what: `${service} did not accept the sign-in: ${evidence} (${providerCode}).`,
      todo: hint.en,
    },
  });
}

/** A channel was chosen and its credential was not. */
export function credentialMissing(name: string): UrpError {
  const shown = name.replace(/^urp/, 'URP ');
  return new UrpError('credential.missing', {
    it: {
      what: `Nel nodo non è scelta la credenziale «${shown}», che serve al canale.`,
      todo: 'Apri il nodo e scegli o crea la credenziale.',
    },
    en: {
      what: `The node has no credential "${shown}", which the channel needs.`,
      todo: 'Open the node and choose or create the credential.',
    },
  });
}
