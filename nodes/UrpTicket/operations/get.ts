import type { INodeExecutionData } from 'n8n-workflow';
import { reference, withTicket, type Call } from './call';

export async function get(call: Call): Promise<INodeExecutionData[]> {
  return withTicket(call, await call.register.get(reference(call)));
}
