import type { Message } from '../../../lib/notification/channel';
import { document } from './send/act';

/** Where the stand-ins listen; what is only rendered needs none. */
export interface StandIns {
  mailPort: number;
  providers: string;
}

/** What must stand in no output, error or log: the secret of every credential bears it. */
export const secretCanary = 'canarino-7f3a91';

const nowhere: StandIns = { mailPort: 1, providers: 'http://127.0.0.1:1' };

/** A credential for each channel, by its id, as the host hands it over. */
export function channelCredentials({ mailPort, providers }: StandIns = nowhere) {
  const mail = {
    host: '127.0.0.1',
    port: mailPort,
    security: 'none',
    user: 'urp@comune.example',
    password: `posta-${secretCanary}`,
    fromAddress: 'urp@comune.example',
    fromName: 'URP del Comune di Esempio',
  };
  const provider = { baseUrl: providers, messagesPerSecond: 0 };
  return {
    'app-io': { ...provider, apiKey: `io-${secretCanary}` },
    email: mail,
    none: undefined,
    pec: { ...mail, password: `pec-${secretCanary}` },
    send: {
      ...provider,
      environment: 'other',
      apiKey: `send-${secretCanary}`,
      senderDenomination: 'Comune di Esempio',
      senderTaxId: '00000000000',
    },
    sms: {
      ...provider,
      provider: 'other',
      user: 'utente',
      password: `sms-${secretCanary}`,
      sender: 'Comune',
    },
    twilio: {
      ...provider,
      accountSid: 'AC1',
      authToken: `twilio-${secretCanary}`,
      from: '+15005550006',
      statusCallback: 'https://n8n.comune.example/webhook/stato',
    },
    whatsapp: {
      ...provider,
      phoneNumberId: '106540352242922',
      accessToken: `whatsapp-${secretCanary}`,
      appSecret: `app-${secretCanary}`,
      verifyToken: `parola-${secretCanary}`,
    },
  };
}

/** A recipient whom each channel takes and its stand-in delivers to. */
export const reachable: Record<keyof ReturnType<typeof channelCredentials>, string> = {
  'app-io': 'RSSMRA85T10A562S',
  email: 'mario.rossi@posta.example',
  none: 'mario.rossi@posta.example',
  pec: 'mario.rossi@pec.example',
  send: 'RSSMRA85T10A562S',
  sms: '+393331234567',
  twilio: '+393331234567',
  whatsapp: '+393331234567',
};

/** What a channel asks for beyond the text, which on the others changes nothing. */
export const beside: Partial<Message> = {
  documents: [document],
  details: {
    send: {
      protocolNumber: 'PROT-1',
      taxonomyCode: '010101P',
      recipient: { name: 'Anna Verdi' },
    },
  },
};
