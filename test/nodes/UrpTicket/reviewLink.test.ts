import { officeRegister } from '../../../nodes/shell/register';
import { readReviewToken, reviewParameter } from '../../../lib/review/link';
import { fileWaiting } from '../../lib/review/reviewServer';
import { operate } from './operate';

test.each([
  ['the item’s ticket', '={{ $json.reference }}', true, 'one'],
  ['all that wait, where that is left empty', '', true, 'all'],
  ['nothing, where the item has no ticket', '={{ $json.reference }}', false, 'error'],
])('a link opens %s', async (_what, reviewTicket, hasReference, expected) => {
  const register = await officeRegister();
  const reference = await fileWaiting(register);
  const reviewPage = 'https://n8n.comune.example/webhook/revisione';
  const input = [{ json: hasReference ? { reference } : { numero: reference } }];
  const run = await operate(
    'reviewLink',
    { resource: 'proposal', reviewPage, reviewTicket },
    input,
  );
  const { reviewUrl } = run.error ? {} : (run.json('Ticket')[0] ?? {});
  if (expected === 'error') {
    expect(reviewUrl).toBeUndefined();
    expect(run.error?.description).toContain('[ticket.reference-malformed]');
    return;
  }
  const token = new URL(String(reviewUrl)).searchParams.get(reviewParameter);
  const reading = readReviewToken(await register.secret(), token, new Date());
  const link = expected === 'one' ? { reference } : {};
  expect(reading).toEqual({ outcome: 'valid', link });
});

afterAll(async () => (await officeRegister()).close());
