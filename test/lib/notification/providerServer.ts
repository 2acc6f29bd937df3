import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Phones, type PhoneMessage } from '../../../sandbox/phone';
import {
  startProviders,
  type ProviderAnswer,
  type ProviderRequest,
  type ProviderServer,
} from '../../../sandbox/providers/server';
import type { Channel, Delivery, Message } from '../../../lib/notification/channel';

export interface TestProviders extends ProviderServer {
  arrived(): PhoneMessage[];
}

/** The sandbox's providers on an ephemeral port, with empty phones. */
export async function startTestProviders(): Promise<TestProviders> {
  const folder = mkdtempSync(join(tmpdir(), 'urp-phones-'));
  const phones = new Phones(folder);
  const server = await startProviders(phones);
  const { stop } = server;
  return Object.assign(server, {
    arrived: () => phones.messages(),
    stop: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  });
}

/** A channel opened on them, as the contract of channels takes it. */
export async function throughTestProviders(open: (address: string) => Channel) {
  const server = await startTestProviders();
  return {
    channel: open(server.address),
    delivered: async () => server.arrived().map(({ text }) => text),
    close: () => server.stop(),
  };
}

/** An answer that a provider gives, and what it means for the message. */
export type ErrorAnswer = [
  name: string,
  answer: ProviderAnswer | ((request: ProviderRequest) => ProviderAnswer | undefined),
  expected: Partial<Delivery>,
];

export interface ProviderSetting {
  open(address: string): Channel;
  recipient: string;
  message?: Partial<Message>;
  /** Path of the request that sends; a table's answer is given to it alone. */
  sending: RegExp;
  /** What must stand in no outcome. */
  secrets: string[];
  answers: ErrorAnswer[];
}

const message: Message = {
  subject: 'La tua richiesta URP-7K3-MD4-9AR',
  body: 'Abbiamo ricevuto la tua richiesta: una persona la legge e la affida all’ufficio che può risolverla.',
  language: 'it',
};

/** What a provider's refusals mean, over real sockets; at least ten of them, and no secret in any. */
export function describeRefusals(name: string, setting: ProviderSetting): void {
  describe(`${name} understands`, () => {
    let server: TestProviders;
    beforeEach(async () => {
      server = await startTestProviders();
    });
    afterEach(() => server.stop());

    it('ten refusals or more', () => expect(setting.answers.length).toBeGreaterThanOrEqual(10));

    it.each(setting.answers)('%s', async (_name, answer, expected) => {
      server.intercept = (request) => {
        if (!setting.sending.test(request.path)) return undefined;
        return typeof answer === 'function' ? answer(request) : answer;
      };
      const channel = setting.open(server.address);
      const delivery = await sendThrough(channel, setting.recipient, setting.message);
      await channel.close();
      expect(delivery).toMatchObject(expected);
      const said = JSON.stringify(delivery);
      for (const secret of [...setting.secrets, setting.recipient]) {
        expect(said).not.toContain(secret);
      }
    });

    it('a provider that is not there, and one that redirects elsewhere', async () => {
      let visits = 0;
      const elsewhere = await startTestProviders();
      elsewhere.intercept = () => ((visits += 1), { status: 200 });
      server.intercept = () => ({ status: 307, headers: { location: elsewhere.address } });
      const redirected = setting.open(server.address);
      const told = await sendThrough(redirected, setting.recipient, setting.message).finally(
        elsewhere.stop,
      );
      expect(visits).toBe(0);
      expect(told.status).toBe('technical-failure');
      const gone = setting.open(elsewhere.address);
      expect(await sendThrough(gone, setting.recipient, setting.message)).toMatchObject({
        status: 'temporary-failure',
        failure: 'transient',
        providerCode: 'ECONNREFUSED',
      });
    });
  });
}

export function sendThrough(
  channel: Channel,
  recipient: string,
  changes: Partial<Message> = {},
  key = 'k'.repeat(64),
): Promise<Delivery> {
  const rendered = channel.render({ ...message, ...changes });
  const to = channel.checkRecipient(recipient);
  return channel.send(rendered, to, { messageId: channel.identify(key) });
}
