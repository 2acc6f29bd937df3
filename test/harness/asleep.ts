import type { INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';

/** Stands where n8n's own Wait would let the execution sleep; jest cannot load that node's parts. */
export class Asleep implements INodeType {
  description = {
    displayName: 'Wait',
    name: 'wait',
    group: ['transform'],
    version: [1, 1.1],
    description: '',
    defaults: { name: 'Wait' },
    inputs: ['main'],
    outputs: ['main'],
    properties: [],
  } as unknown as INodeTypeDescription;

  async execute(): Promise<INodeExecutionData[][]> {
    return [[]];
  }
}
