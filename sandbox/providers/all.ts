import { appIoProvider } from './appIo';
import { pdndProvider } from './inad/pdnd';
import { inadProvider } from './inad/provider';
import { sendProvider } from './send/provider';
import type { Provider } from './server';
import { smsProvider } from './sms';
import { twilioProvider } from './twilio';
import { whatsAppProvider } from './whatsApp';

export const providers: readonly Provider[] = [
  appIoProvider,
  inadProvider,
  pdndProvider,
  sendProvider,
  smsProvider,
  twilioProvider,
  whatsAppProvider,
];
