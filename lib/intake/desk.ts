import { z } from 'zod';
import { UrpError } from '../error';
import { citizenLanguages, type CitizenLanguage } from '../language';
import type { Form } from './form';
import { protectionSchema } from './protection';
import { inLanguage } from './text';

const webAddress = z
  .string()
  .trim()
  .refine((address) => address === '' || /^(https?:\/\/|\/(?!\/))\S+$/.test(address), {
    message: 'https://…',
  });

const siteOrigin = z
  .string()
  .regex(/^https?:\/\/(\*\.)?[a-z0-9.-]+(:\d+)?$/i, { message: 'https://www.comune.example.it' });

const dayOfYear = z.string().regex(/^(0[1-9]|[12]\d|3[01])\/(0[1-9]|1[0-2])$/, {
  message: '24/06',
});

const deskSchema = z.object({
  /** Already checked. */
  form: z.custom<Form>((form) => form !== undefined),
  /** Public address of the form; empty where n8n does not know its own. */
  address: z.string().url().or(z.literal('')).catch('').default(''),
  administration: z.string().trim().min(1).max(200),
  /** The office in charge; the form's own where it is empty. */
  office: z.string().trim().max(200).default(''),
  /** Art. 5 and 8 of L. 241/1990. */
  personInCharge: z.string().trim().max(200).default(''),
  /** How to reach the office: telephone, address, opening hours; in lines. */
  contact: z.string().trim().max(1000).default(''),
  /** How to reach the data protection officer (RPD); art. 13 GDPR, paragraph 1, letter b. */
  dataProtectionOfficer: z.string().trim().max(500).default(''),
  /** Who else treats the data, such as the provider of a language model. */
  dataRecipients: z.string().trim().max(1000).default(''),
  /** How long the data are kept. */
  dataRetention: z.string().trim().max(1000).default(''),
  /** Where citizens report a problem with the site or a service: C.SI.2.4 of PNRR 1.4.1. */
  reportPage: webAddress.default(''),
  privacyPage: webAddress.default(''),
  accessibilityPage: webAddress.default(''),
  language: z.enum(citizenLanguages).default('it'),
  /** In calendar days; the form's own where it is 0. */
  termDays: z.number().int().min(0).max(3650).default(0),
  /** `gg/mm`. */
  patronSaint: dayOfYear.or(z.literal('')).default(''),
  /** Origins of the sites that may show the page in a frame. */
  embeddingSites: z.array(siteOrigin).default([]),
  protection: protectionSchema.default({}),
  /** Whether this is the address on which an officer tries the form out. */
  isTrial: z.boolean().default(false),
});

/** Whose form it is: what the page says of the office and how it is served. */
export type Desk = z.infer<typeof deskSchema>;
export type DeskSettings = z.input<typeof deskSchema>;

/** Checks an officer's settings. Errors: `form.settings` naming what is wrong. */
export function openDesk(settings: DeskSettings): Desk {
  const parsed = deskSchema.safeParse(settings);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')} (${message})`);
  throw new UrpError('form.settings', {
    it: {
      what: `Il modulo non può essere servito con queste impostazioni: ${wrong.join('; ')}.`,
      todo: 'Correggi i parametri del nodo: tra parentesi, la forma attesa.',
    },
    en: {
      what: `The form cannot be served with these settings: ${wrong.join('; ')}.`,
      todo: "Correct the node's parameters: the expected form stands in brackets.",
    },
  });
}

/** The office in charge, as citizens read it. */
export function officeName(desk: Desk, language: CitizenLanguage): string {
  return desk.office || inLanguage(desk.form.office.name, language);
}

/** The term to answer, in calendar days. */
export function termOf(desk: Desk): number {
  return desk.termDays || desk.form.termDays;
}
