import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { officeRegister } from '../../nodes/shell/register';
import { codeOf } from '../../sandbox/providers/send/stories';
import type { ProviderRequest } from '../../sandbox/providers/server';
import { channelCredentials, secretCanary } from '../lib/notification/everyChannel';
import { inadCredential } from '../lib/notification/inad/settings';
import { account, startMailServer, type MailServer } from '../lib/notification/mailServer';
import { startTestProviders, type TestProviders } from '../lib/notification/providerServer';
import { disguises, repeated } from './canary';

/** A citizen who stands in no output but in the item itself. */
export const citizen = {
  givenName: 'Mario',
  familyName: 'Rossi',
  email: 'mario.canarino@posta.example',
  phone: '+393337654321',
  fiscalCode: codeOf('80'),
};
export const pec = 'mario.canarino.pec@posta.example';
const personal = [
  'mario.canarino',
  '3337654321',
  citizen.fiscalCode,
  citizen.fiscalCode.toLowerCase(),
];

/** The stand-ins of the test under way. */
export let providers: TestProviders;
export let mail: MailServer;
let secrets: string[];

/** Opens stand-ins around each test of a suite. */
export function openCanaryOffice(): void {
  beforeEach(async () => {
    process.env.URP_LANGUAGE = 'it';
    await openStandIns();
    const body = providers.pdndClient.privateKey.split('\n').slice(1, 4);
    secrets = [secretCanary, account.password, ...body];
  });
  afterEach(() => Promise.all([providers.stop(), mail.close()]));
  afterAll(async () => (await officeRegister()).close());
}

export async function openStandIns(): Promise<void> {
  providers = await startTestProviders();
  mail = await startMailServer();
}

const encryption = `cifra-${secretCanary}-abcdefgh`;
/** A register that nobody can open. */
export const brokenRegister = {
  place: 'postgres',
  host: '127.0.0.1',
  port: 1,
  database: 'urp',
  user: 'urp',
  password: `registro-${secretCanary}`,
  ssl: 'none',
  encryptionKey: encryption,
};

/** Every credential, for the stand-ins of the test under way. */
export function credentials(more: Record<string, object> = {}) {
  const all = channelCredentials({ mailPort: mail.port, providers: providers.address });
  return {
    urpAppIo: all['app-io'],
    urpSmtp: mail.settings(),
    urpPec: mail.settings(),
    urpSend: all.send,
    urpSms: all.sms,
    urpTwilio: all.twilio,
    urpWhatsApp: all.whatsapp,
    urpInad: inadCredential(providers),
    urpLanguageModel: {
      baseUrl: `${providers.address}/modello/v1`,
      apiKey: `modello-${secretCanary}`,
      model: 'm',
    },
    ...more,
  } as unknown as Record<string, ICredentialDataDecryptedObject>;
}

export function expectNoCanary(said: string, also: string[] = personal): void {
  const found = [...secrets.flatMap(disguises), ...also].filter((each) => said.includes(each));
  expect(found).toEqual([]);
}

/** How a provider may answer. */
export const answers = [
  400,
  401,
  403,
  404,
  409,
  422,
  429,
  500,
  503,
  'cut',
  'nothing wrong',
] as const;
export type Fault = (typeof answers)[number];

/** From the first request, or from the last, the provider fails so. */
export function failing(fault: Fault, last?: RegExp) {
  providers.intercept = (request: ProviderRequest) => {
    if (fault === 'nothing wrong' || (last && !last.test(request.path))) return undefined;
    return fault === 'cut' ? 'cut' : repeated(request, fault);
  };
  const words = [account.password, citizen.email, pec, `${citizen.fiscalCode}@pec.example`].join(
    ' ',
  );
  const reply = typeof fault === 'number' ? { code: fault === 503 ? 451 : 550, words } : undefined;
  const answer = () => (fault === 'cut' ? ('cut' as const) : reply);
  mail.behaviour = last ? { data: answer } : { mail: answer, rcpt: answer };
}
