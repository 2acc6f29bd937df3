import { UrpError } from '../../error';
import { fold } from '../../text/fold';
import { formFromJson } from '../definition';
import type { Form, FormDefinition } from '../form';
import { reservedNames } from '../form';
import { answerSent, applicantStep, fiscalCode, numberSent, privacyStep } from '../forms/shared';
import { nameFrom, unusedName } from '../names';
import { childStep } from './child';
import { readDescription, type Description } from './description';
import type { Design, Sentence } from './design';
import { isNamed } from './named';
import { likelyOffice } from './office';
import { definitionOf, readyFormFor } from './readyForm';
import { askedAlready, withReadyForm } from './readyFormFields';
import { titled } from './title';
import {
  bookingWishes,
  understand,
  type FieldDefinition,
  type Understanding,
  type Wish,
} from './wishes';

type StepDefinition = FormDefinition['steps'][number];

/** Makes a form from a description by rules: the ready form that fits, or a new one. Errors: `form.description-empty`. */
export function designOffline(text: string): Design {
  const description = readDescription(text);
  if (!/\p{L}{3}/u.test(description.head)) throw emptyDescription();
  const read = description.parts.map((part, index) => ({
    part,
    understood: index < mostParts ? understand(part) : ({ kind: 'unknown' } as const),
  }));
  const ready = readyFormFor(description.head);
  const wishes = read.flatMap(({ understood }) =>
    understood.kind === 'fields' ? understood.wishes : [],
  );
  const notUnderstood = read
    .filter(({ understood }) => understood.kind === 'unknown')
    .map(({ part }) => part);
  const built = ready
    ? fromReady(ready, wishes, description)
    : fromNothing(
        wishes,
        description,
        read.map(({ understood }) => understood),
      );
  const form = formFromJson(built.definition);
  return {
    definition: built.definition,
    form,
    engine: 'offline',
    readyForm: ready?.id ?? null,
    reasons: [...built.reasons, ...usual(form)],
    toComplete: [...toWrite(wishes), ...sensitive(text)],
    notUnderstood,
  };
}

/** More questions than this are no form that a citizen would finish. */
const mostParts = 60;

interface Built {
  definition: FormDefinition;
  reasons: Sentence[];
}

function fromReady(ready: Form, wishes: Wish[], description: Description): Built {
  const base = definitionOf(ready);
  const { title } = titled(description.head);
  const fresh = wishes.filter((wish) => !askedAlready(ready, wish));
  const names = namesOf(base.steps);
  const definition = withReadyForm(base, {
    wishes,
    fresh: fresh.map((wish) => fieldOf(wish, names)),
    without: description.without,
  });
  return {
    definition: {
      ...definition,
      ...(description.termDays ? { termDays: description.termDays } : {}),
      title: { ...(typeof base.title === 'string' ? { it: base.title } : base.title), it: title },
      id: nameFrom(title, ready.id),
    },
    reasons: [
      {
        it: `Parte dal modulo pronto «${ready.title.it}», che ha già testi, informativa e termini.`,
        en: `It starts from the ready form "${ready.title.en ?? ready.title.it}", which has its texts, notice and term.`,
      },
      ...fresh.map(added),
    ],
  };
}

function fromNothing(wishes: Wish[], description: Description, understood: Understanding[]): Built {
  const { title, purpose } = titled(description.head);
  const isForChild =
    understood.some(({ kind }) => kind === 'child') || concernsChild(description.head);
  const own = description.isAnonymous ? [] : [applicantFor(wishes, description)];
  const child = isForChild ? [childStep] : [];
  const names = namesOf([privacyStep, ...child, ...own]);
  const asked = wishes.filter((wish) => !isApplicants(wish) || description.isAnonymous);
  const booked = booksATime(description.head, asked) ? bookingWishes() : [];
  const all = [...booked, ...asked];
  const withText = all.length > 0 ? all : [message(title)];
  const office = likelyOffice(`${description.head} ${description.parts.join(' ')}`);
  return {
    definition: {
      id: nameFrom(title, 'modulo'),
      version: 1,
      title,
      introduction: introductionOf(asked),
      office,
      termDays: description.termDays ?? 30,
      purpose,
      steps: [
        privacyStep,
        ...child,
        {
          id: 'richiesta',
          title: 'La tua richiesta',
          fields: withParts(withText.map((wish) => fieldOf(wish, names))),
        },
        ...own,
      ],
      next: description.isAnonymous ? [] : [numberSent.it, answerSent.it],
    },
    reasons: [
      {
        it: 'Nessun modulo pronto è abbastanza vicino: è nuovo, e solo in italiano.',
        en: 'No ready form is near enough: it is new, and in Italian alone.',
      },
      ...asked.map(added),
      ...(booked.length > 0 ? [forBooking] : []),
      ...(isForChild ? [forChild] : []),
      {
        it: `Ufficio proposto: ${office.name}. Il termine è di ${description.termDays ?? 30} giorni.`,
        en: `Office proposed: ${office.name}. The term is ${description.termDays ?? 30} days.`,
      },
    ],
  };
}

const forChild: Sentence = {
  it: 'Riguarda un minore: chiede i suoi dati in un passo a parte, e la responsabilità genitoriale.',
  en: 'It is about a child: it asks for their details in a step of their own, and for parental responsibility.',
};

const forBooking: Sentence = {
  it: 'È una prenotazione: chiede il giorno e l’orario desiderati. Per posti che si contano, usa il modulo pronto «Prenotazione di un appuntamento».',
  en: 'It is a booking: it asks for the day and the time wished for. For places that are counted, use the ready form "Book an appointment".',
};

function booksATime(head: string, wishes: Wish[]): boolean {
  return /\bprenot\w+/.test(fold(head)) && !wishes.some(({ type }) => type === 'date');
}

/** Where nothing is named that should be asked, the request itself is. */
function message(title: string): Wish {
  return {
    words: title,
    label: 'La tua richiesta',
    type: 'long-text',
    required: true,
    isExplicit: false,
    settings: {},
  };
}

function concernsChild(head: string): boolean {
  const words = fold(head);
  const isEnrolment = /\biscri\w+|\bdomanda\b|\bammission/.test(words);
  return (
    isEnrolment &&
    /\b(?:bambin\w|alunn\w|figli\w?|minor\w+|nido|scuolabus|centro estivo|pre ?scuola|ragazz\w)\b/.test(
      words,
    )
  );
}

/** What the last step asks for in any case. */
function isApplicants({ type, label }: Wish): boolean {
  if (type === 'email') return !/pec/i.test(label);
  if (type === 'phone') return true;
  return type === 'fiscal-code' && !/\b(?:del|della|di)\b/i.test(label);
}

/** Name, surname, email and telephone, as far as the description wants them, with the fiscal code where it does. */
function applicantFor(wishes: Wish[], { without }: Description): StepDefinition {
  const wished = (type: string) => wishes.find((wish) => wish.type === type && isApplicants(wish));
  const kept = applicantStep.fields
    .filter(({ type }) => !without.some((each) => isNamed(type, each)))
    .map((field) => ({ ...field, required: wished(field.type)?.required ?? 'required' in field }));
  const code = wished('fiscal-code');
  return {
    ...applicantStep,
    fields: [...kept, ...(code ? [{ ...fiscalCode, required: code.required }] : [])],
  };
}

function fieldOf({ label, type, required, settings }: Wish, names: Set<string>): FieldDefinition {
  const name = unusedName(nameFrom(label, 'campo'), names);
  names.add(name);
  return { type, name, label, required, ...settings } as FieldDefinition;
}

/** The first long text is what the request says. */
function withParts(fields: FieldDefinition[]): FieldDefinition[] {
  const text = fields.find(({ type }) => type === 'long-text');
  return fields.map((field) => (field === text ? { ...field, fills: 'text' } : field));
}

function namesOf(steps: StepDefinition[]): Set<string> {
  const fields = steps.flatMap(({ fields: own = [], sections = [] }) => [
    ...own,
    ...sections.flatMap((section) => section.fields),
  ]);
  return new Set([...reservedNames, ...fields.map(({ name }) => name)]);
}

function introductionOf(wishes: Wish[]): string {
  const files = wishes
    .filter(({ type }) => type === 'file')
    .map(({ label }) => label.toLowerCase());
  const ready = files.length > 0 ? ` Tieni a portata di mano: ${files.join(', ')}.` : '';
  return `Compila il modulo e invialo: riceverai il numero della richiesta.${ready}`;
}

function added({ words, label, type, required }: Wish): Sentence {
  return {
    it: `«${words}»: campo «${label}» (${type}), ${required ? 'obbligatorio' : 'facoltativo'}.`,
    en: `"${words}": field "${label}" (${type}), ${required ? 'required' : 'optional'}.`,
  };
}

function toWrite(wishes: Wish[]): Sentence[] {
  return wishes.flatMap(({ toComplete }) =>
    toComplete ? [{ it: `${toComplete}.`, en: `${toComplete}.` }] : [],
  );
}

/** Art. 9 GDPR: health, beliefs and the like need a ground of their own. */
function sensitive(text: string): Sentence[] {
  if (
    !/\b(?:medic|invalid|disabil|allerg|intolleran|salute|patologi|gravidanz|religios|sindacal)/.test(
      fold(text),
    )
  )
    return [];
  return [
    {
      it: 'Può raccogliere dati sulla salute o altre categorie particolari (art. 9 GDPR): chiedete solo ciò che serve e scrivete la base giuridica nell’informativa.',
      en: 'It may collect data on health or other special categories (Article 9 GDPR): ask only for what is needed, and write the legal ground into the notice.',
    },
  ];
}

function usual({ languages }: Form): Sentence[] {
  return [
    {
      it: `L’informativa privacy (art. 13 GDPR) è il primo passo. Lingue: ${languages.join(', ')}.`,
      en: `The privacy notice (Article 13 GDPR) is the first step. Languages: ${languages.join(', ')}.`,
    },
  ];
}

export function emptyDescription(): UrpError {
  return new UrpError('form.description-empty', {
    it: {
      what: 'La descrizione non dice a che cosa serve il modulo.',
      todo: 'Scrivi una frase, per esempio: «iscrizione allo scuolabus, con foto del documento e scelta della fermata».',
    },
    en: {
      what: 'The description does not say what the form is for.',
      todo: 'Write a sentence in Italian, such as "iscrizione allo scuolabus, con foto del documento e scelta della fermata".',
    },
  });
}
