import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { UrpError } from '../../error';
import { checkVatNumber } from '../../italian/vatNumber';
import { maskRecipient } from '../../privacy/mask';
import type { RetryPolicy } from '../../retry';
import type { Delivery } from '../channel';
import { accessRefused } from '../credentialCheck';
import { fiscalCodeRecipient } from '../fiscalCodeRecipient';
import { oneLine } from '../harmless';
import { ask, failedDelivery, type HttpOutcome } from '../http';
import { recipientMissing } from '../recipient';
import { defaultRetryPolicy, waitBeforeRetry } from '../retry';
import { noSuchRecipient } from '../verdict';
import type { InadSettings } from './settings';
import { forgetVoucher, voucherFor } from './voucher';

/*
 * INAD, the national index of digital domiciles (d.lgs. 82/2005, art. 6-quater).
 * 1. On the PDND the administration asks to use the e-service of INAD and makes a purpose for it.
 * 2. It makes a client for e-services, adds the purpose and the public half of an RSA key.
 * 3. Fill in the credential URP INAD; its test button asks for a voucher and for nobody's domicile.
 */

const element = z.object({
  digitalAddress: z.string().email(),
  practicedProfession: z.string().optional(),
  usageInfo: z.object({ dateEndValidity: z.string().optional() }).optional(),
});
const extracted = z.object({ digitalAddress: z.array(element) });

/** A fiscal code of nobody, whose domicile may be asked for. */
const nobody = 'AAAAAA00A00A000A';

type Found = { address: string } | { failure: Delivery };

/** Who is looked up, and the procedure for which: INAD keeps it. */
export interface DomicileQuery {
  fiscalCode: string;
  /** Such as the ticket's reference. */
  procedure: string;
}

/**
 * The PEC address that a person, or an organisation, has chosen for what has legal value. Errors:
 * `recipient.missing`, `recipient.invalid`, `recipient.no-domicile`, `inad.procedure-missing`;
 * `inad.unavailable` where it may be known later, `inad.refused` where the office has to mend something.
 */
export async function digitalDomicile(
  query: DomicileQuery,
  settings: InadSettings,
  retry: RetryPolicy = defaultRetryPolicy,
): Promise<string> {
  const code = codeOf(query.fiscalCode);
  const procedure = oneLine(query.procedure);
  if (procedure === '') throw procedureMissing();
  let waited = 0;
  for (let attempt = 1; ; attempt += 1) {
    const found = await lookUp(code, procedure, settings);
    if ('address' in found) return found.address;
    const wait = waitBeforeRetry(found.failure, attempt, waited, retry);
    if (wait === null) throw errorOf(found.failure, code);
    await pause(wait);
    waited += wait;
  }
}

/** What the credential's test button does. Errors: `credential.refused`. */
export async function verifyInad(settings: InadSettings): Promise<void> {
  const found = await lookUp(nobody, 'prova', settings);
  // A known client is told that nobody has no domicile, or that the code is none.
  if ('address' in found || found.failure.status === 'permanent-failure') return;
  throw accessRefused('INAD', found.failure, {
    it: 'Controlla sulla PDND che la chiave pubblica e la finalità siano di questo client e attive, e ricopia qui i loro codici.',
    en: 'Check on the PDND that the public key and the purpose are of this client and active, and copy their codes here again.',
  });
}

async function lookUp(code: string, procedure: string, settings: InadSettings): Promise<Found> {
  const first = await askWithVoucher(code, procedure, settings);
  if (!isUnauthorised(first)) return readAnswer(first);
  // A voucher may be withdrawn before its time: a fresh one is tried once.
  forgetVoucher(settings);
  return readAnswer(await askWithVoucher(code, procedure, settings));
}

type Asked = { outcome: HttpOutcome; token: string } | { failure: Delivery };

async function askWithVoucher(
  code: string,
  procedure: string,
  settings: InadSettings,
): Promise<Asked> {
  const voucher = await voucherFor(settings);
  if ('failure' in voucher) {
    const { failure } = voucher;
    return { failure: { ...failure, evidence: `PDND: ${failure.evidence}` } };
  }
  const query = new URLSearchParams({ practicalReference: procedure });
  const outcome = await ask({
    method: 'GET',
    url: `${settings.inadUrl}/extract/${encodeURIComponent(code)}?${query}`,
    headers: { authorization: `Bearer ${voucher.token}` },
  });
  return { outcome, token: voucher.token };
}

function isUnauthorised(asked: Asked): boolean {
  return 'outcome' in asked && asked.outcome.kind === 'answer' && asked.outcome.status === 401;
}

function readAnswer(asked: Asked): Found {
  if ('failure' in asked) return asked;
  const { outcome, token } = asked;
  const secrets = [token];
  if (outcome.kind === 'lost' || outcome.status !== 200) {
    const isNone = outcome.kind === 'answer' && outcome.status === 404;
    const verdict = isNone ? { verdict: noSuchRecipient } : {};
    return { failure: failedDelivery(outcome, { secrets, harmless: true, ...verdict }) };
  }
  const answer = extracted.safeParse(outcome.body).data;
  if (!answer) {
    return { failure: failedDelivery(outcome, { secrets, code: 'UNREADABLE', harmless: true }) };
  }
  const address = answer.digitalAddress.find(isPersonal)?.digitalAddress;
  if (address) return { address };
  const evidence = 'No personal address in force';
  return { failure: { ...noSuchRecipient, providerCode: 'NONE_VALID', evidence } };
}

/** In force, and not that of a profession: others may read it there. */
function isPersonal({ practicedProfession, usageInfo }: z.infer<typeof element>): boolean {
  const end = Date.parse(usageInfo?.dateEndValidity ?? '');
  return !practicedProfession && !(end <= Date.now());
}

function codeOf(fiscalCode: string): string {
  if (oneLine(fiscalCode) === '') throw recipientMissing();
  const organisation = checkVatNumber(fiscalCode);
  return organisation.ok ? organisation.value : fiscalCodeRecipient(fiscalCode);
}

/** A code that INAD takes for none has no domicile there either. */
function errorOf({ status, providerCode, evidence }: Delivery, code: string): UrpError {
  const told = `${evidence} (${providerCode})`;
  if (status === 'permanent-failure') return domicileMissing(maskRecipient(code), told);
  if (status === 'temporary-failure') {
    return new UrpError('inad.unavailable', {
      it: {
        what: `INAD non ha risposto, e il messaggio non è partito: ${told}.`,
        todo: 'Esegui di nuovo più tardi: se intanto il cittadino ha un domicilio digitale, va usato quello.',
      },
      en: {
        what: `INAD did not answer, and the message did not go out: ${told}.`,
        todo: 'Run it again later: where the citizen has a digital domicile, it is to be used.',
      },
    });
  }
  return new UrpError('inad.refused', {
    it: {
      what: `INAD non ha accettato la ricerca, e il messaggio non è partito: ${told}.`,
      todo: 'Prova la connessione nella credenziale URP INAD, poi esegui di nuovo.',
    },
    en: {
      what: `INAD did not accept the look-up, and the message did not go out: ${told}.`,
      todo: 'Test the connection in the credential URP INAD, then run it again.',
    },
  });
}

function domicileMissing(masked: string, told: string): UrpError {
  return new UrpError('recipient.no-domicile', {
    it: {
      what: `In INAD non risulta un domicilio digitale di ${masked}, e la PEC non è partita: ${told}.`,
      todo: 'Usa un altro canale: in una catena si passa da soli al seguente.',
    },
    en: {
      what: `INAD knows no digital domicile of ${masked}, and the PEC did not go out: ${told}.`,
      todo: 'Use another channel: a chain goes on to the next by itself.',
    },
  });
}

function procedureMissing(): UrpError {
  return new UrpError('inad.procedure-missing', {
    it: {
      what: 'INAD vuole sapere per quale procedimento si cerca, e il campo è vuoto: il messaggio non è partito.',
      todo: 'Scrivi in «Procedimento» il numero della richiesta o del protocollo.',
    },
    en: {
      what: 'INAD asks for which procedure the look-up is made, and the field is empty: the message did not go out.',
      todo: "Give the ticket's or the protocol's number in Procedure.",
    },
  });
}
