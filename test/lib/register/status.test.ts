import { UrpError } from '../../../lib/error';
import {
  allowedChanges,
  awaitsOffice,
  checkChange,
  statusNames,
} from '../../../lib/register/status';
import { ticketStatuses, type TicketStatus } from '../../../lib/register/ticket';

const reference = 'URP-7K3-MD4-9AR';

test.each([
  ['filed', 'in-review', true],
  ['in-review', 'assigned', true],
  ['assigned', 'in-review', true],
  ['assigned', 'suspended', true],
  ['in-progress', 'answered', true],
  ['suspended', 'in-progress', true],
  ['answered', 'in-progress', true],
  ['closed', 'in-progress', true],
  ['rejected', 'closed', true],
  ['filed', 'suspended', false],
  ['suspended', 'answered', false],
  ['closed', 'filed', false],
  ['answered', 'rejected', false],
  ['rejected', 'in-progress', false],
] as [TicketStatus, TicketStatus, boolean][])('%s to %s: %s', (from, to, allowed) => {
  const change = () => checkChange(reference, from, to);
  if (allowed) expect(change).not.toThrow();
  else expect(change).toThrow(UrpError);
});

test('nothing goes back to filed, everything can end closed', () => {
  for (const status of ticketStatuses) {
    expect(allowedChanges[status]).not.toContain('filed');
    if (status !== 'closed') expect(allowedChanges[status]).toContain('closed');
  }
});

test('a forbidden change says in both languages which ones are allowed', () => {
  const refused = (() => {
    try {
      checkChange(reference, 'suspended', 'answered');
    } catch (error) {
      return error as UrpError;
    }
    return undefined;
  })();
  expect(refused?.code).toBe('ticket.status-forbidden');
  expect(refused?.what('it')).toBe(
    `La richiesta ${reference} è sospesa (suspended) e non può diventare evasa con risposta (answered).`,
  );
  expect(refused?.todo('it')).toBe(
    'Da qui può diventare: in lavorazione (in-progress), respinta (rejected), chiusa (closed).',
  );
  expect(refused?.todo('en')).toContain('in progress (in-progress)');
});

test('each status has its names, each its own', () => {
  for (const names of Object.values(statusNames)) {
    expect(new Set(ticketStatuses.map((status) => names[status])).size).toBe(ticketStatuses.length);
  }
});

test('an office is awaited before anybody works on the ticket', () => {
  expect(ticketStatuses.filter(awaitsOffice)).toEqual(['filed', 'in-review']);
});
