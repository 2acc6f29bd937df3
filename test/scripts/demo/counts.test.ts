import { count, disagreements, type Outcome } from '../../../scripts/demo/counts';
import type { ReceivedMail } from '../../../scripts/demo/following';
import { message, refused, registered, repeated } from './outcomes';

const mail = (messageId: string, subject = ''): ReceivedMail => ({ messageId, subject, text: '' });

test('counts that agree', () => {
  const outcomes = [
    registered('URP-A', 'assigned', [message('<1@x>'), message('<2@x>', { template: 'task' })]),
    registered('URP-B', 'in-review', [message('<3@x>')]),
    repeated('URP-A'),
    refused('Email errata.'),
  ];
  const mails = [mail('<1@x>'), mail('2@x'), mail('<3@x>'), mail('<old@x>', 'Un altro giorno')];
  expect(count(outcomes, mails)).toEqual({
    submitted: 4,
    registered: 2,
    repeated: 1,
    refused: 1,
    assigned: 1,
    inReview: 1,
    sent: 3,
    received: 3,
    asMeant: 2,
  });
  expect(disagreements(outcomes, mails)).toEqual([]);
});

test.each<[string, Outcome, ReceivedMail[], RegExp]>([
  [
    'a request that the flow has not handled',
    registered('URP-A', 'filed'),
    [],
    /^URP-A: registrata, ma/,
  ],
  [
    'a mail that did not arrive',
    registered('URP-A', 'assigned', [message('<1@x>')]),
    [],
    /^URP-A.*non è arrivato/,
  ],
  [
    'a mail that arrived twice',
    registered('URP-A', 'assigned', [message('<1@x>')]),
    [mail('<1@x>'), mail('<1@x>')],
    /^URP-A.*2 volte/,
  ],
  [
    'a mail that arrived and is not known to be sent',
    registered('URP-A', 'assigned', [message('<1@x>', { status: 'unknown' })]),
    [mail('<1@x>')],
    /^URP-A.*risulta «unknown»/,
  ],
  [
    'a mail without a record',
    registered('URP-A'),
    [mail('<9@x>', 'Richiesta URP-A')],
    /^URP-A.*non conosce/,
  ],
  [
    'a request that should have been refused',
    { ...refused(''), receipt: { kind: 'registered', reference: 'URP-A' } },
    [],
    /URP-A, ma andava rifiutata/,
  ],
  [
    'a request that should have been taken',
    refused('Troppo lungo.', 'registered'),
    [],
    /rifiutata \(Troppo lungo/,
  ],
  [
    'no receipt',
    { ...refused(''), receipt: { kind: 'failed', reason: 'HTTP 503' } },
    [],
    /nessuna ricevuta \(HTTP 503\)/,
  ],
])('tells of %s', (_, outcome, mails, sentence) => {
  expect(disagreements([outcome], mails)).toEqual([expect.stringMatching(sentence)]);
});

test('of two equal postings either may come second', () => {
  const first = { ...repeated('URP-A'), sample: registered('URP-A').sample };
  const second = { ...registered('URP-A'), sample: repeated('URP-A').sample };
  expect(disagreements([first, second], [])).toEqual([]);
});
