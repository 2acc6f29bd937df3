import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { reference, withTicket, type Call } from './call';

/** Adds `history`: what happened to the ticket, oldest first. */
export async function history(call: Call): Promise<INodeExecutionData[]> {
  const ticket = await call.register.get(reference(call));
  const events = await call.register.history(ticket.reference);
  return withTicket(call, ticket, { history: events as unknown as IDataObject[] });
}
