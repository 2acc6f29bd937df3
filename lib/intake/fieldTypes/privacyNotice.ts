import { z } from 'zod';
import { fieldShape, type FieldType } from '../field';
import { paragraphs } from '../page/controls';
import { empty } from '../problem';
import { inLanguage } from '../text';

export const privacyNoticeSchema = z
  .object({ type: z.literal('privacy-notice'), ...fieldShape })
  .strict();

/** The short privacy notice of art. 13 GDPR, written from what the page knows of its office. */
export const privacyNotice: FieldType<z.infer<typeof privacyNoticeSchema>> = {
  silent: true,
  check: () => empty,
  render: ({ field, language, words, desk }) =>
    paragraphs(
      inLanguage(field.label, language),
      words.privacyNotice({
        administration: desk.administration,
        dataProtectionOfficer: desk.dataProtectionOfficer,
        purpose: desk.form.purpose ? inLanguage(desk.form.purpose, language) : '',
        recipients: desk.dataRecipients,
        retention: desk.dataRetention,
      }),
      desk.privacyPage ? { address: desk.privacyPage, text: words.privacyWhole } : undefined,
    ),
  show: () => '',
};
