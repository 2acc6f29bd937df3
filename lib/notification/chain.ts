import { UrpError } from '../error';
import type { MessageRecord, Register } from '../register/register';
import type { Channel } from './channel';
import { dispatch, reportUnaddressed, type DispatchOptions, type Draft } from './dispatch';
import { comesBackAt, reportOf, type DeliveryReport } from './report';
import { checkStatus } from './statusCheck';

/** One channel of a chain, for one item. */
export interface ChainStep {
  channel: Channel;
  recipient: string | LookUp;
  /** False where the officer's condition leaves it out. */
  applies: boolean;
  /** How long a delivery status is waited for before the next channel; 0 takes `sent` for good. */
  waitMinutes: number;
}

/** How a recipient's address is found: asked only when it is this channel's turn, and a message has to go. */
export interface LookUp {
  /** Whose: it names the message, for the address may be another the next time. */
  addressee: string;
  find(): Promise<string>;
}

export interface ChainOptions extends Omit<DispatchOptions, 'channel' | 'register'> {
  register: Pick<
    Register,
    'claimMessage' | 'recordDelivery' | 'takeTurn' | 'findMessage' | 'secret'
  >;
  /** The channel that the citizen chose goes first, where the chain has it. */
  preferred?: string;
  /** Only channels with the value of a registered letter. */
  legalOnly?: boolean;
  now?: () => Date;
}

/** How a chain went: each channel's report in order; the last is the item's. */
export interface ChainReport {
  report: DeliveryReport;
  reports: DeliveryReport[];
}

/** How often a status is looked at while it is waited for. */
const pollMinutes = 5;

type Verdict = 'done' | 'next' | 'wait';

/**
 * Sends one message down an ordered list of channels until one has it. The next is tried where the
 * recipient cannot be had by this one, where it refused for good, and where its time was over; never
 * for a fault of the text, nor while anything may still have gone out. All of it stands in the
 * register: a flow that starts again goes on where it was.
 */
export async function sendDownChain(
  draft: Omit<Draft, 'recipient'>,
  steps: readonly ChainStep[],
  options: ChainOptions,
): Promise<ChainReport> {
  const reports: DeliveryReport[] = [];
  const usable = inOrder(steps, options);
  for (const [index, step] of usable.entries()) {
    const report = await sendStep(draft, step, options);
    reports.push(report);
    const verdict = verdictOn(report, step, options.now?.() ?? new Date());
    if (verdict === 'wait') return ended(waiting(report, step, options), reports);
    if (verdict === 'done' || index === usable.length - 1) return ended(report, reports);
  }
  const nothing = nothingUsable(options);
  return { report: nothing, reports: [nothing] };
}

function inOrder(steps: readonly ChainStep[], { preferred, legalOnly }: ChainOptions): ChainStep[] {
  const usable = steps.filter(
    ({ applies, channel }) => applies && (!legalOnly || channel.legalValue === true),
  );
  const chosen = usable.filter(({ channel }) => channel.id === preferred);
  return [...chosen, ...usable.filter((step) => !chosen.includes(step))];
}

async function sendStep(
  draft: Omit<Draft, 'recipient'>,
  step: ChainStep,
  options: ChainOptions,
): Promise<DeliveryReport> {
  const report = await firstReport(draft, step, options);
  if (report.status !== 'sent' || step.waitMinutes === 0 || report.key === null) return report;
  const record = await options.register.findMessage(report.key);
  const to = typeof step.recipient === 'string' ? step.recipient : '';
  return record ? lookedUp(record, report, step.channel, { ...options, recipient: to }) : report;
}

async function firstReport(
  draft: Omit<Draft, 'recipient'>,
  step: ChainStep,
  chainOptions: ChainOptions,
): Promise<DeliveryReport> {
  const options = { ...chainOptions, channel: step.channel };
  const { recipient } = step;
  const addressee = typeof recipient === 'string' ? undefined : recipient.addressee;
  const known = addressee && (await reportUnaddressed({ ...draft, addressee }, options));
  if (known) return known;
  const found = await foundRecipient(step);
  const attempt = 'error' in found ? found : { draft: { ...draft, ...found, addressee } };
  const [report] = await dispatch([attempt], options);
  if (!report) throw new Error('A draft has no report');
  return report;
}

/** The recipient of a step, or why there is none. */
export async function foundRecipient({
  recipient,
}: Pick<ChainStep, 'recipient'>): Promise<{ recipient: string } | { error: unknown }> {
  try {
    return { recipient: typeof recipient === 'string' ? recipient : await recipient.find() };
  } catch (error) {
    return { error };
  }
}

/** What the provider knows now; where it cannot be asked, what its webhook or receipt has told. */
async function lookedUp(
  record: MessageRecord,
  report: DeliveryReport,
  channel: Channel,
  { register, by, officerLanguage, recipient }: ChainOptions & { recipient: string },
): Promise<DeliveryReport> {
  const now = await checkStatus(record, channel, register, { by, recipient }).catch(() => record);
  const outcome = { kind: 'answered', record: now, repeated: report.repeated } as const;
  return { ...report, ...reportOf(outcome, channel.id, officerLanguage) };
}

/** By what is known of the message; a refusal has no key, for nothing was claimed. */
function verdictOn(report: DeliveryReport, step: ChainStep, now: Date): Verdict {
  const { key, status, providerCode } = report;
  if (key === null) return /^recipient\./.test(providerCode ?? '') ? 'next' : 'done';
  if (status === 'permanent-failure') return 'next';
  if (status !== 'sent' || step.waitMinutes === 0) return 'done';
  return now < deadline(report, step) ? 'wait' : 'next';
}

function deadline({ claimedAt }: DeliveryReport, { waitMinutes }: ChainStep): Date {
  return new Date(Date.parse(claimedAt ?? '') + waitMinutes * 60_000);
}

function waiting(report: DeliveryReport, step: ChainStep, options: ChainOptions): DeliveryReport {
  const now = options.now?.() ?? new Date();
  const soon = now.getTime() + pollMinutes * 60_000;
  const at = Math.min(soon, deadline(report, step).getTime());
  return { ...report, waitUntil: comesBackAt(new Date(at), now) };
}

function ended(report: DeliveryReport, reports: DeliveryReport[]): ChainReport {
  return { report, reports: [...reports.slice(0, -1), report] };
}

const noChannel = {
  it: {
    what: 'Nessun canale della catena va bene per questo destinatario: il messaggio non è partito.',
    todo: 'Controlla le condizioni dei canali, o avvisa il cittadino in un altro modo.',
  },
  en: {
    what: 'No channel of the chain suits this recipient: the message did not go out.',
    todo: "Check the channels' conditions, or tell the citizen in another way.",
  },
};

function nothingUsable({ officerLanguage }: ChainOptions): DeliveryReport {
  const error = new UrpError('recipient.no-channel', noChannel);
  return reportOf({ kind: 'refused', error }, 'chain', officerLanguage);
}
