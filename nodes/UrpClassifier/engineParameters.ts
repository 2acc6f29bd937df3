import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { usualVotes } from '../../lib/classification/agreement';
import { usualTicketsPerCall } from '../../lib/classification/modelEngine';
import { officeEngine, type EngineChoice } from '../../lib/classification/officeEngine';
import type { Engine } from '../../lib/classification/engine';
import type { Register } from '../../lib/register/register';
import { chosenModel, modelOptions, modelProperties } from '../shell/modelParameters';
import { officerLanguage } from '../shell/officer';

const remote = { show: { engine: ['model', 'cascade'] } };
const remoteOption = { show: { '/engine': ['model', 'cascade'] } };

export const engineProperties: INodeProperties[] = [
  {
    displayName: 'Engine',
    name: 'engine',
    type: 'options',
    noDataExpression: true,
    options: [
      {
        name: 'Cascade',
        value: 'cascade',
        description: 'The local engine first; the language model only for what that is not sure of',
      },
      {
        name: 'Language Model',
        value: 'model',
        description: 'A language model for every item; personal data are taken out first',
      },
      {
        name: 'Local',
        value: 'local',
        description: 'Inside n8n: no key, no network, no cost',
      },
    ],
    default: 'local',
    description: 'What makes the proposals',
  },
  ...modelProperties(remote.show),
  {
    displayName: 'Target Precision',
    name: 'targetPrecision',
    type: 'number',
    typeOptions: { minValue: 0.5, maxValue: 1, numberPrecision: 2, numberStepSize: 0.01 },
    default: 0.95,
    description:
      "Share of the local engine's proposals that is to be right without asking the model. What people decided on past proposals says from which confidence on that holds. Higher asks the model more often.",
    displayOptions: { show: { engine: ['cascade'] } },
  },
];

export const engineOptions: INodeProperties[] = [
  ...modelOptions(remoteOption.show, 'what is left then goes to review'),
  {
    displayName: 'Tickets per Call',
    name: 'ticketsPerCall',
    type: 'number',
    typeOptions: { minValue: 1, maxValue: 50 },
    default: usualTicketsPerCall,
    description: 'How many tickets the language model reads at once: more cost less, and err more',
    displayOptions: remoteOption,
  },
  {
    displayName: 'Votes',
    name: 'votes',
    type: 'number',
    typeOptions: { minValue: 1, maxValue: 9 },
    default: usualVotes,
    description:
      'How often a server that does not say how sure it is reads each ticket: what agrees is surer. Each vote costs as much as the first; 1 asks once.',
    displayOptions: remoteOption,
  },
];

/** The engine that the node's parameters choose, taught how sure it may be by a register, if any. */
export async function chosenEngine(
  context: IExecuteFunctions,
  register: (() => Promise<Register>) | undefined,
): Promise<Engine> {
  const language = officerLanguage();
  const choice = await choose(context);
  const decided: Pick<Register, 'decidedProposals'> = {
    decidedProposals: async (...asked) => (await register?.())?.decidedProposals(...asked) ?? [],
  };
  return officeEngine(choice, language, decided);
}

interface Votes {
  ticketsPerCall?: number;
  votes?: number;
}

async function choose(context: IExecuteFunctions): Promise<EngineChoice> {
  const kind = context.getNodeParameter('engine', 0, 'local') as EngineChoice['kind'];
  if (kind === 'local') return { kind };
  const given = context.getNodeParameter('options', 0, {}) as Votes;
  const { ticketsPerCall, votes } = given;
  const shared = { ...(await chosenModel(context)), ticketsPerCall, votes };
  if (kind === 'model') return { kind, ...shared };
  const targetPrecision = context.getNodeParameter('targetPrecision', 0) as number;
  return { kind, targetPrecision, ...shared };
}
