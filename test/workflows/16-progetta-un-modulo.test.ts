import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { formFrom } from '../../lib/intake/formSource';
import { root } from '../../scripts/root';
import { runWorkflowFile } from '../harness/workflow';

const file = join(root, 'workflows/16-progetta-un-modulo.json');

jest.setTimeout(60_000);

test('the description becomes a form that the Form Trigger takes as it is, with its preview', async () => {
  const run = await runWorkflowFile(file, { input: [{ json: {} }] });
  const [item] = run.items('Progetta il modulo');
  const design = item?.json.design as IDataObject;
  expect(design).toMatchObject({
    title: 'Iscrizione dei bambini allo scuolabus',
    engine: 'offline',
    readyForm: null,
    notUnderstood: [],
    toComplete: [expect.stringContaining('Fermata')],
  });
  const form = formFrom({ kind: 'json', definition: JSON.stringify(design.definition) });
  expect(form.steps.map(({ id }) => id)).toEqual([
    'informativa',
    'minore',
    'richiesta',
    'richiedente',
  ]);
  expect(item?.binary?.preview).toMatchObject({
    fileName: 'iscrizione-dei-bambini-allo-scuolabus.html',
    mimeType: 'text/html',
  });
  expect(item?.binary?.definition).toMatchObject({ mimeType: 'application/json' });
});
