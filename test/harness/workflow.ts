import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
  createRunExecutionData,
  ICredentialsHelper,
  Workflow,
  type ICredentialDataDecryptedObject,
  type IDataObject,
  type INode,
  type INodeExecutionData,
  type IRun,
  type IWorkflowBase,
  type IWorkflowExecuteAdditionalData,
  type WorkflowExecuteMode,
} from 'n8n-workflow';
import './loopback';
import { TestNodeTypes, type NodeTypeMap } from './nodeTypes';
import { expected } from './pinnedOutput';

/**
 * Runs a workflow file through the real n8n-core, with this pack's nodes from their sources and
 * n8n's own nodes from the host folder. The network is off but for loopback, and n8n's user folder
 * is a fresh temporary one for each test file, so that its register is fresh too.
 *
 *     const file = join(__dirname, 'file.workflow.json');
 *     const run = await runWorkflowFile(file, { input: [{ json: { text: 'Lampione spento' } }] });
 *     expectPinnedOutput(run, file);
 *
 * A workflow file is what the editor exports. Its `pinData` is the expected output: for each node
 * named there, the items of its first output, over all its runs, in order. A node with several
 * outputs gets a "No Operation" node on each, and these are pinned; `[]` says that a node got
 * nothing. Placeholders for values that vary, and the key for partial objects, are those of
 * `pinnedOutput.ts`.
 */
export interface WorkflowRunOptions {
  /** What the first node gives out, or takes in where it is no trigger; one empty item by default. */
  input?: INodeExecutionData[];
  /** Name of the node to begin at; the first trigger of the workflow by default. */
  start?: string;
  /** Decrypted credentials by type, such as `{ urpSmtp: { host: '127.0.0.1', port } }`. */
  credentials?: Record<string, ICredentialDataDecryptedObject>;
  /** Node types that only this test knows, such as a chat model of its own. */
  nodeTypes?: NodeTypeMap;
  mode?: WorkflowExecuteMode;
}

export type WorkflowSource =
  string | Pick<IWorkflowBase, 'nodes' | 'connections' | 'pinData' | 'settings'>;

export interface WorkflowRun {
  status: IRun['status'];
  /** What ended the run, where it did not end well. */
  error: { message: string; description?: string | null } | undefined;
  /** Items of one output of a node, over all its runs; none where it did not run. */
  items(node: string, output?: number): INodeExecutionData[];
  /** The same, without binaries and pairing. */
  json(node: string, output?: number): IDataObject[];
  /** Names of the nodes that ran, in order. */
  order: string[];
  /** All that n8n keeps of it: every run of every node, and what ended it, errors whole. */
  kept: IRun['data']['resultData'];
}

/** n8n's user folder of this test file. */
export const userFolder = mkdtempSync(join(tmpdir(), 'urp-n8n-'));
process.env.N8N_USER_FOLDER = userFolder;
// A node's failure is asserted by its test, not read in a log.
process.env.N8N_LOG_LEVEL = 'silent';
afterAll(() => rmSync(userFolder, { recursive: true, force: true }));

export async function runWorkflowFile(
  source: WorkflowSource,
  options: WorkflowRunOptions = {},
): Promise<WorkflowRun> {
  const file = readWorkflow(source);
  const nodeTypes = new TestNodeTypes(options.nodeTypes);
  const workflow = new Workflow({
    id: 'test',
    name: 'test',
    nodes: file.nodes.map((node) => withCredentials(node, nodeTypes, options.credentials)),
    connections: file.connections,
    active: false,
    nodeTypes,
    settings: { executionOrder: 'v1', ...file.settings },
  });
  const start = options.start ? workflow.getNode(options.start) : workflow.getStartNode();
  if (!start) throw new Error(`No node to start from${options.start ? `: ${options.start}` : ''}.`);

  const mode = options.mode ?? 'trigger';
  const order: string[] = [];
  const hooks = new ExecutionLifecycleHooks(mode, '1', { ...file } as IWorkflowBase);
  hooks.addHandler('nodeExecuteAfter', (name) => void order.push(name));
  const main = [options.input ?? [{ json: {} }]];
  const execution = new WorkflowExecute(
    {
      hooks,
      credentialsHelper: new TestCredentials(options.credentials ?? {}),
      executionId: '1',
      currentNodeExecutionIndex: 0,
      variables: {},
      restApiUrl: 'http://127.0.0.1/rest',
      instanceBaseUrl: 'http://127.0.0.1/',
      formWaitingBaseUrl: 'http://127.0.0.1/form-waiting',
      webhookBaseUrl: 'http://127.0.0.1/webhook',
      webhookWaitingBaseUrl: 'http://127.0.0.1/webhook-waiting',
      webhookTestBaseUrl: 'http://127.0.0.1/webhook-test',
    } as unknown as IWorkflowExecuteAdditionalData,
    mode,
    createRunExecutionData({
      executionData: { nodeExecutionStack: [{ node: start, data: { main }, source: null }] },
    }),
  );
  return describeRun(await execution.processRunExecutionData(workflow), order);
}

/** Compares what each pinned node gave out with what its pin says it gives. */
export function expectPinnedOutput(run: WorkflowRun, source: WorkflowSource): void {
  const { pinData } = readWorkflow(source);
  if (!pinData || Object.keys(pinData).length === 0) {
    throw new Error('The workflow pins no data: there is nothing to compare with.');
  }
  expect(run.error).toBeUndefined();
  const given = Object.fromEntries(Object.keys(pinData).map((name) => [name, run.json(name)]));
  const wanted = Object.entries(pinData).map(([name, items]) => [
    name,
    items.map((item) => expected(item.json)),
  ]);
  expect(given).toEqual(Object.fromEntries(wanted));
}

function readWorkflow(source: WorkflowSource): Exclude<WorkflowSource, string> {
  if (typeof source !== 'string') return source;
  return JSON.parse(readFileSync(source, 'utf8')) as Exclude<WorkflowSource, string>;
}

/** Names the given credentials on the nodes that can bear them, as an officer would choose them. */
function withCredentials(
  node: INode,
  nodeTypes: TestNodeTypes,
  credentials: WorkflowRunOptions['credentials'] = {},
): INode {
  const { description } = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
  const taken = (description.credentials ?? []).filter(({ name }) => name in credentials);
  const named = Object.fromEntries(taken.map(({ name }) => [name, { id: name, name }]));
  return { ...node, credentials: { ...node.credentials, ...named } };
}

function describeRun(run: IRun, order: string[]): WorkflowRun {
  const { runData, error } = run.data.resultData;
  const items = (node: string, output = 0): INodeExecutionData[] =>
    (runData[node] ?? []).flatMap((each) => each.data?.main?.[output] ?? []);
  return {
    status: run.status,
    error: error && { message: error.message, description: error.description },
    items,
    json: (node, output) => items(node, output).map(({ json }) => json),
    order,
    kept: run.data.resultData,
  };
}

/** Credentials by type, given in clear by the test. */
class TestCredentials extends ICredentialsHelper {
  constructor(private readonly byType: Record<string, ICredentialDataDecryptedObject>) {
    super();
  }

  override getDecrypted(_data: unknown, _details: unknown, type: string) {
    const credential = this.byType[type];
    if (!credential) throw new Error(`The test gives no credential of type ${type}.`);
    return Promise.resolve(credential);
  }

  override isCredentialUsableByNode(): boolean {
    return true;
  }

  override getParentTypes(): string[] {
    return [];
  }

  override getCredentialsProperties(): [] {
    return [];
  }

  override authenticate(): never {
    throw new Error('A test signs no request.');
  }

  override preAuthentication(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  override runPreAuthentication(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  override getCredentials(): never {
    throw new Error('A test keeps no encrypted credential.');
  }

  override updateCredentials(): never {
    throw new Error('A test changes no credential.');
  }

  override updateCredentialsOauthTokenData(): never {
    throw new Error('A test changes no credential.');
  }
}
