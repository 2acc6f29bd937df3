import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  NodeHelpers,
  type IDataObject,
  type INodeType,
  type INodeTypes,
  type IVersionedNodeType,
} from 'n8n-workflow';
import { hostFolder } from '../../scripts/host';
import { root } from '../../scripts/root';

const pack = 'n8n-nodes-urp';
/** What n8n itself brings. */
const hosted = ['n8n-nodes-base', '@n8n/n8n-nodes-langchain'];

/** Node types by full name, such as `n8n-nodes-urp.urpTicket`. */
export type NodeTypeMap = Record<string, INodeType | IVersionedNodeType>;

/**
 * Node types as n8n looks them up: this pack's from their TypeScript sources, n8n's own from the
 * host folder (`URP_HOST_FOLDER`, else `.host`), and whatever a test brings itself.
 */
export class TestNodeTypes implements INodeTypes {
  private readonly loaded = new Map<string, INodeType | IVersionedNodeType>();

  constructor(own: NodeTypeMap = {}) {
    for (const [name, type] of Object.entries(own)) this.loaded.set(name, type);
  }

  getByName(name: string): INodeType | IVersionedNodeType {
    const known = this.loaded.get(name) ?? load(name);
    this.loaded.set(name, known);
    return known;
  }

  getByNameAndVersion(name: string, version?: number): INodeType {
    return NodeHelpers.getVersionedNodeType(this.getByName(name), version);
  }

  getKnownTypes(): IDataObject {
    return {};
  }
}

function load(name: string): INodeType | IVersionedNodeType {
  const separator = name.lastIndexOf('.');
  const [packageName, type] = [name.slice(0, separator), name.slice(separator + 1)];
  if (packageName === pack) return loadOwn(type);
  if (hosted.includes(packageName)) return loadHosted(packageName, type);
  throw new Error(`No node type "${name}": give it to the test as one of its nodeTypes.`);
}

function loadOwn(type: string): INodeType {
  const folder = type.charAt(0).toUpperCase() + type.slice(1);
  return instantiate(join(root, 'nodes', folder, `${folder}.node`), folder) as INodeType;
}

function loadHosted(packageName: string, type: string): INodeType | IVersionedNodeType {
  const folder = join(hostFolder(), 'node_modules', packageName);
  const knownTypes = join(folder, 'dist/known/nodes.json');
  if (!existsSync(knownTypes)) {
    throw new Error(`n8n is not in ${hostFolder()}: \`npm test\` brings it.`);
  }
  const known = JSON.parse(readFileSync(knownTypes, 'utf8')) as Record<
    string,
    { className: string; sourcePath: string }
  >;
  const details = known[type];
  if (!details) throw new Error(`n8n has no node type "${packageName}.${type}".`);
  return instantiate(join(folder, details.sourcePath), details.className);
}

function instantiate(file: string, className: string): INodeType | IVersionedNodeType {
  const exported =
    jest.requireActual<Record<string, new () => INodeType | IVersionedNodeType>>(file);
  const NodeClass = exported[className];
  if (!NodeClass) throw new Error(`${file} exports no ${className}.`);
  return new NodeClass();
}

/** Names of the pack's node folders, such as `UrpTicket`. */
export function ownNodeFolders(): string[] {
  return readdirSync(join(root, 'nodes')).filter((folder) =>
    existsSync(join(root, 'nodes', folder, `${folder}.node.ts`)),
  );
}
