import type { IExecuteFunctions } from 'n8n-workflow';
import type { ChainStep } from '../../../lib/notification/chain';
import type { Channel } from '../../../lib/notification/channel';

interface StepParameters {
  channel: string;
  recipient: string;
  applies: boolean;
  waitMinutes: number;
}

function parameters(context: IExecuteFunctions, itemIndex: number): StepParameters[] {
  return context.getNodeParameter('chain.steps', itemIndex, []) as StepParameters[];
}

/** Channels that any item's chain may use. */
export function chainChannels(context: IExecuteFunctions): string[] {
  return context
    .getInputData()
    .flatMap((_item, itemIndex) => parameters(context, itemIndex).map(({ channel }) => channel));
}

/** The chain of one item, its expressions resolved. */
export function chainSteps(
  context: IExecuteFunctions,
  itemIndex: number,
  channels: ReadonlyMap<string, Channel>,
): ChainStep[] {
  return parameters(context, itemIndex).flatMap(({ channel: id, recipient, ...step }) => {
    const channel = channels.get(id);
    if (!channel) return [];
    const applies = step.applies !== false;
    const waitMinutes = Number(step.waitMinutes) || 0;
    return [{ channel, recipient: String(recipient ?? ''), applies, waitMinutes }];
  });
}
