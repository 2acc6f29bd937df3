import { type Sandbox } from '../sandbox/server';
import { type Credential } from './editor';

/** Where the sandbox's services answer. */
export type SandboxAddresses = Pick<
  Sandbox,
  'smtpPort' | 'pecPort' | 'providers' | 'pdndClient' | 'languageModel'
>;

/** The outside world's credentials, filled in for the sandbox; flows know them by these names. */
export function sandboxCredentials({
  smtpPort,
  pecPort,
  providers: baseUrl,
  pdndClient,
  languageModel,
}: SandboxAddresses): Credential[] {
  const mail = {
    host: '127.0.0.1',
    port: smtpPort,
    security: 'none',
    user: '',
    password: '',
    fromAddress: 'urp@comune.example',
    fromName: 'URP del Comune di Esempio',
    allowSelfSigned: false,
  };
  return [
    {
      name: 'Modello linguistico (sandbox)',
      type: 'urpLanguageModel',
      data: { baseUrl: languageModel, apiKey: 'sandbox', model: 'urp-sandbox' },
    },
    {
      // For n8n's own model nodes.
      name: 'Modello di n8n (sandbox)',
      type: 'openAiApi',
      data: { apiKey: 'sandbox', organizationId: '', url: languageModel, header: false },
    },
    {
      name: 'Accesso al cruscotto (sandbox)',
      type: 'httpBasicAuth',
      data: { user: 'urp', password: 'urp-di-prova' },
    },
    { name: 'Posta del Comune (sandbox)', type: 'urpSmtp', data: mail },
    {
      name: 'PEC del Comune (sandbox)',
      type: 'urpPec',
      data: {
        ...mail,
        port: pecPort,
        fromAddress: 'urp@pec.comune.example',
        receiptType: 'completa',
      },
    },
    {
      name: 'SMS (sandbox)',
      type: 'urpSms',
      data: {
        provider: 'other',
        baseUrl,
        user: 'comune',
        password: 'sandbox',
        messageType: 'GP',
        sender: 'ComuneEs',
        messagesPerSecond: 10,
      },
    },
    {
      name: 'Twilio (sandbox)',
      type: 'urpTwilio',
      data: {
        baseUrl,
        accountSid: 'ACsandbox',
        authToken: 'sandbox',
        from: '+15005550006',
        messagingServiceSid: '',
        statusCallback: '',
        messagesPerSecond: 10,
      },
    },
    {
      name: 'WhatsApp (sandbox)',
      type: 'urpWhatsApp',
      data: {
        baseUrl,
        version: 'v23.0',
        phoneNumberId: '106540352242922',
        accessToken: 'sandbox',
        appSecret: 'sandbox',
        verifyToken: 'sandbox',
        messagesPerSecond: 20,
      },
    },
    {
      name: 'SEND (sandbox)',
      type: 'urpSend',
      data: {
        environment: 'other',
        baseUrl,
        apiKey: 'sandbox',
        senderDenomination: 'Comune di Esempio',
        senderTaxId: '00000000000',
        group: '',
        messagesPerSecond: 5,
      },
    },
    {
      name: 'INAD (sandbox)',
      type: 'urpInad',
      data: {
        environment: 'other',
        voucherUrl: baseUrl,
        inadUrl: `${baseUrl}/rest/inad/v1/domiciliodigitale`,
        client: pdndClient.clientId,
        keyId: pdndClient.keyId,
        purposeId: pdndClient.purposeId,
        privateKey: pdndClient.privateKey,
      },
    },
    {
      name: 'App IO (sandbox)',
      type: 'urpAppIo',
      data: { baseUrl, apiKey: 'sandbox', testMode: true, messagesPerSecond: 5 },
    },
  ];
}
