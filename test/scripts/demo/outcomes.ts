import type { MessageRecord } from '../../../lib/register/register';
import type { Ticket, TicketStatus } from '../../../lib/register/ticket';
import type { Outcome } from '../../../scripts/demo/counts';
import type { Sample } from '../../../scripts/demo/samples';

const sample: Sample = {
  key: 'lampione',
  note: '',
  outcome: 'registered',
  topic: 'illuminazione-pubblica',
  answers: { titolo: 'Lampione spento' },
};

export function message(messageId: string, of: Partial<MessageRecord> = {}): MessageRecord {
  return {
    key: messageId,
    reference: null,
    channel: 'email',
    recipient: 'a…@example.org',
    template: 'received',
    templateVersion: '1',
    contentHash: '',
    messageId,
    status: 'sent',
    providerCode: null,
    evidence: null,
    providerId: null,
    attempts: 1,
    claimedAt: '',
    updatedAt: '',
    ...of,
  };
}

/** A registered request that the flow has brought to a status. */
export function registered(
  reference: string,
  status: TicketStatus = 'assigned',
  messages: MessageRecord[] = [],
): Outcome {
  const ticket = { reference, status, category: null, office: null } as Ticket;
  return {
    sample,
    receipt: { kind: 'registered', reference },
    handling: {
      ticket,
      messages,
      proposal: { category: 'illuminazione-pubblica', confidence: 0.874 },
    },
  };
}

export function repeated(reference: string): Outcome {
  return { sample: { ...sample, outcome: 'repeated' }, receipt: { kind: 'repeated', reference } };
}

export function refused(reason: string, outcome: Sample['outcome'] = 'refused'): Outcome {
  return { sample: { ...sample, outcome }, receipt: { kind: 'refused', reason } };
}
