import { dayInRome } from '../../italian/deadline';
import type { AssessedReading } from '../../register/reading';
import type { Register } from '../../register/register';
import type { Checking } from '../checking';
import { fieldsOf, type Form } from '../form';
import { assess, plainMeter } from './assessment';

/**
 * The reading that a request tells, compared with the last one of its meter that stands. It goes to
 * the office alone: whoever sends a form is nobody yet, so no page, receipt or answer to a program
 * says anything of it.
 */
export async function assessedReading(
  { values }: Checking,
  form: Form,
  register: Pick<Register, 'lastReading'>,
  now: Date,
): Promise<AssessedReading | undefined> {
  const field = fieldsOf(form).find(({ type }) => type === 'meter-reading');
  const value = field && values.get(field.name);
  if (field?.type !== 'meter-reading' || typeof value !== 'number') return undefined;
  const meter = plainMeter(String((field.meter && values.get(field.meter)) ?? ''));
  if (meter === '') return undefined;
  const told = field.readOn && values.get(field.readOn);
  const readOn = typeof told === 'string' ? told : dayInRome(now.toISOString());
  const previous = await register.lastReading(meter, readOn);
  return { meter, value, readOn, ...assess({ value, readOn }, previous, field) };
}
