import {
  NodeConnectionTypes,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
} from 'n8n-workflow';
import { eachItem } from '../shell/items';
import { loadModels, urpLanguageModelTest } from '../shell/languageModel';
import { localise } from '../shell/localise';
import { chatModelInput } from '../shell/modelParameters';
import { urpRegisterTest } from '../shell/register';
import labels from './it.json';
import { check, checkProperties } from './operations/check';
import { report, reportProperties } from './operations/report';
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
      'Says in a few sentences what a ticket or a thread is about, or on a page what problems keep coming back',
    defaults: { name: 'URP Summarizer' },
    usableAsTool: true,
    inputs: chatModelInput,
    outputs: [NodeConnectionTypes.Main],
    credentials: [
      {
        name: 'urpLanguageModel',
        required: true,
        testedBy: 'urpLanguageModelTest',
        displayOptions: {
          show: {
            operation: ['report', 'summarise'],
            engine: ['model'],
            modelSource: ['credential'],
          },
        },
      },
      {
        name: 'urpRegister',
        required: false,
        testedBy: 'urpRegisterTest',
        displayOptions: { show: { operation: ['report'] } },
      },
    ],
    properties: [
      {
        displayName: 'Operation',
        name: 'operation',
        type: 'options',
        noDataExpression: true,
        options: [
          {
            name: 'Check a Summary',
            value: 'check',
            description:
              'Mark numbers, days and names of a summary that its ticket or thread does not hold',
            action: 'Check a summary',
          },
          {
            name: 'Report on Recurring Problems',
            value: 'report',
            description:
              'Make one report on the tickets of a period: problems, trends, quality of service, coming weeks',
            action: 'Report on recurring problems',
          },
          {
            name: 'Summarise',
            value: 'summarise',
            description: 'Sum up one ticket or one thread of messages for each item',
            action: 'Summarise a ticket or thread',
          },
        ],
        default: 'summarise',
      },
      ...reportProperties,
      ...summariseProperties,
      ...checkProperties,
    ],
  };

  methods = {
    credentialTest: { urpLanguageModelTest, urpRegisterTest },
    loadOptions: { loadModels },
  };

  constructor() {
    this.description = localise(this.description, labels);
  }

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const operation = this.getNodeParameter('operation', 0);
    if (operation === 'report') return [await report(this)];
    if (operation === 'summarise') return [await summarise(this)];
    return [await eachItem(this, (itemIndex, item) => check(this, itemIndex, item))];
  }
}
