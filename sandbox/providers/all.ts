import { appIoProvider } from './appIo';
import { sendProvider } from './send/provider';
import type { Provider } from './server';
import { smsProvider } from './sms';
import { twilioProvider } from './twilio';
import { whatsAppProvider } from './whatsApp';

export const providers: readonly Provider[] = [
  appIoProvider,
  sendProvider,
  smsProvider,
  twilioProvider,
  whatsAppProvider,
];
