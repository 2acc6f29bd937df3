import {
  NodeConnectionTypes,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
} from 'n8n-workflow';
import { loadModels, urpLanguageModelTest } from '../shell/languageModel';
import { localise } from '../shell/localise';
import { chatModelInput } from '../shell/modelParameters';
import { urpRegisterTest } from '../shell/register';
import labels from './it.json';
import { classify } from './operations/classify';
import { evaluate } from './operations/evaluate';
import { classifyProperties, commonProperties, evaluateProperties } from './parameters';

export class UrpClassifier implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'URP Classifier',
    name: 'urpClassifier',
    icon: { light: 'file:urpClassifier.svg', dark: 'file:urpClassifier.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{$parameter["operation"]}}',
    description:
      'Proposes category, office and priority of a request, with its reasons; what is uncertain goes to a person',
    defaults: { name: 'URP Classifier' },
    usableAsTool: true,
    inputs: chatModelInput,
    outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
    outputNames: ['Classified', 'To Review'],
    credentials: [
      {
        name: 'urpLanguageModel',
        required: true,
        testedBy: 'urpLanguageModelTest',
        displayOptions: { show: { engine: ['model', 'cascade'], modelSource: ['credential'] } },
      },
      { name: 'urpRegister', required: false, testedBy: 'urpRegisterTest' },
    ],
    properties: [
      {
        displayName: 'Operation',
        name: 'operation',
        type: 'options',
        noDataExpression: true,
        options: [
          {
            name: 'Classify',
            value: 'classify',
            description: 'Propose category, office and priority for each item',
            action: 'Classify requests',
          },
          {
            name: 'Evaluate',
            value: 'evaluate',
            description: 'Measure the engine on requests whose category is known',
            action: 'Evaluate the classifier',
          },
        ],
        default: 'classify',
      },
      ...commonProperties,
      ...classifyProperties,
      ...evaluateProperties,
    ],
  };

  constructor() {
    this.description = localise(this.description, labels);
  }

  methods = {
    credentialTest: { urpLanguageModelTest, urpRegisterTest },
    loadOptions: { loadModels },
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const isEvaluation = this.getNodeParameter('operation', 0) === 'evaluate';
    return isEvaluation ? await evaluate(this) : await classify(this);
  }
}
