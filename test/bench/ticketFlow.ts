import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Editor } from '../../scripts/editor';

export interface TicketFlow {
  flow: object;
  path: string;
}

interface FlowNode {
  name: string;
}

export function flowNode(
  name: string,
  type: string,
  typeVersion: number,
  { parameters, credentials = {} }: { parameters: object; credentials?: object },
): FlowNode {
  const node = { id: `bench-${name}`, name, type, typeVersion, position: [0, 0] };
  return Object.assign(node, { parameters, credentials });
}

/**
 * A flow that takes `{ tickets }`, one item each, and answers when `worker` has done with them all.
 * @param model - of a worker that is wired to its language model
 */
export function ticketFlow(path: string, worker: FlowNode, model?: FlowNode): TicketFlow {
  const webhook = flowNode('Tickets', 'n8n-nodes-base.webhook', 2, {
    parameters: {
      httpMethod: 'POST',
      path,
      responseMode: 'lastNode',
      responseData: 'noData',
      options: {},
    },
  });
  const split = flowNode('One item each', 'n8n-nodes-base.splitOut', 1, {
    parameters: { fieldToSplitOut: 'body.tickets', options: {} },
  });
  const to = ({ name }: FlowNode, type = 'main') => ({
    [type]: [[{ node: name, type, index: 0 }]],
  });
  const flow = {
    name: path,
    nodes: [{ ...webhook, webhookId: path }, split, worker, ...(model ? [model] : [])],
    connections: {
      Tickets: to(split),
      'One item each': to(worker),
      ...(model ? { [model.name]: to(worker, 'ai_languageModel') } : {}),
    },
    settings: { executionOrder: 'v1' },
  };
  return { flow, path };
}

/** Brings the flow in by a file of `folder` and publishes it; the address that takes its tickets. */
export async function publish(
  editor: Editor,
  folder: string,
  { flow, path }: TicketFlow,
): Promise<string> {
  const file = join(folder, `${path}.json`);
  writeFileSync(file, JSON.stringify(flow));
  const [imported] = await editor.importFlows(file);
  await editor.publish(imported!.id);
  return `${editor.baseUrl}/webhook/${path}`;
}
