import { randomUUID } from 'node:crypto';

/** One sending of a form's answers. */
export interface Submission {
  headers: Record<string, string>;
  body: string;
}

const answers = {
  luogo: 'Via Roma 1',
  titolo: 'Lampione spento',
  dettagli: 'Da tre sere il lampione davanti al numero 1 resta spento.',
  nome: 'Anna',
  cognome: 'Prova',
  email: 'anna.prova@example.org',
};

/** Our last step: every answer, and a key of its own, or it would be the same request again. */
export function ourSubmission(): Submission {
  return multipart({
    ...answers,
    privacy: 'si',
    'tipo-disservizio': 'illuminazione-pubblica',
    step: 'invio',
    'submission-key': randomUUID(),
  });
}

/** The peer's page posts its fields by number. */
export function peerSubmission(): Submission {
  return multipart({
    'field-0': '["Ho letto e compreso l’informativa sulla privacy"]',
    'field-1': answers.luogo,
    'field-2': 'Illuminazione pubblica',
    'field-3': answers.titolo,
    'field-4': answers.dettagli,
    'field-6': answers.nome,
    'field-7': answers.cognome,
    'field-8': answers.email,
    'field-9': '',
    'field-10': '',
  });
}

function multipart(fields: Record<string, string>): Submission {
  const boundary = `----bench-${randomUUID()}`;
  const parts = Object.entries(fields).map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: `${parts.join('')}--${boundary}--\r\n`,
  };
}
