import { createHash } from 'node:crypto';
import { UrpError } from '../../error';
import type { MessageDocument } from '../channel';
import { oneLine } from '../harmless';

/** What SEND takes of documents; bytes of one. */
export const documentLimits = { most: 15, bytes: 200 * 1024 * 1024, titleCharacters: 512 };

/** A PDF as a message bears it: hashed now, read again when it goes, so that no batch holds them all. */
export async function pdfDocument(
  fileName: string,
  read: () => Promise<Buffer>,
): Promise<MessageDocument> {
  const content = await read();
  if (content.subarray(0, 5).toString('latin1') !== '%PDF-') throw notPdf(fileName);
  if (content.length > documentLimits.bytes) throw tooLarge(fileName);
  return {
    title: titleOf(fileName),
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('base64'),
    read,
  };
}

/** Errors: `message.document-missing`, `message.documents-many`. */
export function checkDocuments(documents: readonly MessageDocument[] = []): void {
  if (documents.length === 0) throw documentMissing();
  if (documents.length > documentLimits.most) throw tooMany(documents.length);
}

function titleOf(fileName: string): string {
  const name = oneLine(fileName.replace(/\.pdf$/i, '').replace(/[\\/:*?"<>|]/g, ' '));
  return name.slice(0, documentLimits.titleCharacters) || 'documento';
}

export function documentMissing(field?: string): UrpError {
  const where = {
    it: field ? ` nel campo binario «${field}»` : '',
    en: field ? ` in "${field}"` : '',
  };
  return new UrpError('message.document-missing', {
    it: {
      what: `Manca il documento da notificare${where.it}: il messaggio non è partito.`,
      todo: 'Metti il PDF sull’elemento e indica il nome del suo campo binario in «Documenti».',
    },
    en: {
      what: `The document to notify is missing${where.en}: the message did not go out.`,
      todo: 'Put the PDF on the item and name its binary field under "Documents".',
    },
  });
}

function notPdf(fileName: string): UrpError {
  return new UrpError('message.document-invalid', {
    it: {
      what: `«${oneLine(fileName)}» non è un PDF.`,
      todo: 'Prepara il documento come PDF (meglio PDF/A, firmato dove serve).',
    },
    en: {
      what: `"${oneLine(fileName)}" is not a PDF.`,
      todo: 'Make the document a PDF (better PDF/A, signed where it has to be).',
    },
  });
}

function tooLarge(fileName: string): UrpError {
  const most = documentLimits.bytes / 1024 / 1024;
  return new UrpError('message.document-too-large', {
    it: { what: `«${oneLine(fileName)}» supera i ${most} MB.`, todo: 'Riduci il PDF o dividilo.' },
    en: {
      what: `"${oneLine(fileName)}" is over ${most} MB.`,
      todo: 'Make the PDF smaller or divide it.',
    },
  });
}

function tooMany(number: number): UrpError {
  const { most } = documentLimits;
  return new UrpError('message.documents-many', {
    it: { what: `I documenti sono ${number}, più di ${most}.`, todo: 'Unisci i PDF.' },
    en: { what: `There are ${number} documents, more than ${most}.`, todo: 'Join the PDFs.' },
  });
}
