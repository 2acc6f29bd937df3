import { z } from 'zod';
import { urpTaxonomy } from '../../classification/taxonomies/urp';
import { UrpError } from '../../error';

const namesShape = z.record(z.string());

/**
 * What to call categories and offices: those of the ready taxonomy, and an object from code to name
 * or the JSON text of one, which go first. Error: `report.names`.
 */
export function namesFrom(own: unknown): Record<string, string> {
  const { categories, offices } = urpTaxonomy;
  const ready = [...offices, ...categories].map(({ code, name }) => [code, name]);
  return { ...Object.fromEntries(ready), ...ownNames(own) };
}

function ownNames(own: unknown): Record<string, string> {
  try {
    return namesShape.parse(typeof own === 'string' ? JSON.parse(own || '{}') : own);
  } catch {
    throw new UrpError('report.names', {
      it: {
        what: 'I nomi di categorie e uffici non hanno la forma attesa.',
        todo: 'Indicare un oggetto da codice a nome, per esempio {"tari": "Tassa rifiuti"}.',
      },
      en: {
        what: 'The names of categories and offices do not have the expected shape.',
        todo: 'Give an object from code to name, such as {"tari": "Waste tax"}.',
      },
    });
  }
}
