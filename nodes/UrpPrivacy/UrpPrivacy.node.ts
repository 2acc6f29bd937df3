import {
  NodeConnectionTypes,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
} from 'n8n-workflow';
import { eachItem } from '../shell/items';
import { localise } from '../shell/localise';
import labels from './it.json';
import { detect } from './operations/detect';
import { redact, redactProperties } from './operations/redact';
import { restore, restoreProperties } from './operations/restore';

const operations = { detect, redact, restore };

export class UrpPrivacy implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'URP Privacy',
    name: 'urpPrivacy',
    icon: { light: 'file:urpPrivacy.svg', dark: 'file:urpPrivacy.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{$parameter["operation"]}}',
    description:
      'Finds personal data in Italian texts, takes it out before they leave the office, puts it back',
    defaults: { name: 'URP Privacy' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    properties: [
      {
        displayName: 'Operation',
        name: 'operation',
        type: 'options',
        noDataExpression: true,
        default: 'redact',
        options: [
          {
            name: 'Detect',
            value: 'detect',
            description: 'Tell which personal data an item holds and where, without repeating it',
            action: 'Detect personal data',
          },
          {
            name: 'Redact',
            value: 'redact',
            description: 'Put placeholders such as [PERSONA_1] in place of personal data',
            action: 'Redact personal data',
          },
          {
            name: 'Restore',
            value: 'restore',
            description: 'Put the originals back where a text holds their placeholders',
            action: 'Restore personal data',
          },
        ],
      },
      ...redactProperties,
      ...restoreProperties,
    ],
  };

  constructor() {
    this.description = localise(this.description, labels);
  }

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const items = await eachItem(this, async (itemIndex, item) => {
      const operation = this.getNodeParameter('operation', itemIndex) as keyof typeof operations;
      return [operations[operation](this, itemIndex, item)];
    });
    return [items];
  }
}
