import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { decisionsCsv, exportedDecisions } from '../../../lib/register/decisionExport';
import { dayInRome } from '../../../lib/italian/deadline';
import { withKey } from '../../shell/items';
import { officerLanguage } from '../../shell/officer';
import { instant, type Call } from './call';

const displayOptions = { show: { operation: ['exportDecisions'] } };

export const exportDecisionsProperties: INodeProperties[] = [
  {
    displayName: 'Proposed From',
    name: 'proposedFrom',
    type: 'dateTime',
    default: '',
    description: 'Proposed at this moment or later; all where empty',
    displayOptions,
  },
  {
    displayName: 'Proposed Until',
    name: 'proposedUntil',
    type: 'dateTime',
    default: '',
    description: 'Proposed before this moment',
    displayOptions,
  },
  {
    displayName: 'Only Decided',
    name: 'onlyDecided',
    type: 'boolean',
    default: false,
    description: 'Whether to leave out the proposals on which nobody decided yet',
    displayOptions,
  },
];

/** The item with how many decisions there are, and these as `csv` and as `json`. */
export async function exportDecisions(call: Call): Promise<INodeExecutionData[]> {
  const { context, item, itemIndex, register } = call;
  const language = officerLanguage();
  const rows = await exportedDecisions(register, {
    proposedFrom: instant(call, 'proposedFrom'),
    proposedUntil: instant(call, 'proposedUntil'),
    onlyDecided: context.getNodeParameter('onlyDecided', itemIndex, false) as boolean,
  });
  const name = `${language === 'it' ? 'decisioni' : 'decisions'}-${dayInRome(new Date().toISOString())}`;
  const file = (content: string, ending: string, mediaType: string) =>
    context.helpers.prepareBinaryData(Buffer.from(content), `${name}.${ending}`, mediaType);
  const decided = rows.filter(({ decidedAt }) => decidedAt !== null);
  const exported = {
    proposals: rows.length,
    decided: decided.length,
    corrected: decided.filter(({ corrected }) => corrected).length,
  };
  const binary = {
    ...item.binary,
    csv: await file(decisionsCsv(rows, language), 'csv', 'text/csv; charset=utf-8'),
    json: await file(JSON.stringify(rows, null, 2), 'json', 'application/json; charset=utf-8'),
  };
  return [{ ...withKey(item, itemIndex, { decisions: exported }), binary }];
}
