import type { INodeExecutionData } from 'n8n-workflow';
import { reference, withTerm, type Call } from './call';

/** Adds `term`: how the ticket's term stands. */
export async function getTerm(call: Call): Promise<INodeExecutionData[]> {
  return withTerm(call, await call.register.get(reference(call)));
}
