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
  sms: '+393331234567',
  twilio: '+393331234567',
  whatsapp: '+393331234567',
};
