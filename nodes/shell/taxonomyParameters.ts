import type { INodeProperties } from 'n8n-workflow';
import { withOwnCategories, type OwnCategory } from '../../lib/classification/ownCategories';
import { parseTaxonomy, type Taxonomy } from '../../lib/classification/taxonomy';
import { urpTaxonomy } from '../../lib/classification/taxonomies/urp';
import { ownCategoryParameters } from './ownCategoryParameters';
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
      {
        name: 'Default URP and Your Own',
        value: 'extended',
        description: 'The default ones, with those that you add or change here',
      },
    ],
    default: 'urp',
    description: 'What requests can be about, and whose they are',
  },
  {
    displayName: 'Your Categories',
    name: 'ownCategories',
    type: 'fixedCollection',
    typeOptions: { multipleValues: true, sortable: true },
    placeholder: 'Add Category',
    default: {},
    options: [{ name: 'values', displayName: 'Category', values: ownCategoryParameters }],
    description:
      'Added to the default ones, or changing them; the same in every node that asks for categories',
    displayOptions: { show: { taxonomy: ['extended'] } },
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
  switch (parameter('taxonomy')) {
    case 'urp':
      return urpTaxonomy;
    case 'extended': {
      const { values = [] } = parameter('ownCategories') as { values?: OwnCategory[] };
      return withOwnCategories(urpTaxonomy, values);
    }
    default:
      return parseTaxonomy(parameter('taxonomyJson'));
  }
}
