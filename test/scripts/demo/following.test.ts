import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRegister } from '../../../lib/register/openRegister';
import type { Register } from '../../../lib/register/register';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { follow, isHandled, receivedMails } from '../../../scripts/demo/following';

const folder = mkdtempSync(join(tmpdir(), 'urp-following-'));
let register: Register;
beforeAll(async () => {
  register = await openRegister({ kind: 'sqlite', file: join(folder, 'register.sqlite') });
});
afterAll(async () => {
  await register.close();
  rmSync(folder, { recursive: true });
});

async function filed(key: string): Promise<string> {
  const request = {
    submissionKey: key,
    subject: 'Buca',
    text: 'In via Po.',
    channel: 'form' as const,
    language: 'it' as const,
  };
  return (await register.file(request, 'test')).ticket.reference;
}

test('waits until the last request has another status, and brings the proposal along', async () => {
  const [first, second] = [await filed('first-request-key'), await filed('second-request-key')];
  await register.changeStatus(first, 'in-review', 'test');
  const proposal = {
    reference: second,
    engine: 'local',
    model: 'm',
    promptVersion: null,
    inputHash: 'a'.repeat(64),
  };
  await register.recordProposal(
    { ...proposal, proposal: { category: 'strade-marciapiedi' }, confidence: 0.9 },
    'test',
  );
  const told: number[] = [];
  const handlings = await follow(register, [first, second], (handled) => {
    told.push(handled);
    // The flow's last step, while the demo looks on.
    if (handled === 1) void register.assign(second, { office: 'lavori-pubblici' }, 'test');
  });
  expect(told[0]).toBe(1);
  expect([...handlings.values()].every(isHandled)).toBe(true);
  expect(handlings.get(second)).toMatchObject({
    ticket: { office: 'lavori-pubblici', status: 'assigned' },
    proposal: { category: 'strade-marciapiedi', confidence: 0.9 },
  });
});

test('gives up on a flow that has stopped, and says which request it left', async () => {
  const reference = await filed('a-request-nobody-takes');
  const handlings = await follow(register, [reference], () => undefined, 0.1);
  expect(isHandled(handlings.get(reference)!)).toBe(false);
});

test("reads the sandbox's inbox", async () => {
  const sandbox: Sandbox = await startSandbox({ folder: join(folder, 'mail') });
  try {
    expect(await receivedMails(sandbox.inboxApi)).toEqual([]);
  } finally {
    await sandbox.stop();
  }
});
