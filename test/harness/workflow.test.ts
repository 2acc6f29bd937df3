import { join } from 'node:path';
import { expectPinnedOutput, runWorkflowFile } from './workflow';

const file = join(__dirname, 'routing.workflow.json');

test('a flow gives out what its file pins', async () => {
  const run = await runWorkflowFile(file, { input: [{ json: { name: 'tecnico' } }] });
  expectPinnedOutput(run, file);
  expect(run.order).toEqual(['Start', 'Office', 'Is technical', 'Technical']);
});

test('another output than the pinned one is told', async () => {
  const run = await runWorkflowFile(file, { input: [{ json: { name: 'anagrafe' } }] });
  expect(run.json('Other')).toHaveLength(1);
  expect(() => expectPinnedOutput(run, file)).toThrow('ANAGRAFE');
});

test('a failed run is told, with its error', async () => {
  const run = await runWorkflowFile(file, { input: [{ json: { name: null } }] });
  expect(run.status).toBe('error');
  expect(() => expectPinnedOutput(run, file)).toThrow(run.error?.message);
});

test('the network is off but for loopback', async () => {
  // 192.0.2.0/24 is kept for documentation: nobody answers there.
  const refused = await fetch('http://192.0.2.1/').catch((error: Error) => error.cause);
  expect(String(refused)).toContain('must not reach the network');
});
