import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { runWorkflowFile, type WorkflowRun } from '../../harness/workflow';

/** Runs one operation of the node on items. */
export function operate(
  operation: string,
  parameters: IDataObject,
  input: INodeExecutionData[] = [{ json: {} }],
  own: Partial<INode> = {},
): Promise<WorkflowRun> {
  const node = (name: string, type: string, more: Partial<INode> = {}): INode => ({
    id: name,
    name,
    type,
    typeVersion: 1,
    position: [0, 0],
    parameters: {},
    ...more,
  });
  return runWorkflowFile(
    {
      nodes: [
        node('Start', 'n8n-nodes-base.manualTrigger'),
        node('Ticket', 'n8n-nodes-urp.urpTicket', {
          parameters: { operation, ...parameters } as INode['parameters'],
          ...own,
        }),
      ],
      connections: { Start: { main: [[{ node: 'Ticket', type: 'main', index: 0 }]] } },
      settings: { timezone: 'Europe/Rome' },
    },
    { input },
  );
}
