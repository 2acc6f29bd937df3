import type {
  IBinaryKeyData,
  IDataObject,
  IExecuteFunctions,
  INodeExecutionData,
} from 'n8n-workflow';
import { dayInRome } from '../../../lib/italian/deadline';
import type { OfficerLanguage } from '../../../lib/language';
import type { Step } from '../../../lib/summary/problems/period';
import type { ReportTicket } from '../../../lib/summary/problems/ticket';
import type { ReportFile, ReportFormat } from '../../../lib/summary/report/files';
import { namesFrom } from '../../../lib/summary/report/names';
import { modelNaming, type ProblemNaming } from '../../../lib/summary/report/modelNames';
import { firstInstantRead, type ReportOptions } from '../../../lib/summary/report/report';
import { writeReportApart, type WrittenReport } from '../../../lib/summary/report/reportThread';
import { datedTickets, registerTickets } from '../../../lib/summary/report/source';
import { failedItem, toNodeError, withKey } from '../../shell/items';
import { chosenModel } from '../../shell/modelParameters';
import { officeRegister } from '../../shell/register';

export { reportProperties } from './reportParameters';

/** Makes one report, whatever number of items comes in; parameters are read at the first. */
export async function report(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
  const items = context.getInputData();
  try {
    const written =
      context.getNodeParameter('source', 0) === 'items'
        ? await fromItems(context)
        : await fromRegister(context);
    return await itemsOf(context, written, items.length);
  } catch (error) {
    const failure = toNodeError(context.getNode(), error, 0);
    if (!context.continueOnFail()) throw failure;
    return items.map((item, at) => withKey(item, at, { error: failedItem(failure, error) }));
  }
}

async function fromItems(context: IExecuteFunctions): Promise<WrittenReport> {
  const tickets = datedTickets(context.getInputData().map(({ json }) => json));
  return write(context, single(tickets), optionsOf(context));
}

async function* single(tickets: ReportTicket[]): AsyncGenerator<ReportTicket[]> {
  yield tickets;
}

/** What this report named is kept, so that the next one calls it the same. */
async function fromRegister(context: IExecuteFunctions): Promise<WrittenReport> {
  const register = await officeRegister(context);
  const options = { ...optionsOf(context), known: await register.knownProblems() };
  const filter = (name: string) =>
    (context.getNodeParameter(`filters.${name}`, 0, '') as string) || undefined;
  const batches = registerTickets(register, {
    office: filter('office'),
    category: filter('category'),
    formId: filter('formId'),
    submittedFrom: firstInstantRead(options),
  });
  const written = await write(context, batches, options);
  await register.keepProblems(written.known);
  return written;
}

async function write(
  context: IExecuteFunctions,
  batches: AsyncIterable<ReportTicket[]>,
  options: ReportOptions,
): Promise<WrittenReport> {
  const formats = context.getNodeParameter('formats', 0) as ReportFormat[];
  return writeReportApart(
    batches,
    { options, formats },
    {
      naming: await namingOf(context, options),
      progress: (words) => context.logger.info(`Report on recurring problems: ${words}`),
    },
  );
}

async function namingOf(
  context: IExecuteFunctions,
  { language, names }: ReportOptions,
): Promise<ProblemNaming | undefined> {
  if (context.getNodeParameter('engine', 0, 'local') !== 'model') return undefined;
  const { model } = await chosenModel(context);
  return modelNaming({ model, language, names, signal: context.getExecutionCancelSignal() });
}

function optionsOf(context: IExecuteFunctions): ReportOptions {
  const parameter = (name: string) => context.getNodeParameter(name, 0);
  const today = context.getNodeParameter('options.today', 0, '') as string;
  return {
    administration: parameter('administration') as string,
    today: today || dayInRome(new Date().toISOString()),
    step: parameter('step') as Step,
    steps: parameter('steps') as number,
    language: parameter('reportLanguage') as OfficerLanguage,
    textLanguage: 'it',
    names: namesFrom(context.getNodeParameter('options.names', 0, '{}')),
    known: [],
  };
}

async function itemsOf(
  context: IExecuteFunctions,
  { report: made, files }: WrittenReport,
  inputs: number,
): Promise<INodeExecutionData[]> {
  const pairedItem = Array.from({ length: inputs }, (_, item) => ({ item }));
  const binary = await binaries(context, files);
  const isWhole = context.getNodeParameter('giveOut', 0) === 'report';
  const contents = isWhole
    ? [{ report: made }]
    : made.problems.map((problem) => ({ problem, headlines: made.headlines }));
  const [first = { headlines: made.headlines }, ...others] = contents;
  return [
    { json: first as unknown as IDataObject, binary, pairedItem },
    ...others.map((json) => ({ json: json as unknown as IDataObject, pairedItem })),
  ];
}

async function binaries(context: IExecuteFunctions, files: ReportFile[]): Promise<IBinaryKeyData> {
  const prepared = files.map(async ({ format, content, fileName, mediaType }) => [
    format,
    await context.helpers.prepareBinaryData(Buffer.from(content), fileName, mediaType),
  ]);
  return Object.fromEntries(await Promise.all(prepared)) as IBinaryKeyData;
}
