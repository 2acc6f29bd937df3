import { join } from 'node:path';
import type { IWebhookFunctions } from 'n8n-workflow';
import { reviewParameter, reviewUrl } from '../../../lib/review/link';
import { UrpReviewTrigger } from '../../../nodes/UrpReviewTrigger/UrpReviewTrigger.node';
import { officeRegister } from '../../../nodes/shell/register';
import { readFlow } from '../../../scripts/editor';
import { root } from '../../../scripts/root';
import { runWorkflowFile } from '../../harness/workflow';
import { fileWaiting } from '../../lib/review/reviewServer';

afterAll(async () => (await officeRegister()).close());

const page = 'https://n8n.comune.example/webhook/revisione';
const parameters: Record<string, unknown> = {
  taxonomy: 'urp',
  administration: 'Comune di Prova',
  language: 'it',
};

/** The node's webhook, given a request as n8n has parsed it. */
async function ask(method: string, query: object, body: object = {}) {
  const sent = { status: 0, body: '' };
  const context = {
    getRequestObject: () => ({ method, headers: {}, query, body }),
    getResponseObject: () => ({
      writeHead: (status: number) => (sent.status = status),
      end: (text: string) => (sent.body = text),
    }),
    getNodeParameter: (name: string) => parameters[name],
    getNode: () => ({ name: 'Pagina', credentials: {} }),
    logger: { error: () => undefined },
  } as unknown as IWebhookFunctions;
  const returned = await new UrpReviewTrigger().webhook.call(context);
  return { ...sent, items: returned.workflowData?.[0] ?? [] };
}

test('starts the flow with the ticket that was decided, and with nothing else', async () => {
  const register = await officeRegister();
  const reference = await fileWaiting(register);
  const [decision] = await register.decisions(reference);
  const url = new URL(await reviewUrl(register, page, {}, 1));
  const token = url.searchParams.get(reviewParameter) ?? '';
  const shown = await ask('GET', { [reviewParameter]: token });
  expect(shown).toMatchObject({ status: 200, items: [] });
  expect(shown.body).toContain(reference);
  const decided = await ask(
    'POST',
    {},
    {
      [reviewParameter]: token,
      reference,
      decision: String(decision?.id),
      category: 'tari',
      office: '',
      priority: 'normal',
      decidedBy: 'Ada Neri',
      reason: 'parla della tassa',
    },
  );
  expect(decided).toMatchObject({
    status: 200,
    items: [
      {
        json: {
          reference,
          office: 'tributi',
          status: 'assigned',
          decision: { category: 'tari', decidedBy: 'Ada Neri', reason: 'parla della tassa' },
        },
      },
    ],
  });
});

test('the link that a flow makes opens the page for its ticket', async () => {
  const register = await officeRegister();
  const reference = await fileWaiting(register, { subject: 'Solo questa' });
  await fileWaiting(register, { subject: 'Un’altra' });
  const flow = readFlow(join(root, 'workflows/01-sportello.json'));
  const link = flow.nodes.find(({ name }) => name === 'Collegamento per decidere')!;
  const run = await runWorkflowFile(
    {
      nodes: [link] as never,
      connections: {},
    },
    { input: [{ json: { reference } }], start: link.name },
  );
  expect(run.error).toBeUndefined();
  const [item] = run.json(link.name);
  const url = new URL(String(item?.reviewUrl));
  expect(url.origin + url.pathname).toBe('http://127.0.0.1/webhook/revisione');
  const shown = await ask('GET', Object.fromEntries(url.searchParams));
  expect(shown.body).toContain('Solo questa');
  expect(shown.body).not.toContain('Un’altra');
});
