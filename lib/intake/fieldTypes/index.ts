import { z } from 'zod';
import type { FieldType } from '../field';
import { acknowledgement, acknowledgementSchema } from './acknowledgement';
import { choice, choiceSchema } from './choice';
import { choices, choicesSchema } from './choices';
import { email, emailSchema } from './email';
import { file, fileSchema } from './file';
import { fiscalCode, fiscalCodeSchema } from './fiscalCode';
import { longText, longTextSchema } from './longText';
import { phone, phoneSchema } from './phone';
import { place, placeSchema } from './place';
import { privacyNotice, privacyNoticeSchema } from './privacyNotice';
import { shortText, shortTextSchema } from './shortText';
import { textBlock, textBlockSchema } from './textBlock';
import { yesNo, yesNoSchema } from './yesNo';

/** A new type of field is a file here, a line in this list and a line in the table below. */
export const fieldSchema = z.discriminatedUnion('type', [
  acknowledgementSchema,
  choiceSchema,
  choicesSchema,
  emailSchema,
  fileSchema,
  fiscalCodeSchema,
  longTextSchema,
  phoneSchema,
  placeSchema,
  privacyNoticeSchema,
  shortTextSchema,
  textBlockSchema,
  yesNoSchema,
]);
export type Field = z.infer<typeof fieldSchema>;
export type FieldOfType<Type extends Field['type']> = Extract<Field, { type: Type }>;

const fieldTypes = {
  acknowledgement,
  choice,
  choices,
  email,
  file,
  'fiscal-code': fiscalCode,
  'long-text': longText,
  phone,
  place,
  'privacy-notice': privacyNotice,
  'short-text': shortText,
  'text-block': textBlock,
  'yes-no': yesNo,
} satisfies { [Type in Field['type']]: Pick<FieldType<FieldOfType<Type>>, 'check' | 'render'> };

/** What a field can do. The table above holds each type with its own field. */
export function typeOf(field: Field): FieldType<Field> {
  return fieldTypes[field.type] as unknown as FieldType<Field>;
}
