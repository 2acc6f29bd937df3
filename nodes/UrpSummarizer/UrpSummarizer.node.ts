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
import { summarise, summariseProperties } from './operations/summarise';

export class UrpSummarizer implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'URP Summarizer',
    name: 'urpSummarizer',
    icon: { light: 'file:urpSummarizer.svg', dark: 'file:urpSummarizer.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{$parameter["operation"]}}',
    description:
      'Says in a few sentences what a ticket or a thread is about, what is asked, what is missing and what was promised',
    defaults: { name: 'URP Summarizer' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    properties: [
      {
        displayName: 'Operation',
        name: 'operation',
        type: 'options',
        noDataExpression: true,
        options: [
          {
            name: 'Summarise',
            value: 'summarise',
            description: 'Sum up one ticket or one thread of messages for each item',
            action: 'Summarise a ticket or thread',
          },
        ],
        default: 'summarise',
      },
      ...summariseProperties,
    ],
  };

  constructor() {
    this.description = localise(this.description, labels);
  }

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return [await eachItem(this, (itemIndex, item) => summarise(this, itemIndex, item))];
  }
}
