import type { ICredentialType, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';
import type { OfficerLanguage } from '../../lib/language';
import { officerLanguage } from './officer';

/** English label to Italian label, as a node's `it.json` holds them. */
export type Labels = Record<string, string>;

const labelKeys = new Set([
  'displayName',
  'description',
  'placeholder',
  'hint',
  'action',
  'notice',
  'eventTriggerDescription',
  'activationMessage',
  'multipleValueButtonText',
  'addOptionalFieldButtonText',
]);

/**
 * Gives a description its labels in the officer's language. n8n does not translate the labels of
 * installed packages, so each node does it as it builds its description; the node's own name and
 * every value stay as they are, so that flows work in either language.
 */
export function localise<T extends INodeTypeDescription | ICredentialType['properties']>(
  description: T,
  labels: Labels,
  language: OfficerLanguage = officerLanguage(),
): T {
  const own = language === 'en' ? description : (translate(description, labels) as T);
  if (Array.isArray(own)) return own;
  const node = own as INodeTypeDescription;
  const subtitle = { subtitle: inWords(node) };
  return { ...node, ...untranslated(description as INodeTypeDescription), ...subtitle } as T;
}

/** The line under a node's name with what its choices are called, in the place of their values. */
function inWords({ subtitle, properties }: INodeTypeDescription): string | undefined {
  const names = new Set(properties.map(({ name }) => name));
  return [...names].reduce((line, name) => {
    const chosen = properties.filter((each) => each.name === name);
    const options = chosen.flatMap((each) => each.options ?? []) as INodePropertyOptions[];
    if (options.length === 0) return line;
    const value = `$parameter["${name}"]`;
    const words = `(${JSON.stringify(Object.fromEntries(options.map((each) => [each.value, each.name])))})`;
    const isList = chosen.some(({ type }) => type === 'multiOptions');
    const said = isList
      ? `${value}.map((each) => ${words}[each] ?? each)`
      : `(${words}[${value}] ?? ${value})`;
    return line?.replaceAll(value, () => said);
  }, subtitle);
}

/** Webhooks also hold n8n's own resolvers, under a symbol that no copy of the entries would keep. */
function untranslated({ displayName, defaults, webhooks }: INodeTypeDescription) {
  return { displayName, defaults, ...(webhooks ? { webhooks } : {}) };
}

function translate(value: unknown, labels: Labels): unknown {
  if (Array.isArray(value)) return value.map((each) => translate(each, labels));
  if (value === null || typeof value !== 'object') return value;
  const isOption = 'name' in value && !('displayName' in value);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const isLabel = labelKeys.has(key) || (key === 'name' && isOption);
      if (key === 'outputNames' && Array.isArray(inner)) {
        return [key, inner.map((name: string) => labels[name] ?? name)];
      }
      return [
        key,
        isLabel && typeof inner === 'string' ? (labels[inner] ?? inner) : translate(inner, labels),
      ];
    }),
  );
}
