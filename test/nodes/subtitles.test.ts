import { NodeHelpers, Workflow, type INode, type INodeParameters } from 'n8n-workflow';
import { TestNodeTypes } from '../harness/nodeTypes';

const nodeTypes = new TestNodeTypes();

/** What the canvas shows under the node's name. */
function subtitleOf(type: string, given: INodeParameters): unknown {
  const { description } = nodeTypes.getByNameAndVersion(`n8n-nodes-urp.${type}`);
  const version = [description.version].flat().at(-1)!;
  const node: INode = {
    id: '1',
    name: 'Nodo',
    type: `n8n-nodes-urp.${type}`,
    typeVersion: version,
    position: [0, 0],
    parameters: given,
  };
  node.parameters =
    NodeHelpers.getNodeParameters(description.properties, given, true, false, node, description) ??
    {};
  const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
  return workflow.expression.getSimpleParameterValue(node, description.subtitle, 'internal', {});
}

test.each<[string, INodeParameters, string]>([
  ['urpTicket', { operation: 'changeStatus' }, 'Richiesta: Cambia stato'],
  [
    'urpTicket',
    { resource: 'proposal', operation: 'reviewLink' },
    'Proposta: Collegamento per decidere',
  ],
  ['urpNotifier', { channels: ['app-io', 'email'] }, 'Ricevuta (App IO, Email)'],
  ['urpNotifier', { operation: 'preview', template: 'own' }, 'Testo proprio (Nessuno)'],
  ['urpNotifier', { operation: 'readReceipt' }, 'Leggi una ricevuta PEC'],
  ['urpTicketTrigger', { events: ['assigned', 'dueSoon'] }, 'Assegnata o passata, In scadenza'],
  ['urpClassifier', { operation: 'evaluate' }, 'Misura'],
  ['urpDeliveryTrigger', { provider: 'send' }, 'SEND'],
  ['urpFormTrigger', { path: 'corso-nuoto' }, 'corso-nuoto'],
])('%s with %j says under its name in words what it does: %s', (type, parameters, said) => {
  expect(subtitleOf(type, parameters)).toBe(said);
});
