import type { CitizenLanguage } from '../language';
import { appointmentQuery } from '../register/appointment';
import type { Register } from '../register/register';
import { trackingCode, trackingQuery } from '../register/tracking';
import {
  appointmentField,
  isFull,
  openSlotsNow,
  refuseSlot,
  tellTaken,
} from './appointments/booking';
import { answerAppointment, asksForAppointment } from './appointments/managing';
import { answerAsset } from './assets';
import { checkAnswers } from './checking';
import { officeName, type Desk } from './desk';
import type { IntakeRequest, Reply } from './exchange';
import { mintSubmissionKey, newTicket } from './filing';
import { fieldsOf, review, type Form } from './form';
import { filesHeldBack, guardOf, guardWithRiddle, heldBack, type HeldBack } from './holdBack';
import { fetchFiles, hasNewFiles, keepFiles, type OpenRegister } from './keptFiles';
import { sentenceOf } from './page/controls';
import { asksToEmbed, embedPage } from './page/embedPage';
import { reviewPage, shownOn, stepPage, viewOf, type FormState } from './page/formPage';
import {
  heldBackNotice,
  heldBackSentence,
  refusalPage,
  unavailableNotice,
} from './page/noticePages';
import { receiptPage } from './page/receiptPage';
import { fieldsOfPart } from './parts';
import { presetAnswers, presetQuery } from './presetAnswers';
import {
  delayed,
  jsonReply,
  pageReply,
  privatePageReply,
  sharedPageReply,
  unavailable,
  unlessKnown,
} from './reply';
import { assessedReading } from './readings/reading';
import { readSubmission, type Submission } from './submission';
import { answerTracking, asksToFollow } from './tracking';
import { scanFiles } from './virusScan';
import { wordsIn, type Words } from './words';

/** Who is being answered, by which desk, and how. */
interface Talk {
  desk: Desk;
  language: CitizenLanguage;
  wantsJson: boolean;
  /** Network address of the sender. */
  source: string | undefined;
}

/**
 * Answers a request for a form: the page, the next step, or the receipt of what it has put into
 * the register. Whatever goes wrong is an answer too; the register's failure comes back with it.
 */
export async function answer(
  request: IntakeRequest,
  desk: Desk,
  openRegister: OpenRegister,
  now: Date = new Date(),
): Promise<Reply> {
  const asset = answerAsset(request.query);
  if (asset) return asset;
  if (asksToEmbed(request.query)) return privatePageReply(embedPage(desk), desk);
  if (asksForAppointment(request)) return answerAppointment(request, desk, openRegister, now);
  if (asksToFollow(request)) return answerTracking(request, desk, openRegister, now);
  const language = languageOf(request, desk);
  const wantsJson = request.accept?.includes('application/json') ?? false;
  const talk = { desk, language, wantsJson, source: request.source };
  // HEAD is what monitors and link checkers ask; Node sends the reply without its body.
  if (['GET', 'HEAD'].includes(request.method)) {
    const preset = presetAnswers(desk.form, request.query);
    return unlessKnown(emptyForm(desk, language, preset), request.ifNoneMatch);
  }
  if (request.method !== 'POST') return refuse('method', talk);
  const submission = await readSubmission(desk.form, request.contentType, request.body);
  if ('refused' in submission) return refuse(submission.refused, talk);
  return take(submission, talk, openRegister, now);
}

async function take(
  posted: Submission,
  talk: Talk,
  openRegister: OpenRegister,
  now: Date,
): Promise<Reply> {
  const { form } = talk.desk;
  const submission = { ...posted };
  try {
    const answers = await fetchFiles(form, posted.answers, openRegister);
    submission.answers = await scanFiles(answers, talk.desk.protection.virusScanner);
    const guard = await guardOf(submission, talk.desk, openRegister, now);
    const openSlots = await openSlotsNow(form, openRegister, now);
    const checking = checkAnswers(form, submission.answers, now);
    const state: FormState & Talk = { ...checking, ...talk, guard, openSlots };
    const wanted = placeOf(submission.step, state);
    const isSent = wanted > form.parts.length;
    if (!isSent) tellTaken(state);
    const wrong = form.parts.findIndex(
      (part, index) =>
        index < wanted && shownOn(part, state).some(({ name }) => state.problems.has(name)),
    );
    if (wrong >= 0 && talk.wantsJson) return jsonProblems(state);
    if (wrong < 0 && isSent) {
      return await file(state, submission, await openRegister(), now);
    }
    if (hasNewFiles(submission.answers)) {
      const register = await openRegister();
      const held = await filesHeldBack({ ...talk, submission, register, now });
      if (held) return await holdBack(held, state, submission, openRegister, now);
    }
    state.answers = submission.answers = await keepFiles(form, state.answers, openRegister);
    if (wrong >= 0) return pageReply(stepPage(state, wrong), talk.desk, 422);
    if (wanted === form.parts.length) {
      state.guard = await guardWithRiddle(guard, talk.desk, openRegister, now);
      return pageReply(reviewPage(state, mintSubmissionKey()), talk.desk);
    }
    return pageReply(stepPage({ ...state, problems: new Map() }, wanted), talk.desk);
  } catch (failure) {
    return registerFailed(submission, talk, failure, now);
  }
}

/** Records the request, and only then shows its receipt. */
async function file(
  state: FormState & Talk,
  submission: Submission,
  register: Register,
  now: Date,
): Promise<Reply> {
  const { desk, language, source } = state;
  const key = submission.key ?? mintSubmissionKey();
  const request = newTicket(state, desk, language, key, now);
  const held = await heldBack({ submission, desk, register, source, now });
  // What was filed before is shown its receipt again, however fast and often it is sent.
  if (held && !(await register.submitted(request.submissionKey))) {
    return holdBack(held, state, { ...submission, key }, async () => register, now);
  }
  const by = `form ${desk.form.id}${desk.isTrial ? ' (trial)' : ''}`;
  const reading = await assessedReading(state, desk.form, register, now);
  // First, since nothing may fail once the request is filed: sent again, it starts no flow.
  const secret = await register.secret();
  const filed = await register.file({ ...request, reading }, by).catch((failure: unknown) => {
    if (isFull(failure)) return undefined;
    throw failure;
  });
  if (!filed) return slotTaken(state, register, now);
  const { ticket, isNew } = filed;
  const { reference, submittedAt, dueAt, trackingUrl } = ticket;
  const code = trackingCode(secret, reference);
  const following = {
    query: trackingQuery(secret, reference),
    code,
    manageQuery: appointmentQuery(secret, reference),
  };
  const reply = state.wantsJson
    ? jsonReply(
        {
          reference,
          submittedAt,
          dueAt,
          office: officeName(desk, language),
          appointment: ticket.appointment,
          trackingUrl,
          trackingCode: code,
        },
        isNew ? 201 : 200,
      )
    : pageReply(receiptPage(ticket, desk, language, following), desk);
  return isNew ? { ...reply, filed: { ticket, attachments: request.attachments } } : reply;
}

/** Somebody else had the last place meanwhile: the slots that are free now come with the answer. */
async function slotTaken(state: FormState & Talk, register: Register, now: Date): Promise<Reply> {
  const openRegister = async () => register;
  const { form } = state.desk;
  const field = appointmentField(form);
  if (field) refuseSlot(state, field);
  if (state.wantsJson) return jsonProblems(state);
  state.answers = await keepFiles(form, state.answers, openRegister);
  state.openSlots = await openSlotsNow(form, openRegister, now);
  const part = form.parts.findIndex((each) =>
    fieldsOfPart(each).some(({ type }) => type === 'appointment'),
  );
  return pageReply(stepPage(state, part), state.desk, 422);
}

/** The answers come back to be sent again: a person loses nothing. */
async function holdBack(
  held: HeldBack,
  state: FormState & Talk,
  submission: Submission,
  openRegister: OpenRegister,
  now: Date,
): Promise<Reply> {
  const { desk, language } = state;
  const status = held.why === 'many' ? 429 : 422;
  const delay = (reply: Reply) => (held.why === 'many' ? delayed(reply, held.seconds) : reply);
  if (state.wantsJson) {
    const message = heldBackSentence(held, language);
    return delay(jsonReply({ errors: [{ field: null, message }] }, status));
  }
  const guard = await guardWithRiddle(state.guard, desk, openRegister, now);
  const notice = heldBackNotice(held, language, hasNewFiles(submission.answers));
  const page = reviewPage({ ...state, guard }, submission.key ?? mintSubmissionKey(), notice);
  return delay(pageReply(page, desk, status));
}

/** What the citizen wrote comes back with the same key: trying again makes no second request. */
function registerFailed(submission: Submission, talk: Talk, failure: unknown, now: Date): Reply {
  const { desk, language } = talk;
  if (talk.wantsJson) {
    const { title } = wordsIn(language).unavailable;
    return unavailable(jsonReply({ errors: [{ field: null, message: title }] }, 503), failure);
  }
  const state = {
    ...checkAnswers(desk.form, submission.answers, now),
    ...talk,
    guard: { stamp: submission.stamp },
  };
  const notice = unavailableNotice(language, hasNewFiles(submission.answers));
  const page = reviewPage(state, submission.key ?? mintSubmissionKey(), notice);
  return unavailable(pageReply(page, desk), failure);
}

function jsonProblems(state: FormState): Reply {
  const errors = fieldsOf(state.desk.form).flatMap((field) => {
    const view = viewOf(field, state);
    if (!view.problem) return [];
    return { field: field.name, message: sentenceOf(view.problem, view) };
  });
  return jsonReply({ errors }, 422);
}

const refusals = { 'media-type': 415, size: 413, method: 405, key: 422 };

function refuse(why: keyof Words['refused'], { desk, language, wantsJson }: Talk): Reply {
  const status = refusals[why];
  if (!wantsJson) return pageReply(refusalPage(why, desk, language), desk, status);
  const { title, sentence } = wordsIn(language).refused[why];
  return jsonReply({ errors: [{ field: null, message: `${title}. ${sentence}` }] }, status);
}

/**
 * The number of a page from 0; the review follows the last, sending follows the review. What names
 * no page asks to be sent, as a program would that knows the fields alone. Pages on which nothing is
 * asked are passed over.
 */
function placeOf(page: string | undefined, state: FormState): number {
  const { parts } = state.desk.form;
  if (page === review) return parts.length;
  const place = parts.findIndex(({ id }) => id === page);
  if (place < 0) return parts.length + 1;
  const shown = parts.findIndex((part, index) => index >= place && shownOn(part, state).length > 0);
  return shown < 0 ? parts.length : shown;
}

function languageOf({ query }: IntakeRequest, desk: Desk): CitizenLanguage {
  const offered = desk.form.languages;
  const wanted = [query.lang, desk.language];
  return (
    offered.find((each) => each === wanted[0]) ?? offered.find((each) => each === wanted[1]) ?? 'it'
  );
}

const emptyForms = new WeakMap<Form, Map<string, Reply>>();
const mostKept = 100;

/** The first step, made once for each way in which a desk shows it. */
function emptyForm(desk: Desk, language: CitizenLanguage, preset: Submission['answers']): Reply {
  const { form, ...shown } = desk;
  const query = presetQuery(preset);
  const key = JSON.stringify([language, query, shown]);
  const kept = emptyForms.get(form) ?? new Map<string, Reply>();
  const known = kept.get(key);
  if (known) return known;
  const checking = { ...checkAnswers(form, preset), problems: new Map() };
  const state = { desk, language, guard: {}, ...checking };
  const others = form.languages.filter((each) => each !== language);
  const page = stepPage(state, 0, others, query);
  const reply = desk.isTrial ? pageReply(page, desk) : sharedPageReply(page, desk);
  if (kept.size >= mostKept) kept.clear();
  emptyForms.set(form, kept.set(key, reply));
  return reply;
}
