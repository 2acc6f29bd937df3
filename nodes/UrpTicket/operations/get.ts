import type { INodeExecutionData } from 'n8n-workflow';
import { reference, suspendedTerm, withTicket, type Call } from './call';

/** The ticket; one that is suspended says that its due date does not hold. */
export async function get(call: Call): Promise<INodeExecutionData[]> {
  const ticket = await call.register.get(reference(call));
  return withTicket(call, ticket, await suspendedTerm(call, ticket));
}
