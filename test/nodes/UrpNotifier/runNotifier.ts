import type { ICredentialDataDecryptedObject, IDataObject, INodeExecutionData } from 'n8n-workflow';
import { runWorkflowFile } from '../../harness/workflow';

/** What one notifier makes of the items, output by output. */
export async function runNotifier(
  input: INodeExecutionData[],
  parameters: IDataObject,
  credentials: Record<string, ICredentialDataDecryptedObject>,
) {
  const flow = {
    nodes: [
      {
        id: '1',
        name: 'Notifier',
        type: 'n8n-nodes-urp.urpNotifier',
        typeVersion: 1,
        position: [0, 0] as [number, number],
        parameters: parameters as never,
      },
    ],
    connections: {},
  };
  const run = await runWorkflowFile(flow, { input, credentials, start: 'Notifier' });
  expect(run.error).toBeUndefined();
  const [sent, notSent, later] = [0, 1, 2].map((output) => run.json('Notifier', output));
  return { sent, notSent, later };
}
