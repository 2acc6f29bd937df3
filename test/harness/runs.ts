import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { hostFolder } from '../../scripts/host';
import { eventually, type Office } from './n8n';

/** What every node of a flow gave, each time that it ran. */
export interface Run {
  resultData: { runData: Record<string, { data?: { main: (Item[] | null)[] } }[]> };
}

export interface Item {
  json: Record<string, unknown>;
  binary?: Record<string, unknown>;
}

/** Runs a flow from a trigger as an officer does with «Execute workflow», to its end. */
export async function runByHand(office: Office, flow: string, trigger: string): Promise<Run> {
  return endOf(office, await startByHand(office, flow, trigger));
}

/** Presses the button, and waits for nothing; the execution's id. */
export async function startByHand(
  { editor }: Office,
  flow: string,
  trigger: string,
): Promise<string> {
  const body = { triggerToStartFrom: { name: trigger } };
  const started = await editor.call('POST', `/workflows/${flow}/run`, body);
  return z.object({ executionId: z.string() }).parse(started).executionId;
}

/** Waits until a person or an hour is waited for. */
export async function untilWaiting(office: Office, execution: string): Promise<void> {
  await eventually(`execution ${execution} to wait`, async () => {
    return (await read(office, execution)).status === 'waiting';
  });
}

/** What ran, once it ended well. */
export async function endOf(office: Office, execution: string, seconds = 60): Promise<Run> {
  const { status, data } = await eventually(
    `the end of execution ${execution}`,
    async () => {
      const now = await read(office, execution);
      return !['new', 'running', 'waiting'].includes(now.status) && now;
    },
    seconds,
  );
  expect(status).toBe('success');
  return parse(data) as Run;
}

/** What went by a node's outputs, the first time that it ran. */
export function outputOf({ resultData }: Run, node: string, output = 0): Item[] {
  return resultData.runData[node]?.[0]?.data?.main[output] ?? [];
}

const execution = z.object({ status: z.string(), data: z.string() });
async function read({ editor }: Office, id: string): Promise<z.infer<typeof execution>> {
  return execution.parse(await editor.call('GET', `/executions/${id}`));
}

/** n8n writes executions with a package of its own for what refers to itself. */
const { parse } = createRequire(join(hostFolder(), 'package.json'))('flatted') as {
  parse(text: string): unknown;
};
