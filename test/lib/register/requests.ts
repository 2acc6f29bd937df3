import { createHash } from 'node:crypto';
import type { MessageClaim, NewTicket, ProposalRecord } from '../../../lib/register/register';

let filed = 0;

/** A request as a form sends it, each under its own key. */
export function request(own: Partial<NewTicket> = {}): NewTicket {
  filed += 1;
  return {
    submissionKey: `submission-${filed}`,
    subject: 'Lampione spento in via Verdi',
    text: 'Da una settimana è buio davanti alla scuola: è pericoloso.',
    channel: 'form',
    language: 'it',
    ...own,
  };
}

export function claim(own: Partial<MessageClaim> = {}): MessageClaim {
  return {
    key: hash('a message'),
    reference: null,
    channel: 'email',
    recipient: 'm•••@example.it',
    template: 'received',
    templateVersion: '1',
    contentHash: hash('its content'),
    messageId: '<message@urp.example>',
    ...own,
  };
}

export function proposal(reference: string, own: Partial<ProposalRecord> = {}): ProposalRecord {
  return {
    reference,
    engine: 'local',
    model: 'urp-1',
    promptVersion: null,
    inputHash: hash('text'),
    proposal: { category: 'illuminazione-pubblica', office: 'ufficio-tecnico' },
    confidence: 0.93,
    ...own,
  };
}

export function hash(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
