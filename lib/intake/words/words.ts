import type { TicketStatus } from '../../register/ticket';
import type { Problem, ProblemCode } from '../problem';
import type { MediaType } from '../upload';

/** A sentence for each problem, from its details and the field's label. */
export type ProblemSentences = {
  [Code in ProblemCode]: (problem: Extract<Problem, { code: Code }>, label: string) => string;
};

/** What art. 13 GDPR asks a notice to say that is the office's own; empty where it said nothing. */
export interface PrivacyFacts {
  administration: string;
  dataProtectionOfficer: string;
  /** What the data are used for, in the words that follow "to". */
  purpose: string;
  recipients: string;
  retention: string;
}

/** Everything that the pages say by themselves; what a form says stands in its definition. */
export interface Words {
  /** Of the language itself, for the switch. */
  languageName: string;
  languageSwitch: string;
  toContent: string;
  asteriskExplained: string;
  stepOf(step: number, steps: number): string;
  errorTitle: string;
  errorHeading: string;
  optional: string;
  choose: string;
  yes: string;
  no: string;
  atMostCharacters(longest: number): string;
  dateShape: string;
  timeShape: string;
  unit(unit: string): string;
  atMostFiles(limits: { most: number; megabytes: number; accepted: MediaType[] }): string;
  filesKept: string;
  removeFile(fileName: string): string;
  forward: string;
  back: string;
  toReview: string;
  send: string;
  again: string;
  reviewTitle: string;
  reviewIntroduction: string;
  change: string;
  notGiven: string;
  privacyNotice(facts: PrivacyFacts): string[];
  privacyWhole: string;
  privacyLink: string;
  /** Holds the word "disservizio" in every language: PNRR 1.4.1, C.SI.2.4. */
  reportLink: string;
  accessibilityLink: string;
  footerLinks: string;
  contactsHeading: string;
  trial: string;
  receipt: {
    title: string;
    reference: string;
    keepReference: string;
    receivedOn: string;
    dueBy: string;
    dueExplained(days: number): string;
    office: string;
    personInCharge: string;
    nextHeading: string;
    followHeading: string;
    follow: string;
    remediesHeading: string;
    remedies: string;
    print: string;
    another: string;
  };
  /** Where a citizen follows a request: nothing in it names a person. */
  tracking: {
    title: string;
    follow: string;
    keepLink: string;
    code: string;
    ask: string;
    show: string;
    status: string;
    history: string;
    statuses: Record<TicketStatus, string>;
    handedOver: string;
    resumed: string;
    unknown: { title: string; sentence: string };
    unavailable: { title: string; sentence: string };
    tooMany: { title: string; sentence: string };
  };
  /** Above the answers, where a request is not taken yet that a program may have sent. */
  heldBack: {
    title: string;
    kept: string;
    trap: string;
    early: string;
    many(minutes: number): string;
    unproved: string;
  };
  /** Beside the work that the browser does before it sends. */
  proof: { working: string; done: string; failed: string; withoutScript: string };
  /** Of the field that nobody sees, for who meets it all the same. */
  trapLabel: string;
  appointment: {
    office: string;
    day: string;
    showTimes: string;
    timesOn(day: string): string;
    places(free: number): string;
    full: string;
    none: string;
    heading: string;
    when: string;
    where: string;
    bringHeading: string;
    calendar: string;
    manage: string;
    keepLink: string;
    moveHeading: string;
    move: string;
    moved: string;
    cancelHeading: string;
    cancelExplained: string;
    cancel: string;
    cancelled: string;
    passed: string;
    another: string;
    unknown: { title: string; sentence: string };
    unavailable: { title: string; sentence: string };
  };
  unavailable: { title: string; sentences: string[]; filesLost: string };
  refused: Record<'media-type' | 'size' | 'method' | 'key', { title: string; sentence: string }>;
  startAgain: string;
  problems: ProblemSentences;
}
