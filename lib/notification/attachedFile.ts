import { UrpError } from '../error';
import type { MessageAttachment } from './channel';
import { oneLine } from './harmless';

/** Bytes of all files of one message: with the third that mail adds, most servers still take it. */
export const mostAttachedBytes = 15 * 1024 * 1024;

/** A file as a message bears it: read again when it goes, so that no batch holds them all. */
export interface NamedFile {
  /** The binary field that holds it. */
  field: string;
  fileName: string;
  mediaType: string;
  bytes: number;
  read(): Promise<Buffer>;
}

/** Errors: `message.attachments-large`. */
export function attachedFiles(files: readonly NamedFile[]): MessageAttachment[] {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  if (bytes > mostAttachedBytes) throw tooLarge(bytes);
  return files.map(({ field, fileName, mediaType, read }) => ({
    fileName: oneLine(fileName.replace(/[\\/:*?"<>|]/g, ' ')).slice(0, 200) || field,
    mediaType: oneLine(mediaType) || 'application/octet-stream',
    content: read,
  }));
}

export function attachmentMissing(field: string): UrpError {
  return new UrpError('message.attachment-missing', {
    it: {
      what: `L’elemento non ha il file da allegare «${oneLine(field)}»: il messaggio non è partito.`,
      todo: 'Indica in «Allega file» il nome di un campo binario dell’elemento, come html o xlsx.',
    },
    en: {
      what: `The item does not have the file to attach "${oneLine(field)}": the message did not go out.`,
      todo: 'Under "Attach Files" give the name of a binary field of the item, such as html or xlsx.',
    },
  });
}

function tooLarge(bytes: number): UrpError {
  const megabytes = (size: number) => Math.ceil(size / 1024 / 1024);
  const [all, most] = [megabytes(bytes), megabytes(mostAttachedBytes)];
  return new UrpError('message.attachments-large', {
    it: {
      what: `I file da allegare fanno ${all} MB: più di ${most} MB molte caselle non li accettano.`,
      todo: 'Allega meno file, o metti nel testo il collegamento a dove si trovano.',
    },
    en: {
      what: `The files to attach make ${all} MB: many mailboxes take no more than ${most} MB.`,
      todo: 'Attach fewer files, or put a link to where they are in the text.',
    },
  });
}
