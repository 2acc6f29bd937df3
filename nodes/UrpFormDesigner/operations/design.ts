import type {
  IDataObject,
  IExecuteFunctions,
  INodeExecutionData,
  INodeProperties,
} from 'n8n-workflow';
import type { Design } from '../../../lib/intake/designer/design';
import { designByModel } from '../../../lib/intake/designer/fromModel';
import { designOffline } from '../../../lib/intake/designer/offline';
import { previewPage } from '../../../lib/intake/designer/previewPage';
import { openLanguageModel } from '../../../lib/language-model/openLanguageModel';
import { withKey } from '../../shell/items';
import { officeModel } from '../../shell/languageModel';
import { officerLanguage } from '../../shell/officer';

const displayOptions = { show: { operation: ['design'] } };

export const designProperties: INodeProperties[] = [
  {
    displayName: 'Description',
    name: 'formDescription',
    type: 'string',
    typeOptions: { rows: 4 },
    default: '',
    required: true,
    placeholder: 'School bus enrolment, with a photo of the document and a choice of the stop',
    description: 'What the form is for and what it should ask, in Italian, in your own words',
    displayOptions,
  },
  {
    displayName: 'Engine',
    name: 'engine',
    type: 'options',
    noDataExpression: true,
    options: [
      {
        name: 'Language Model',
        value: 'model',
        description: 'A model writes the form; where it gives no valid one, the rules do',
      },
      {
        name: 'Rules',
        value: 'rules',
        description: 'Inside n8n, without a network: the ready form that fits, or a new one',
      },
    ],
    default: 'rules',
    description: 'Who makes the form from the description',
    displayOptions,
  },
  {
    displayName: 'Administration',
    name: 'administration',
    type: 'string',
    default: 'Comune di Esempio',
    description: 'Name of the administration, as the preview shows it',
    displayOptions,
  },
];

/**
 * Adds `design`: the form's definition, what was understood and what is left to write. As files, the
 * page as citizens would see it (`preview`) and the definition (`definition`).
 */
export async function design(
  context: IExecuteFunctions,
  itemIndex: number,
  item: INodeExecutionData,
): Promise<INodeExecutionData[]> {
  const parameter = (name: string) => String(context.getNodeParameter(name, itemIndex, '') ?? '');
  const description = parameter('formDescription');
  const made =
    parameter('engine') === 'model'
      ? await designByModel(
          description,
          openLanguageModel(await officeModel(context, { isConnected: false })),
          context.getExecutionCancelSignal(),
        )
      : designOffline(description);
  const page = previewPage(made.form, parameter('administration') || 'Comune');
  const file = (content: string, name: string, type: string) =>
    context.helpers.prepareBinaryData(Buffer.from(content), name, type);
  const { id } = made.form;
  const json = JSON.stringify(made.definition, null, 2);
  const designed = withKey(item, itemIndex, { design: told(made) });
  return [
    {
      ...designed,
      binary: {
        ...item.binary,
        preview: await file(page, `${id}.html`, 'text/html'),
        definition: await file(json, `${id}.json`, 'application/json'),
      },
    },
  ];
}

function told({ form, definition, reasons, toComplete, ...more }: Design): IDataObject {
  const language = officerLanguage();
  return {
    title: form.title.it,
    ...more,
    reasons: reasons.map((each) => each[language]),
    toComplete: toComplete.map((each) => each[language]),
    languages: form.languages,
    definition: definition as unknown as IDataObject,
  };
}
