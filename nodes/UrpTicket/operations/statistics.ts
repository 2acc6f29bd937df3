import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Call } from './call';

/** An item for each month, channel, category, office, priority and status that has tickets. */
export async function statistics({ itemIndex, register }: Call): Promise<INodeExecutionData[]> {
  const rows = await register.statistics();
  return rows.map((row) => ({
    json: row as unknown as IDataObject,
    pairedItem: { item: itemIndex },
  }));
}
