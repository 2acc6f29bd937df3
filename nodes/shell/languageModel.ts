import {
  NodeConnectionTypes,
  type ICredentialsDecrypted,
  type ICredentialTestFunctions,
  type IExecuteFunctions,
  type ILoadOptionsFunctions,
  type INodeCredentialTestResult,
  type INodePropertyOptions,
} from 'n8n-workflow';
import { chatModelTransport, type ChatModel } from '../../lib/language-model/chatModel';
import {
  listModels,
  openAiServer,
  parseServerSettings,
} from '../../lib/language-model/openAiServer';
import { testLanguageModel } from '../../lib/language-model/serverTest';
import type { ModelTransport } from '../../lib/language-model/transport';
import { toNodeError } from './items';
import { officerLanguage } from './officer';

const credentialName = 'urpLanguageModel';

/**
 * The chat model connected to the node where there is one, else the server of its credential, with
 * `model` in place of the credential's own where it is given. Errors: `model.settings`.
 */
export async function officeModel(
  context: IExecuteFunctions,
  { isConnected, model }: { isConnected: boolean; model?: string },
): Promise<ModelTransport> {
  if (isConnected) {
    const connected = await context.getInputConnectionData(NodeConnectionTypes.AiLanguageModel, 0);
    const chatModel = Array.isArray(connected) ? (connected as unknown[])[0] : connected;
    return chatModelTransport(chatModel as ChatModel);
  }
  const settings = parseServerSettings(await context.getCredentials(credentialName));
  return openAiServer({ ...settings, model: model || settings.model });
}

const ownModel = { it: 'Quello della credenziale', en: "The credential's own" };

/** Models of the credential's server, for a list in the editor, after the credential's own: the default. */
export async function loadModels(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
  try {
    const settings = parseServerSettings(await this.getCredentials(credentialName));
    const models = await listModels(settings, AbortSignal.timeout(15_000));
    const own = `${ownModel[officerLanguage()]}${settings.model && ` (${settings.model})`}`;
    return [{ name: own, value: '' }, ...models.map((name) => ({ name, value: name }))];
  } catch (error) {
    throw toNodeError(this.getNode(), error);
  }
}

/** The credential's test button: asks the server which models it offers. */
export async function urpLanguageModelTest(
  this: ICredentialTestFunctions,
  { data }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
  const { ok, message } = await testLanguageModel(data, officerLanguage());
  return { status: ok ? 'OK' : 'Error', message };
}
