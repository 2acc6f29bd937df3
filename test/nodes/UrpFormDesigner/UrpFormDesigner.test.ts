import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { runWorkflowFile } from '../../harness/workflow';

jest.setTimeout(60_000);

function design(
  input: INodeExecutionData[],
  parameters: IDataObject = {},
  own: Partial<INode> = {},
) {
  const node = (name: string, type: string, more: Partial<INode> = {}): INode => ({
    id: name,
    name,
    type,
    typeVersion: 1,
    position: [0, 0],
    parameters: {},
    ...more,
  });
  const designer = {
    formDescription: '={{ $json.testo }}',
    ...parameters,
  } as INode['parameters'];
  return runWorkflowFile(
    {
      nodes: [
        node('Start', 'n8n-nodes-base.manualTrigger'),
        node('Designer', 'n8n-nodes-urp.urpFormDesigner', { parameters: designer, ...own }),
      ],
      connections: { Start: { main: [[{ node: 'Designer', type: 'main', index: 0 }]] } },
    },
    { input },
  );
}

test('each description has its own form, beside what the item held', async () => {
  const run = await design([
    { json: { testo: 'iscrizione al corso di nuoto, livello (base, avanzato)', kept: 1 } },
    { json: { testo: 'segnalazione buche con foto obbligatoria' } },
  ]);
  expect(run.items('Designer')).toMatchObject([
    { json: { kept: 1, design: { readyForm: null } }, pairedItem: { item: 0 } },
    { json: { design: { readyForm: 'segnalazione-disservizio' } }, pairedItem: { item: 1 } },
  ]);
});

test('one without words is an error that says what to write, and its own', async () => {
  const input = [{ json: { testo: '' } }, { json: { testo: 'reclami' } }];
  const failed = await design(input);
  expect(failed.error?.description).toContain('[form.description-empty]');
  const run = await design(input, {}, { onError: 'continueRegularOutput' });
  expect(run.json('Designer')).toMatchObject([
    { error: { code: 'form.description-empty' } },
    { design: { readyForm: 'reclamo-suggerimento' } },
  ]);
});
