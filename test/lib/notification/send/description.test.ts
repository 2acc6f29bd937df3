import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { sendChannel } from '../../../../lib/notification/channels/send';
import { sendClient } from '../../../../lib/notification/send/client';
import { parseSendSettings } from '../../../../lib/notification/send/settings';
import { openStream } from '../../../../lib/notification/send/stream';
import { codeOf } from '../../../../sandbox/providers/send/stories';
import { startTestProviders } from '../providerServer';
import { sendAct, settingsFor } from './act';

/** SEND's official description, which is not part of this repository. */
const file = join(process.env.URP_BENCH_DATA ?? '', '..', 'specs', 'send-b2b-pa.openapi.yaml');
const isHere = Boolean(process.env.URP_BENCH_DATA) && existsSync(file);

interface Operation {
  requestBody?: unknown;
  responses: Record<string, unknown>;
}

if (!isHere) {
  it('is not checked: URP_BENCH_DATA names no folder beside which SEND’s description lies', () =>
    expect(isHere).toBe(false));
} else {
  const text = readFileSync(file, 'utf8');
  const { paths } = parse(text) as { paths: Record<string, Record<string, Operation>> };
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    validateSchema: false,
    unicodeRegExp: false,
    logger: false,
  });
  addFormats(ajv);
  // Beside a reference `nullable` says nothing, and ajv refuses it.
  const isIdle = (each: unknown) =>
    typeof each === 'object' && each !== null && 'nullable' in each && !('type' in each);
  const schema = parse(text, (_key, value: unknown) =>
    isIdle(value) ? { ...(value as object), nullable: undefined } : value,
  ) as object;
  // The kinds of an event's details are open objects that overlap: several may hold at once.
  const described = JSON.stringify(schema).replaceAll('"oneOf":', '"anyOf":');
  ajv.addSchema(JSON.parse(described) as object, 'send');

  /** What the description says against a body; nothing where it agrees. */
  const against = (path: string, method: string, part: string, body: unknown) => {
    expect(paths[path]?.[method]).toBeDefined();
    const escaped = [path, method, ...part.split(' '), 'content', 'application/json', 'schema']
      .map((step) => encodeURIComponent(step.replace(/~/g, '~0').replace(/\//g, '~1')))
      .join('/');
    const check = ajv.compile({ $ref: `send#/paths/${escaped}` });
    check(body);
    return (check.errors ?? []).map((each) => `${each.instancePath} ${each.message}`);
  };
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
}
