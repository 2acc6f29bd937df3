import type { INodePropertyOptions } from 'n8n-workflow';

export const statusOptions: INodePropertyOptions[] = [
  { name: 'Answered', value: 'answered', description: 'The citizen has the answer' },
  { name: 'Assigned', value: 'assigned', description: 'An office has it' },
  { name: 'Closed', value: 'closed', description: 'Nothing is left to do' },
  { name: 'Filed', value: 'filed', description: 'Recorded, and nobody has looked at it yet' },
  { name: 'In Progress', value: 'in-progress', description: 'The office works on it' },
  { name: 'In Review', value: 'in-review', description: 'A person decides whose it is' },
  { name: 'Rejected', value: 'rejected', description: 'Not taken up, with a reason' },
  { name: 'Suspended', value: 'suspended', description: 'The office waits for somebody else' },
];
