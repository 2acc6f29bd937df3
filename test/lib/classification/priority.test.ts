import { moreUrgent, proposePriority } from '../../../lib/classification/priority';
import { urpTaxonomy } from '../../../lib/classification/taxonomies/urp';
import { priorities, type Priority } from '../../../lib/register/ticket';

const lights = urpTaxonomy.categories.find(({ code }) => code === 'illuminazione-pubblica')!;

function priorityOf(text: string, usual?: Priority): Priority {
  return proposePriority({ subject: '', text }, { ...lights, priority: usual }).priority;
}

describe('priority', () => {
  test.each([
    "C'è odore di gas nelle scale",
    'Temo una fuga di GAS in cantina',
    'Sento puzza di metano vicino al contatore del gas',
    'Si è aperta una voragine in via Po',
    'È crollato il muro di cinta',
    'Il tetto della scuola è pericolante',
    'Cade il cornicione sul marciapiede, cornicione che si stacca',
    'Ci sono cavi scoperti alla base del lampione',
    'Un filo della corrente penzola sulla strada',
    'Ho preso la scossa elettrica toccando il palo',
    'Un cassonetto sta andando a fuoco',
    'Vedo le fiamme nel bosco',
    'Il torrente è esondato',
    'Una frana ha bloccato la provinciale',
    'Mio marito mi picchia',
    'Subisco violenza domestica',
    'Ci sono dei bambini soli in casa da stamattina',
    'Un minore in pericolo nel palazzo accanto',
    'Non voglio più vivere',
    'La vicina anziana non risponde da due giorni',
    'Un signore ha avuto un malore ed è svenuto',
    'There is a gas leak in our street',
    'A live wire is hanging over the road',
  ])('%s is urgent', (text) => {
    expect(priorityOf(text)).toBe('urgent');
  });

  test.each([
    'La domanda scade oggi',
    'Devo consegnare tutto entro domani',
    'È urgente, per favore',
    'Chiedo un intervento immediatamente',
    'La buca è pericolosa per le moto',
    'Un bambino rischia di farsi male',
    'Mia madre è inciampata ed è finita al pronto soccorso',
    'Sono stato aggredito da un cane',
    'Siamo senza acqua da ieri',
    'Domani viene l’ufficiale giudiziario',
  ])('%s is high', (text) => {
    expect(priorityOf(text)).toBe('high');
  });

  test.each([
    'Vorrei sapere gli orari della biblioteca',
    'Non è urgente, quando potete',
    'Nessuna urgenza',
    'Non c’è pericolo, ma è brutto da vedere',
    'Bolletta del gas intestata a mio padre',
    'Il sito è lento',
    'I bambini del nido escono alle quattro',
    'Ho pagato la TARI due volte',
    'La scadenza è tra due mesi',
    '',
  ])('%j is as usual', (text) => {
    expect(priorityOf(text)).toBe('normal');
  });

  test('is never lowered below the usual one of its category', () => {
    expect(priorityOf('Tutto tranquillo', 'urgent')).toBe('urgent');
    expect(priorityOf('È urgente', 'urgent')).toBe('urgent');
    expect(priorityOf('È urgente', 'low')).toBe('high');
  });

  test('is read in the subject too, and says why', () => {
    const { priority, reasons } = proposePriority(
      { subject: 'Fuga di gas', text: 'venite' },
      undefined,
    );
    expect([priority, reasons.map(({ it }) => it)]).toEqual(['urgent', ['fuga di gas']]);
  });

  test('of two, the more urgent stands', () => {
    for (const one of priorities) {
      for (const other of priorities) {
        const rank = Math.max(priorities.indexOf(one), priorities.indexOf(other));
        expect(moreUrgent(one, other)).toBe(priorities[rank]);
      }
    }
  });

  test('does not hold up on a text made to hold it up', () => {
    for (const bomb of [
      'gas '.repeat(5_000),
      'non '.repeat(5_000),
      'pericolo bambin'.repeat(2_000),
      'a'.repeat(100_000),
    ]) {
      expect(priorities).toContain(priorityOf(bomb));
    }
  });
});
