import type { INodeProperties } from 'n8n-workflow';
import { parseTaxonomy, type Taxonomy } from '../../lib/classification/taxonomy';
import { urpTaxonomy } from '../../lib/classification/taxonomies/urp';
import { taxonomyExample } from './taxonomyExample';

/** What requests can be about: asked by every node that names categories. */
export const taxonomyProperties: INodeProperties[] = [
  {
    displayName: 'Categories',
    name: 'taxonomy',
    type: 'options',
    noDataExpression: true,
    options: [
      {
        name: 'Custom (JSON)',
        value: 'custom',
        description: 'The categories and offices of your administration',
      },
      {
        name: 'Default URP',
        value: 'urp',
        description: "What citizens ask an Italian municipality's public relations office",
      },
    ],
    default: 'urp',
    description: 'What requests can be about, and whose they are',
  },
  {
    displayName: 'Categories as JSON',
    name: 'taxonomyJson',
    type: 'json',
    typeOptions: { rows: 12 },
    default: taxonomyExample,
    description:
      "Offices and categories, the same for all items. Each category has a code, a name and an office; a description, keywords and a few examples in citizens' words make proposals better.",
    displayOptions: { show: { taxonomy: ['custom'] } },
  },
];

/** The categories that a node's parameters choose. Errors: those of `parseTaxonomy`. */
export function chosenTaxonomy(parameter: (name: string) => unknown): Taxonomy {
  if (parameter('taxonomy') === 'urp') return urpTaxonomy;
  return parseTaxonomy(parameter('taxonomyJson'));
}
