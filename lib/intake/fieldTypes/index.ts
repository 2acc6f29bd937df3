import { z } from 'zod';
import type { FieldType } from '../field';
import { acknowledgement, acknowledgementSchema } from './acknowledgement';
import { appointmentSchema } from '../appointments/appointmentField';
import { appointment } from './appointment';
import { choice, choiceSchema } from './choice';
import { choices, choicesSchema } from './choices';
import { date, dateSchema } from './date';
import { email, emailSchema } from './email';
import { file, fileSchema } from './file';
import { fiscalCode, fiscalCodeSchema } from './fiscalCode';
import { hidden, hiddenSchema } from './hidden';
import { iban, ibanSchema } from './iban';
import { longText, longTextSchema } from './longText';
import { meterReading, meterReadingSchema } from './meterReading';
import { municipality, municipalitySchema } from './municipality';
import { number, numberSchema } from './number';
import { phone, phoneSchema } from './phone';
import { place, placeSchema } from './place';
import { postcode, postcodeSchema } from './postcode';
import { privacyNotice, privacyNoticeSchema } from './privacyNotice';
import { province, provinceSchema } from './province';
import { shortText, shortTextSchema } from './shortText';
import { textBlock, textBlockSchema } from './textBlock';
import { time, timeSchema } from './time';
import { vatNumber, vatNumberSchema } from './vatNumber';
import { yesNo, yesNoSchema } from './yesNo';

/** A new type of field is a file here, a line in this list and a line in the table below. */
export const fieldSchema = z.discriminatedUnion('type', [
  acknowledgementSchema,
  appointmentSchema,
  choiceSchema,
  choicesSchema,
  dateSchema,
  emailSchema,
  fileSchema,
  fiscalCodeSchema,
  hiddenSchema,
  ibanSchema,
  longTextSchema,
  meterReadingSchema,
  municipalitySchema,
  numberSchema,
  phoneSchema,
  placeSchema,
  postcodeSchema,
  privacyNoticeSchema,
  provinceSchema,
  shortTextSchema,
  textBlockSchema,
  timeSchema,
  vatNumberSchema,
  yesNoSchema,
]);
export type Field = z.infer<typeof fieldSchema>;
export type FieldOfType<Type extends Field['type']> = Extract<Field, { type: Type }>;

const fieldTypes = {
  acknowledgement,
  appointment,
  choice,
  choices,
  date,
  email,
  file,
  'fiscal-code': fiscalCode,
  hidden,
  iban,
  'long-text': longText,
  'meter-reading': meterReading,
  municipality,
  number,
  phone,
  place,
  postcode,
  'privacy-notice': privacyNotice,
  province,
  'short-text': shortText,
  'text-block': textBlock,
  time,
  'vat-number': vatNumber,
  'yes-no': yesNo,
} satisfies { [Type in Field['type']]: Pick<FieldType<FieldOfType<Type>>, 'check' | 'render'> };

/** What a field can do. The table above holds each type with its own field. */
export function typeOf(field: Field): FieldType<Field> {
  return fieldTypes[field.type] as unknown as FieldType<Field>;
}
