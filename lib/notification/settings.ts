import type { z } from 'zod';
import { UrpError } from '../error';

/**
 * A credential as the host holds it, checked once. Errors: the code given, with the names of the
 * fields and never their values.
 */
export function parseSettings<Schema extends z.ZodTypeAny>(
  schema: Schema,
  credential: unknown,
  { code, name }: { code: string; name: string },
): z.output<Schema> {
  const parsed = schema.safeParse(credential ?? {});
  if (parsed.success) return parsed.data as z.output<Schema>;
  const fields = [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))].join(', ');
  throw new UrpError(code, {
    it: {
      what: `Nella credenziale «${name}» mancano o non sono validi questi campi: ${fields}.`,
      todo: 'Apri la credenziale, correggi i campi e prova la connessione.',
    },
    en: {
      what: `These fields of the credential "${name}" are missing or not valid: ${fields}.`,
      todo: 'Open the credential, correct them and test the connection.',
    },
  });
}
