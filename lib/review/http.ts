import { z } from 'zod';
import { categoryName, type Taxonomy } from '../classification/taxonomy';
import { UrpError } from '../error';
import { pageHeaders, secretAddress } from '../intake/page/headers';
import { officerLanguages, type OfficerLanguage } from '../language';
import type { Confirmation, Register } from '../register/register';
import { priorities, type Ticket } from '../register/ticket';
import type { Decided, ReviewDesk, Sent } from './desk';
import { readReviewToken, reviewParameter } from './link';
import { decidedPage, problemPage, queuePage, ticketPage } from './page';
import { waitingTickets, type Waiting } from './waiting';
import type { ReviewProblem } from './words';

export interface ReviewSettings {
  administration: string;
  language: OfficerLanguage;
  taxonomy: Taxonomy;
}

/** A request to the page's address, as n8n has parsed it. */
export interface ReviewRequest {
  method: string;
  query: Record<string, unknown>;
  body: unknown;
  /** `Sec-Fetch-Site`: a browser says whence a form was sent. */
  site: string | undefined;
}

export interface ReviewReply {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** The ticket that this very posting decided, as it stands now. */
  decided?: Decided;
  /** Why the register did not take it. */
  failure?: unknown;
}

const posted = z.object({
  [reviewParameter]: z.string().max(2_000),
  lang: z.string().max(10).optional(),
  reference: z.string().max(100),
  decision: z.coerce.number().int(),
  category: z.string().trim().max(200).default(''),
  office: z.string().trim().max(200).default(''),
  priority: z.string().trim().max(20).default(''),
  decidedBy: z.string().trim().max(100).default(''),
  reason: z.string().trim().max(500).default(''),
});
type Posted = z.infer<typeof posted>;

/** Who is being answered. */
interface Talk {
  desk: ReviewDesk;
  register: Register;
  /** The one ticket that the link is about. */
  only: string | undefined;
}

/**
 * Answers a request for the review page. GET shows and changes nothing, so that a link scanner does
 * no harm; POST decides, once. Both need a link that the office signed: a foreign site that makes a
 * browser post has none.
 */
export async function answerReview(
  request: ReviewRequest,
  settings: ReviewSettings,
  openRegister: () => Promise<Register>,
  now = new Date(),
): Promise<ReviewReply> {
  const isPost = request.method === 'POST';
  const body = isPost ? posted.safeParse(request.body) : undefined;
  const token = isPost ? body?.data?.[reviewParameter] : request.query[reviewParameter];
  const language = languageOf(isPost ? body?.data?.lang : request.query.lang, settings);
  const desk: ReviewDesk = { ...settings, language, token: typeof token === 'string' ? token : '' };
  if (request.method !== 'GET' && !isPost) return refuse('method', desk, 405);
  try {
    const register = await openRegister();
    const reading = readReviewToken(await register.secret(), token, now);
    if (reading.outcome !== 'valid') return refuse(reading.outcome, desk, 403);
    const { decidedBy, reference: only } = reading.link;
    const talk = { desk: { ...desk, decidedBy, isSingle: only !== undefined }, register, only };
    if (!isPost) return await show(talk, request.query.reference);
    if (request.site === 'cross-site' || !body?.success) return refuse('method', desk, 403);
    return await decide(talk, body.data);
  } catch (failure) {
    return { ...refuse('unavailable', desk, 503), failure };
  }
}

async function show({ desk, register, only }: Talk, asked: unknown): Promise<ReviewReply> {
  const reference = only ?? (typeof asked === 'string' ? asked : undefined);
  if (!reference) return reply(queuePage(await waitingTickets(register), desk));
  const waiting = await waitingTicket(register, reference);
  if (typeof waiting === 'string') return refuse(waiting, desk, waiting === 'unknown' ? 404 : 409);
  return reply(ticketPage(waiting, desk));
}

async function decide({ desk, register, only }: Talk, sent: Posted): Promise<ReviewReply> {
  const { reference } = sent;
  if (only && reference !== only) return refuse('forged', desk, 403);
  const waiting = await waitingTicket(register, reference);
  if (typeof waiting === 'string') return refuse(waiting, desk, waiting === 'unknown' ? 404 : 409);
  const decidedBy = desk.decidedBy ?? sent.decidedBy;
  const again = (problem: ReviewProblem) =>
    reply(ticketPage(waiting, desk, problem, sent as Sent), 422);
  if (decidedBy === '') return again('nameMissing');
  const confirmation = confirmationOf(sent, desk.taxonomy);
  if (!confirmation) return again('choiceUnknown');
  try {
    // First, since nothing may fail once the decision stands: it would start no flow.
    const others = only ? [] : await waitingTickets(register);
    const next = others.find((other) => other.ticket.reference !== waiting.ticket.reference);
    const ticket = await register.confirmProposal(reference, confirmation, decidedBy);
    const decided = { ticket, decision: { ...confirmation, ...namesOf(ticket, desk), decidedBy } };
    return { ...reply(decidedPage(decided, next?.ticket.reference, desk)), decided };
  } catch (error) {
    if (error instanceof UrpError && error.code === 'ticket.proposal-decided') {
      return refuse('decided', desk, 409);
    }
    throw error;
  }
}

/** The ticket where it still waits; else why not. */
async function waitingTicket(
  register: Register,
  reference: string,
): Promise<Waiting | 'unknown' | 'decided'> {
  try {
    const ticket = await register.get(reference);
    const proposal = (await register.decisions(ticket.reference)).at(-1);
    if (ticket.status !== 'in-review' || !proposal || proposal.decidedAt) return 'decided';
    return { ticket, proposal };
  } catch (error) {
    const unknown = ['ticket.unknown', 'ticket.reference-malformed'];
    if (error instanceof UrpError && unknown.includes(error.code)) return 'unknown';
    throw error;
  }
}

/** What the codes are called, for whoever reads them in a message. */
function namesOf({ category, office }: Ticket, { taxonomy }: ReviewDesk) {
  return {
    categoryName: categoryName(taxonomy, category ?? ''),
    officeName: taxonomy.offices.find(({ code }) => code === office)?.name ?? office ?? '',
  };
}

/** What was chosen, each value one of the office's own. */
function confirmationOf(sent: Posted, { categories, offices }: Taxonomy): Confirmation | undefined {
  const category = categories.find(({ code }) => code === sent.category);
  const office = sent.office === '' ? category?.office : sent.office;
  const priority = priorities.find((each) => each === sent.priority);
  if (!category || !priority || !offices.some(({ code }) => code === office)) return undefined;
  return {
    category: category.code,
    office,
    priority,
    decision: sent.decision,
    ...(sent.reason ? { reason: sent.reason } : {}),
  };
}

function languageOf(asked: unknown, { language }: ReviewSettings): OfficerLanguage {
  return officerLanguages.find((each) => each === asked) ?? language;
}

function refuse(problem: ReviewProblem, desk: ReviewDesk, status: number): ReviewReply {
  return reply(problemPage(problem, desk), status);
}

/** Nothing keeps a copy of a page that holds what citizens wrote. */
function reply(body: string, status = 200): ReviewReply {
  const headers = { ...pageHeaders(), 'cache-control': 'no-store', ...secretAddress };
  return { status, headers, body };
}
