import {
  fromFunction,
  fromParameter,
  webhookDescriptionFields,
  type IHookFunctions,
  type INodeParameters,
  type IWebhookDescription,
} from 'n8n-workflow';
import { toNodeError } from './items';

/** n8n reads these fields without its expression engine, where the parameters hold no expression. */
const address = { isFullPath: true, ...webhookDescriptionFields({ path: fromParameter('path') }) };

/** What a trigger at parameter `path` answers to; the editor shows the address of the first method. */
export function answersTo(...methods: ('GET' | 'HEAD' | 'POST')[]): IWebhookDescription[] {
  return methods.map((httpMethod, index) => ({
    name: httpMethod === 'POST' ? 'default' : 'setup',
    httpMethod,
    responseMode: 'onReceived',
    ...(index > 0 ? { ndvHideMethod: true, ndvHideUrl: true } : {}),
    ...address,
  })) as IWebhookDescription[];
}

/** One whose method the parameters choose; none where it is empty. The function stands alone: n8n copies it. */
export function webhookOf(
  name: 'default' | 'setup',
  httpMethod: (parameters: INodeParameters) => string,
): IWebhookDescription {
  return {
    name,
    responseMode: 'onReceived',
    isFullPath: true,
    ...webhookDescriptionFields({
      path: fromParameter('path', 'stato-messaggi'),
      httpMethod: fromFunction(httpMethod),
    }),
  } as unknown as IWebhookDescription;
}

/** Wrong settings are said when the flow is published, not to the first who opens the page. */
export function checkedWhenPublished(check: (context: IHookFunctions) => unknown) {
  return {
    async checkExists(this: IHookFunctions) {
      return false;
    },
    async create(this: IHookFunctions) {
      try {
        check(this);
      } catch (error) {
        throw toNodeError(this.getNode(), error);
      }
      return true;
    },
    async delete(this: IHookFunctions) {
      return true;
    },
  };
}
