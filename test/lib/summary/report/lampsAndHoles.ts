import type { ReportOptions } from '../../../../lib/summary/report/report';
import type { ReportTicket } from '../../../../lib/summary/problems/ticket';
import { reportTicket } from '../problems/planted';

export const options: ReportOptions = {
  administration: 'Comune di Prova',
  today: '2026-11-10',
  step: 'month',
  steps: 12,
  language: 'it',
  textLanguage: 'it',
  names: { 'illuminazione-pubblica': 'Illuminazione pubblica' },
  known: [],
};

const attack = '<script>alert(1)</script>';

/** A year of lamps and holes, many more lamps in October, with words that would harm a page or a sheet. */
export function tickets(): ReportTicket[] {
  return Array.from({ length: 260 }, (_, at) => {
    const isLamp = at % 2 === 0 || at >= 220;
    const month = at >= 220 ? 10 : (at % 9) + 1;
    const day = String((at % 27) + 1).padStart(2, '0');
    return reportTicket({
      reference: `=T${at}`,
      submittedAt: `2026-${String(month).padStart(2, '0')}-${day}T0${7 + (at % 3)}:00:00Z`,
      text: isLamp
        ? `${at % 10 === 0 ? `=cmd() ${attack} ` : ''}Il lampione della piazza resta spento la sera, strada buia ${at}`
        : `@SUM Una buca profonda nell'asfalto rovina le gomme delle auto ${at}`,
      category: isLamp ? 'illuminazione-pubblica' : 'buche-manto-stradale',
      office: 'lavori-pubblici',
      place: isLamp ? 'Piazza Verdi' : `via ${at}`,
      dueAt: `2026-${String(month).padStart(2, '0')}-28`,
      endedAt: at % 4 === 0 ? null : `2026-${String(month).padStart(2, '0')}-29T10:00:00Z`,
    });
  });
}
