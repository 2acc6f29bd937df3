import { sendChannel } from '../../../../lib/notification/channels/send';
import { sendClient } from '../../../../lib/notification/send/client';
import { parseSendSettings } from '../../../../lib/notification/send/settings';
import { openStream } from '../../../../lib/notification/send/stream';
import { codeOf } from '../../../../sandbox/providers/send/stories';
import { describeOfficial } from '../officialDescription';
import { startTestProviders } from '../providerServer';
import { sendAct, settingsFor } from './act';

describeOfficial('SEND', 'send-b2b-pa.openapi.yaml', ({ against }) => {
  const requests = '/delivery/v2.6/requests';
  const streams = '/delivery-progresses/v2.9/streams';

  it('agrees with what is sent and with what the sandbox answers', async () => {
    const server = await startTestProviders();
    const settings = parseSendSettings(settingsFor(server.address));
    const client = sendClient(settings);
    const streamId = await openStream(client, 'URP');
    const { providerId } = await sendAct(sendChannel(settings), codeOf('80'), 'k'.repeat(64));
    await sendAct(sendChannel(settings), codeOf('04'), 'l'.repeat(64));
    server.skip(60);
    const posted = (path: string) =>
      server.requests.find((each) => each.method === 'POST' && each.path === path)?.body;
    const answered = async (path: string) => {
      const outcome = await client.get(path.slice(1));
      return outcome.kind === 'answer' ? outcome.body : outcome;
    };
    const preload = '/delivery/attachments/preload';
    for (const path of [preload, requests, streams]) {
      expect([path, against(path, 'post', 'requestBody', posted(path))]).toEqual([path, []]);
    }
    const state = await answered(`${requests}?notificationRequestId=${providerId}`);
    const events = await answered(`${streams}/${streamId}/events`);
    expect(events).toHaveLength(5);
    expect(against(requests, 'get', 'responses 200', state)).toEqual([]);
    expect(against(streams, 'get', 'responses 200', await answered(streams))).toEqual([]);
    expect(against(`${streams}/{streamId}/events`, 'get', 'responses 200', events)).toEqual([]);
    await server.stop();
  });

  it.each([
    ['a code of another form', { taxonomyCode: 'x' }],
    ['no recipients', { recipients: undefined }],
  ])('does not agree with %s', (_name, changes) =>
    expect(against(requests, 'post', 'requestBody', changes)).not.toEqual([]),
  );
});
