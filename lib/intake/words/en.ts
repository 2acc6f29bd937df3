import { mediaTypes } from '../upload';
import type { Words } from './words';

const list = new Intl.ListFormat('en', { type: 'disjunction' });
const number = new Intl.NumberFormat('en');

export const en: Words = {
  languageName: 'English',
  languageSwitch: 'Language of this page',
  toContent: 'Skip to main content',
  asteriskExplained: 'Fields marked with an asterisk are required.',
  stepOf: (step, steps) => `Step ${step} of ${steps}`,
  errorTitle: 'Error:',
  errorHeading: 'Check what you entered',
  optional: 'optional',
  choose: 'Choose one',
  yes: 'Yes',
  no: 'No',
  atMostCharacters: (longest) => `At most ${number.format(longest)} characters.`,
  dateShape: 'Day, month and year. Example: 24/06/2026.',
  timeShape: 'Hours and minutes. Example: 09:30.',
  unit: (unit) => `Unit: ${unit}.`,
  atMostFiles: ({ most, megabytes, accepted }) =>
    `${most === 1 ? 'One file' : `At most ${most} files`} of up to ${megabytes} MB${most === 1 ? '' : ' each'}, as ${list.format(accepted.map((type) => mediaTypes[type].name))}.`,
  filesKept: 'Files uploaded so far',
  removeFile: (fileName) => `Remove ${fileName}`,
  forward: 'Continue',
  back: 'Back',
  toReview: 'Review your answers',
  send: 'Send',
  again: 'Try again',
  reviewTitle: 'Review',
  reviewIntroduction: 'Check your answers before sending. You can still change them.',
  change: 'Change',
  notGiven: 'Not given',
  privacyNotice: ({ administration, dataProtectionOfficer, purpose, recipients, retention }) => [
    `Controller of your data: ${administration}.${dataProtectionOfficer && ` Data protection officer: ${dataProtectionOfficer}.`}`,
    `What you write is used to ${purpose || 'deal with your request and to answer you'}. The processing is necessary for a task carried out in the public interest (Article 6(1)(e) of Regulation (EU) 2016/679), so we do not ask for your consent. Without the required data we cannot deal with your request.`,
    `Your data is processed by the offices in charge and by those who provide their computer services${recipients && `: ${recipients}`}.`,
    'An artificial intelligence program may propose which office should deal with your request and summarise it: a person always decides.',
    `Your data is kept ${retention || 'for as long as your request needs, and then as the rules on public records lay down'}.`,
    'You may ask to access, correct or restrict your data or object to its use, and you may lodge a complaint with the Italian data protection authority (Garante per la protezione dei dati personali).',
  ],
  privacyWhole: 'Read the full privacy notice',
  privacyLink: 'Privacy notice',
  reportLink: 'Segnalazione disservizio (report a problem)',
  accessibilityLink: 'Accessibility statement',
  footerLinks: 'Useful links',
  contactsHeading: 'Contacts',
  trial: 'Test address: what you send is really recorded, but this is not the page for citizens.',
  receipt: {
    title: 'Request received',
    reference: 'Request number',
    keepReference: 'Keep this number: you need it to ask how your request is going.',
    receivedOn: 'Received on',
    dueBy: 'Answer by',
    dueExplained: (days) => `Term of ${days} days from receipt.`,
    office: 'Office in charge',
    personInCharge: 'Person in charge',
    nextHeading: 'What happens next',
    followHeading: 'How to follow your request',
    follow: 'Contact the office and quote the request number.',
    remediesHeading: 'If you get no answer within the term',
    remedies:
      'You may turn to the official who holds the substitute power in the administration (Article 2(9-ter) of Law 241/1990). Against silence you may apply to the regional administrative court (TAR) as long as the failure lasts and within one year from the end of the term (Article 31 of the code of administrative procedure).',
    print: 'Print or save this page: it is your receipt (Article 18-bis of Law 241/1990).',
    another: 'Fill in a new request',
  },
  tracking: {
    title: 'How far your request is',
    follow: 'Follow your request',
    keepLink:
      'Keep this link: whoever opens it sees how far the request is and when its appointment is, if there is one: nothing else.',
    code: 'Code to follow it',
    ask: 'Write the number of the request and the code: both stand in the receipt.',
    show: 'Show',
    status: 'Status',
    history: 'What has happened',
    statuses: {
      filed: 'Received',
      'in-review': 'Being checked',
      assigned: 'With the office in charge',
      'in-progress': 'Being worked on',
      suspended: 'Suspended: the term stands still',
      answered: 'Concluded with an answer',
      rejected: 'Not granted',
      closed: 'Closed',
    },
    handedOver: 'Passed to another office',
    resumed: 'The term runs again',
    unknown: {
      title: 'No request with these details',
      sentence:
        'Compare number and code with the receipt. If you have a link, open all of it. Requests concluded long ago are no longer here: contact the office.',
    },
    unavailable: {
      title: 'We cannot show your request right now',
      sentence: 'Try again in a few minutes. If the problem goes on, contact the office.',
    },
    tooMany: {
      title: 'Too many attempts',
      sentence:
        'To protect requests, wait 15 minutes and try again. The link in the receipt always works.',
    },
  },
  heldBack: {
    title: 'Your request has not been sent yet',
    kept: 'What you wrote is still in this page.',
    trap: 'Something was written in a hidden field that as a rule only programs fill in. If you are a person, press “Try again”.',
    early:
      'The form came faster than a person takes to fill it in. Read it again, wait a few seconds, then press “Try again”.',
    many: (minutes) =>
      `Too many requests came in a short time. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then press “Try again”.`,
    unproved:
      'The automatic check did not succeed or has expired. Wait until it ends, then press “Try again”.',
  },
  proof: {
    working: 'Automatic check in progress: you may already press “Send”.',
    done: 'The automatic check has succeeded.',
    failed:
      'The automatic check did not succeed in this browser. Wait a minute, then press “Send”.',
    withoutScript: 'Your browser runs no scripts: wait a minute before you press “Send”.',
  },
  trapLabel: 'Leave this field empty',
  appointment: {
    office: 'Office',
    day: 'Day',
    showTimes: 'Show the times',
    timesOn: (day) => `Free times on ${day}`,
    places: (free) => (free === 1 ? '1 place' : `${number.format(free)} places`),
    full: 'full',
    none: 'There are no free places right now. Try again in a few days or contact the office.',
    heading: 'Your appointment',
    when: 'When',
    where: 'Where',
    bringHeading: 'What to bring',
    calendar: 'Add to your calendar (.ics file)',
    manage: 'Move or cancel the appointment',
    keepLink: 'Keep this link: whoever opens it can move or cancel the appointment.',
    moveHeading: 'Choose another time',
    move: 'Move the appointment',
    moved: 'The appointment has been moved.',
    cancelHeading: 'Can you not come?',
    cancelExplained:
      'If you cancel, the place is free for somebody else and you cannot take this appointment back.',
    cancel: 'Cancel the appointment',
    cancelled: 'The appointment is cancelled. Its place is free again.',
    passed: 'The appointment is over: it can no longer be moved or cancelled.',
    another: 'Book another appointment',
    unknown: {
      title: 'The appointment cannot be found',
      sentence:
        'Open the whole link, as it stands in the receipt. Appointments of long ago are no longer here: contact the office.',
    },
    unavailable: {
      title: 'We cannot show the appointment right now',
      sentence:
        'Nothing has changed. Try again in a few minutes; if the problem goes on, contact the office.',
    },
  },
  unavailable: {
    title: 'We cannot record your request right now',
    sentences: [
      'Your request has not been sent. What you wrote is still in this page: wait a few minutes, then press “Try again”.',
      'If the problem goes on, contact the office.',
    ],
    filesLost: 'Files, however, have to be chosen again.',
  },
  refused: {
    'media-type': {
      title: 'The form cannot be read',
      sentence: 'The data came in a format that this page does not accept.',
    },
    size: {
      title: 'Too much was sent',
      sentence: 'Shorten the texts or choose fewer files, then send again.',
    },
    method: {
      title: 'Unexpected request',
      sentence: 'This page can only be opened and filled in.',
    },
    key: {
      title: 'The form cannot be read',
      sentence: 'The submission code is not valid: fill in the form again.',
    },
  },
  startAgain: 'Back to the start of the form',
  problems: {
    missing: (_, label) => `Fill in “${label}”.`,
    'not-accepted': () => 'Tick the box to continue.',
    repeated: (_, label) => `“${label}” came more than once: write it once only.`,
    'too-long': ({ length, longest }, label) =>
      `“${label}”: you wrote ${number.format(length)} characters, at most ${number.format(longest)} fit.`,
    'not-an-email': () =>
      'The email address is not right. Write it like name@example.com, without spaces.',
    'not-a-phone': () =>
      'The telephone number is not right. Write it like 333 1234567 or, from abroad, +41 44 668 18 00.',
    'not-a-fiscal-code': () =>
      'The Italian tax code is not right. Copy its 16 letters and digits from the health card.',
    'not-a-vat-number': () =>
      'The Italian VAT number is not right. Write its 11 digits without spaces: one of them is wrong.',
    'not-an-iban': () =>
      'The IBAN is not right. Copy it from your bank statement: an Italian one begins with IT and has 27 characters.',
    'not-a-postcode': () => 'The postcode is not right. Write its 5 digits. Example: 50122.',
    'not-a-municipality': (_, label) =>
      `“${label}”: write the name of the municipality. Example: Firenze.`,
    'not-a-date': (_, label) =>
      `“${label}”: there is no such date, or it cannot be read. Write it like 24/06/2026.`,
    'not-a-time': (_, label) => `“${label}”: the time is not right. Write it like 09:30.`,
    'too-early': ({ earliest }, label) => `“${label}”: it cannot be before ${earliest}.`,
    'too-late': ({ latest }, label) => `“${label}”: it cannot be after ${latest}.`,
    'not-a-number': ({ decimals }, label) =>
      decimals === 0
        ? `“${label}”: write a whole number, in digits only. Example: 1250.`
        : `“${label}”: write a number with at most ${decimals} digits after the decimal point, and nothing between thousands. Example: 1250.5.`,
    'too-small': ({ least }, label) => `“${label}”: at least ${number.format(least)}.`,
    'too-large': ({ most }, label) => `“${label}”: at most ${number.format(most)}.`,
    'not-a-choice': (_, label) => `Choose an entry of the list “${label}”.`,
    'too-many-files': ({ most }) =>
      most === 1 ? 'You may attach one file only.' : `You may attach ${most} files at most.`,
    'file-too-large': ({ fileName, megabytes }) =>
      `The file ${fileName} is too large: at most ${megabytes} MB.`,
    'file-not-readable': ({ fileName, accepted }) =>
      `The file ${fileName} is not a ${list.format(accepted.map((type) => mediaTypes[type].name))}.`,
    'file-infected': ({ fileName }) =>
      `The virus scanner found a danger in the file ${fileName}: choose another.`,
    'not-a-slot': () => 'This time cannot be booked, or no longer: choose one of the free times.',
    'slot-taken': () =>
      'Somebody else has just taken the time that you chose: choose another of the free times.',
    'time-to-choose': () => 'You changed the office or the day: now choose one of the free times.',
    'file-gone': () => 'The files uploaded before are no longer available: choose them again.',
  },
};
