import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import type { IConnections, INode } from 'n8n-workflow';
import { root } from '../../scripts/root';
import { openFlowOffice } from '../harness/flowOffice';
import { runWorkflowFile } from '../harness/workflow';
import { request } from '../lib/register/requests';

const flow = (name: string) => join(root, 'workflows', `${name}.json`);
const lastMonth = DateTime.now().setZone('Europe/Rome').startOf('month').minus({ days: 10 });

jest.setTimeout(120_000);

const office = openFlowOffice();
let taken: string;

beforeAll(async () => {
  for (let at = 0; at < 12; at += 1) {
    const submittedAt = lastMonth.plus({ hours: at }).toUTC().toISO()!;
    const text = `Il lampione della piazza resta spento e la strada è buia, sera ${at}`;
    const citizen = { email: `persona${at}@cittadini.example` };
    const { ticket } = await office.register.file(
      request({ submissionKey: `lampione ${at}`, subject: 'Lampione', text, submittedAt, citizen }),
      'modulo',
    );
    taken = ticket.reference;
  }
  await office.register.assign(taken, { office: 'lavori-pubblici' }, 'prova');
  await office.register.changeStatus(taken, 'in-progress', 'prova');
});

const credentials = () =>
  office.credentials();

test('09 sums up a thread, and adds a summary to the notes of what is being worked on', async () => {
  const run = await runWorkflowFile(flow('09-riassunto-pratica'));
  expect(run.error).toBeUndefined();
  expect(run.json('Riassumi la conversazione')[0]).toMatchObject({
    summary: { promised: [{ from: 'Ufficio tecnico', dueAt: '2026-11-20' }] },
  });
  const history = await office.register.history(taken);
  expect(history.at(-1)).toMatchObject({
    kind: 'noted',
    details: { text: expect.stringMatching(/^Riassunto automatico: Il lampione/) },
  });
  expect((await office.register.get(taken)).text).toMatch(/^Il lampione della piazza/);
});

test('10 writes to the head of office and gives the desk a task, once a month', async () => {
  for (let time = 0; time < 2; time += 1) {
    const run = await runWorkflowFile(flow('10-rapporto-mensile'), {
      start: 'Il primo del mese, alle sette',
      credentials: credentials(),
    });
    expect(run.error).toBeUndefined();
  }
  const sent = await office.mails();
  expect(sent.map(({ to }) => to).flat().sort()).toEqual([
    'dirigente@comune.example',
    'urp@comune.example',
  ]);
  const [head] = sent.filter(({ to }) => to.includes('dirigente@comune.example'));
  expect(head!.text).toContain('che cosa è cambiato');
  expect(head!.text).toMatch(/Problema nuovo: «[^»]*lampione/);
  expect(head!.text).toContain('http://127.0.0.1/webhook/cruscotto');
  const [task] = sent.filter(({ to }) => to.includes('urp@comune.example'));
  expect(task!.text).toContain('Proposta: ');
});

test('10 shows on an empty register what a report says, from two invented years', async () => {
  const before = await office.mails();
  const run = await runWorkflowFile(flow('10-rapporto-mensile'), { start: 'Prova subito' });
  expect(run.error).toBeUndefined();
  const [item] = run.items('Rapporto di prova');
  const { headlines, problems } = item!.json.report as {
    headlines: { changed: string[] };
    problems: { name: string; trend: { standing: string } }[];
  };
  expect(headlines.changed.join(' ')).toMatch(/In aumento: «[^»]*lampione/);
  expect(problems.map(({ trend }) => trend.standing).sort()).toEqual([
    'growing',
    'steady',
    'steady',
    'steady',
  ]);
  expect(Buffer.from(item!.binary!.html!.data, 'base64').toString()).toContain('Piazza Verdi');
  expect(await office.mails()).toEqual(before);
});

test('11 shows the latest report to who signs in, and to nobody else', async () => {
  const { nodes, connections } = JSON.parse(readFileSync(flow('11-cruscotto'), 'utf8')) as {
    nodes: INode[];
    connections: IConnections;
  };
  const address = nodes.find(({ type }) => type === 'n8n-nodes-base.webhook')!;
  expect(address.parameters).toMatchObject({ authentication: 'basicAuth', httpMethod: 'GET' });
  // Without its last node, which answers a request that n8n alone receives.
  delete connections['Rapporto aggiornato'];
  const kept = nodes.filter(({ type }) => type !== 'n8n-nodes-base.respondToWebhook');
  const run = await runWorkflowFile({ nodes: kept, connections }, { start: 'Dati del Comune' });
  expect(run.error).toBeUndefined();
  const [item] = run.items('Rapporto aggiornato');
  const page = Buffer.from(item!.binary!.html!.data, 'base64').toString();
  expect(page).toContain('Comune di Esempio');
  expect(page).toContain('lampione');
});
