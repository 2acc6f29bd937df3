import { appIoProvider } from './appIo';
import type { Provider } from './server';
import { smsProvider } from './sms';
import { twilioProvider } from './twilio';
import { whatsAppProvider } from './whatsApp';

export const providers: readonly Provider[] = [
  appIoProvider,
  smsProvider,
  twilioProvider,
  whatsAppProvider,
];
