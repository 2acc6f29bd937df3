import { join } from 'node:path';
import type { EvaluationReport } from '../../lib/classification/evaluation/report';
import { root } from '../../scripts/root';
import { openFlowOffice } from '../harness/flowOffice';
import { runWorkflowFile, type WorkflowRun } from '../harness/workflow';
import { proposal, request } from '../lib/register/requests';

const file = join(root, 'workflows/07-misura-il-classificatore.json');

jest.setTimeout(180_000);

const office = openFlowOffice();


const reportOf = (run: WorkflowRun, node: string) =>
  run.json(node)[0]?.evaluation as unknown as EvaluationReport;

test('measures on the requests that the flow holds, and shows where it erred', async () => {
  const run = await runWorkflowFile(file);
  expect(run.error).toBeUndefined();
  const all = run.json('Una alla volta');
  const report = reportOf(run, 'Misura il motore');
  const differing = run.json('Da controllare');
  expect(report).toMatchObject({ items: all.length, method: 'cross-validation', cost: { calls: 0 } });
  expect(report.leftOut).toEqual({ items: 0, categories: [] });
  expect(report.accuracy).toBeGreaterThan(0.8);
  expect(differing).toHaveLength(Math.round((1 - report.accuracy) * all.length));
  for (const each of differing) expect(each.etichetta).not.toBe(each.proposta);
  expect(run.json('Che cosa dicono i numeri')).toMatchObject([
    { frase: report.words, 'giuste su 100': Math.round(report.accuracy * 100) },
  ]);
  const [{ binary } = { binary: undefined }] = run.items('Misura il motore');
  expect(binary?.picture).toMatchObject({ mimeType: 'image/svg+xml', fileName: 'misura.svg' });
});

describe('every month', () => {
  const runMonth = () =>
    runWorkflowFile(file, {
      start: 'Il primo del mese',
      credentials: office.credentials(),
    });

  test('writes nothing while few are decided', async () => {
    const run = await runMonth();
    expect(run.error).toBeUndefined();
    expect(run.json('Misura sulle decisioni', 1)).toMatchObject([
      { error: { code: 'evaluation.too-few' } },
    ]);
    expect(await office.mails()).toEqual([]);
  });

  test('tells the desk what its own decisions say', async () => {
    const subjects = { tari: 'Bolletta della TARI sbagliata', multe: 'Verbale per divieto di sosta' };
    for (let number = 0; number < 12; number += 1) {
      const category = number % 2 === 0 ? 'tari' : 'multe';
      const text = `${subjects[category]}, richiesta numero ${number} della via`;
      const { ticket } = await office.register.file(
        request({ submissionKey: `decisa ${number}`, subject: subjects[category], text }),
        'prova',
      );
      await office.register.recordProposal(proposal(ticket.reference, {}), 'prova');
      await office.register.confirmProposal(ticket.reference, { category, office: 'tributi', priority: 'normal' }, 'Ada');
    }
    const run = await runMonth();
    expect(run.error).toBeUndefined();
    const report = reportOf(run, 'Misura sulle decisioni');
    expect(report).toMatchObject({ items: 12, accuracy: 1 });
    const [mail, ...more] = await office.mails();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: ['urp@comune.example'] });
    expect(mail?.text.replace(/\s+/g, ' ')).toContain(
      'Su 12 richieste di cui si conosce la categoria, la proposta è giusta in 100 casi su 100',
    );
  });
});
