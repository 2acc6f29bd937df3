import { readReceipt, sendAll } from '../../../scripts/demo/sending';

describe('reading the answer of a form', () => {
  it.each<[string, number, string, object]>([
    ['a new request', 201, '{"reference":"URP-1"}', { kind: 'registered', reference: 'URP-1' }],
    ['a known request', 200, '{"reference":"URP-1"}', { kind: 'repeated', reference: 'URP-1' }],
    [
      'a refusal',
      422,
      '{"errors":[{"field":"email","message":"Email errata."},{"field":null,"message":"Altro."}]}',
      { kind: 'refused', reason: 'Email errata. Altro.' },
    ],
    [
      'a register that is down',
      503,
      '{"errors":[{"field":null,"message":"Più tardi."}]}',
      { kind: 'failed', reason: 'HTTP 503' },
    ],
    ['a page', 200, '<!DOCTYPE html>', { kind: 'failed', reason: 'HTTP 200' }],
    ['an unknown address', 404, '{"code":404}', { kind: 'failed', reason: 'HTTP 404' }],
    ['nothing', 201, '', { kind: 'failed', reason: 'HTTP 201' }],
  ])('knows %s', (_, status, text, receipt) => {
    expect(readReceipt(status, text)).toEqual(receipt);
  });
});

test('a form that does not answer leaves each sending failed, in order', async () => {
  const sample = { key: 'a', note: '', outcome: 'registered' as const, topic: null, answers: {} };
  const receipts = await sendAll('http://127.0.0.1:1/', [sample, sample, sample, sample], 'run');
  expect(receipts.map(({ kind }) => kind)).toEqual(['failed', 'failed', 'failed', 'failed']);
});
