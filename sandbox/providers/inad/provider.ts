import { fates } from '../behaviour';
import type { Provider, ProviderAnswer, Surroundings } from '../server';
import { codeOf } from '../send/stories';
import { bearsVoucher } from './pdnd';

const path = /^\/rest\/inad\/v1\/domiciliodigitale\/extract\/([^/]+)$/;
const shape = /^([0-9]{11}|[A-Za-z]{6}[0-9]{2}[A-Za-z][0-9]{2}[A-Za-z][0-9]{3}[A-Za-z])$/;
const nobody = 'AAAAAA00A00A000A';

interface Element {
  digitalAddress: string;
  practicedProfession?: string;
  usageInfo: { motivation: string; dateEndValidity: string };
}

/** Where INAD does not answer with one address in force. */
const oddYears: Readonly<Record<string, { does: string; addresses(own: string): Element[] }>> = {
  '11': {
    does: 'il domicilio c’era, ed è cessato',
    addresses: (own) => [element(own, { end: '2024-03-31T23:59:59Z' })],
  },
  '12': {
    does: 'c’è solo quello della professione, che non si usa',
    addresses: (own) => [element(`studio.${own}`, { profession: 'Amministratore di condominio' })],
  },
  '13': {
    does: 'ne ha due, e si usa quello personale',
    addresses: (own) => [element(`studio.${own}`, { profession: 'Consulente' }), element(own)],
  },
};

/** INAD, the index of digital domiciles. */
export const inadProvider: Provider = {
  paths: path,
  answer: (request, surroundings) => {
    if (!bearsVoucher(request, surroundings)) return problem(401, 'Voucher not valid');
    const code = decodeURIComponent(path.exec(request.path)?.[1] ?? '').toUpperCase();
    if (!shape.test(code)) return problem(400, `Fiscal code ${code} not valid`);
    if (!request.query.get('practicalReference')) return problem(400, 'practicalReference missing');
    return extract(code, surroundings);
  },
};

function extract(code: string, { fate, now }: Surroundings): ProviderAnswer {
  const asked = fate(code);
  if (asked === '404' || code === nobody) return problem(404, `No domicile of ${code}`);
  if (asked === '403') return problem(403, 'Purpose not enabled');
  if (asked === '500') return problem(500, 'Internal error');
  if (asked === '429' || asked === '503') {
    return { ...problem(503, 'Service paused'), headers: { 'retry-after': '1' } };
  }
  if (asked === '504') return 'cut';
  const own = `${code.toLowerCase()}@pec.example`;
  const odd = oddYears[/^TSTPRV(\d\d)/.exec(code)?.[1] ?? ''];
  return {
    status: 200,
    body: {
      codiceFiscale: code,
      since: seconds(now()),
      digitalAddress: odd ? odd.addresses(own) : [element(own)],
    },
  };
}

/** The description requires an end for every address: that of one in force lies far ahead. */
function element(
  digitalAddress: string,
  { end = '2099-12-31T23:59:59Z', profession }: { end?: string; profession?: string } = {},
): Element {
  return {
    digitalAddress,
    ...(profession ? { practicedProfession: profession } : {}),
    usageInfo: { motivation: 'CESSAZIONE_VOLONTARIA', dateEndValidity: end },
  };
}

function seconds(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+/, '');
}

const names: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  500: 'INTERNAL_SERVER_ERROR',
  503: 'SERVICE_UNAVAILABLE',
};

function problem(status: number, detail: string) {
  return { status, body: { status: String(status), type: names[status], detail } };
}

/** The page's table: whole codes, for INAD is asked only about those that are right. */
export const simulatedDomiciles = [
  { code: codeOf('80'), does: 'ha un domicilio digitale in vigore' },
  { code: codeOf('04'), does: 'non ha un domicilio digitale' },
  ...Object.entries(oddYears).map(([year, { does }]) => ({ code: codeOf(year), does })),
  { code: codeOf('03'), does: 'INAD rifiuta la ricerca: la finalità non è abilitata' },
  { code: codeOf('50'), does: 'INAD ha un errore interno (500)' },
  { code: codeOf('53'), does: fates['503'].replace('accetta', 'risponde') },
  { code: codeOf('54'), does: 'INAD chiude la connessione senza rispondere' },
];
