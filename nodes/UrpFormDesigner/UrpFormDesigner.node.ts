import {
  NodeConnectionTypes,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
} from 'n8n-workflow';
import { eachItem } from '../shell/items';
import { urpLanguageModelTest } from '../shell/languageModel';
import { localise } from '../shell/localise';
import labels from './it.json';
import { design, designProperties } from './operations/design';

export class UrpFormDesigner implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'URP Form Designer',
    name: 'urpFormDesigner',
    icon: { light: 'file:urpFormDesigner.svg', dark: 'file:urpFormDesigner.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{$parameter["operation"]}}',
    description:
      'Makes a form from a plain description: a proposal to read, edit and give to the Form Trigger',
    defaults: { name: 'URP Form Designer' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    credentials: [
      {
        name: 'urpLanguageModel',
        required: true,
        testedBy: 'urpLanguageModelTest',
        displayOptions: { show: { engine: ['model'] } },
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
            name: 'Design',
            value: 'design',
            description: 'Propose a form for each description',
            action: 'Design a form',
          },
        ],
        default: 'design',
      },
      ...designProperties,
    ],
  };

  methods = { credentialTest: { urpLanguageModelTest } };

  constructor() {
    this.description = localise(this.description, labels);
  }

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return [await eachItem(this, (itemIndex, item) => design(this, itemIndex, item))];
  }
}
