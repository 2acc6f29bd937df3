import type { Taxonomy } from '../taxonomy';
import { citizenship } from './urp/citizenship';
import { community } from './urp/community';
import { environment } from './urp/environment';
import { families } from './urp/families';
import { moneyAndTrade } from './urp/moneyAndTrade';
import { roads } from './urp/roads';

/**
 * What citizens ask the public relations office of an Italian municipality, across its offices: a
 * start that an office makes its own. Terms in days; 30 where no rule says other (L. 241/1990 art. 2).
 */
export const urpTaxonomy: Taxonomy = {
  language: 'it',
  offices: [
    { code: 'lavori-pubblici', name: 'Lavori pubblici e manutenzioni' },
    { code: 'ambiente', name: 'Ambiente e verde' },
    { code: 'polizia-locale', name: 'Polizia locale' },
    { code: 'protezione-civile', name: 'Protezione civile' },
    { code: 'servizi-demografici', name: 'Servizi demografici' },
    { code: 'tributi', name: 'Tributi' },
    { code: 'edilizia-privata', name: 'Edilizia privata e urbanistica' },
    { code: 'attivita-produttive', name: 'Attività produttive (SUAP)' },
    { code: 'servizi-sociali', name: 'Servizi sociali' },
    { code: 'istruzione', name: 'Istruzione e infanzia' },
    { code: 'cultura-sport', name: 'Cultura e sport' },
    { code: 'transizione-digitale', name: 'Transizione digitale' },
    { code: 'urp', name: 'Relazioni con il pubblico' },
  ],
  categories: [
    ...roads,
    ...environment,
    ...citizenship,
    ...moneyAndTrade,
    ...families,
    ...community,
  ],
};
