import { UrpError } from '../../error';
import type { DomicileQuery } from './domicile';

type Find = (query: DomicileQuery) => Promise<string>;

/** So many without an answer, one after the other: the rest of a list would get none either. */
const mostInARow = 4;
/** What no person looked up is the reason for. */
const ofAll = ['inad.unavailable', 'inad.refused'];

/**
 * The look-ups of one run. Once INAD, or the PDND, has answered none of several in a row, the others
 * fail by the same error without being asked: a list of hundreds does not wait for each, nor does a
 * service that is down hear of each four times.
 */
export function untilNoneAnswers(find: Find): Find {
  let inARow = 0;
  let last: unknown;
  return async (query) => {
    if (inARow >= mostInARow) throw last;
    try {
      const address = await find(query);
      inARow = 0;
      return address;
    } catch (error) {
      const isOfAll = error instanceof UrpError && ofAll.includes(error.code);
      inARow = isOfAll ? inARow + 1 : 0;
      last = error;
      throw error;
    }
  };
}
