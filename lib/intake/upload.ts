import { open } from 'node:fs/promises';
import { constants } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, resolve } from 'node:path';
import { plainFileName } from '../text/fileName';
import { tidyLine } from './characters';

/** The kinds of file that a form may ask for, and how each is called and recognised. */
export const mediaTypes = {
  'image/jpeg': { name: 'JPEG', extensions: ['jpg', 'jpeg'] },
  'image/png': { name: 'PNG', extensions: ['png'] },
  'image/webp': { name: 'WebP', extensions: ['webp'] },
  'image/heic': { name: 'HEIC', extensions: ['heic', 'heif'] },
  'application/pdf': { name: 'PDF', extensions: ['pdf'] },
} as const;
export type MediaType = keyof typeof mediaTypes;

/** A larger file is not even read. In bytes. */
export const largestUpload = 10 * 1024 * 1024;

/** A file that came with a form. */
export interface Upload {
  /** Made safe to show and to store; its extension tells what the file is. */
  fileName: string;
  /** In bytes. */
  size: number;
  /** By its first bytes, whatever its sender called it; null where it is none of ours. */
  mediaType: MediaType | null;
  /** Null where the file was too large to be read. */
  content: Buffer | null;
  /** Whether the virus scanner found something in it. */
  isInfected?: true;
  /** In the register, once it is kept there. */
  id?: string;
}

/** What n8n's multipart parser tells of a file. */
export interface ParsedFile {
  filepath: string;
  originalFilename: string | null;
  size: number;
}

/**
 * Reads a file that the multipart parser has just written. Only a plain file right inside the
 * machine's folder for temporary files is read, so that no forged path reaches another one.
 * `undefined` where it is not such a file.
 */
export async function readUpload(file: ParsedFile): Promise<Upload | undefined> {
  if (dirname(resolve(file.filepath)) !== resolve(tmpdir())) return undefined;
  const handle = await open(file.filepath, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const status = await handle.stat();
    if (!status.isFile()) return undefined;
    const content = status.size <= largestUpload ? await handle.readFile() : null;
    return upload(file.originalFilename ?? '', status.size, content);
  } finally {
    await handle.close();
  }
}

export function upload(senderName: string, size: number, content: Buffer | null): Upload {
  const mediaType = content && mediaTypeOf(content);
  return { fileName: safeFileName(senderName, mediaType), size, mediaType, content };
}

const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

/** What a file is by its first bytes. Five kinds are too few for a library (file-type: 60). */
export function mediaTypeOf(content: Buffer): MediaType | null {
  const ascii = (from: number, to: number) => content.toString('latin1', from, to);
  if (ascii(0, 3) === '\xFF\xD8\xFF') return 'image/jpeg';
  if (ascii(0, 8) === '\x89PNG\r\n\x1A\n') return 'image/png';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'image/webp';
  if (ascii(4, 8) === 'ftyp' && heicBrands.includes(ascii(8, 12))) return 'image/heic';
  if (ascii(0, 5) === '%PDF-') return 'application/pdf';
  return null;
}

/** In characters; an ending that tells nothing may be as long as its sender likes. */
const longestStem = 60;
const longestEnding = 10;

/** `..\..\foto.php` that holds a PNG becomes `foto.php.png`: no path, and no extension that lies. */
export function safeFileName(senderName: string, mediaType: MediaType | null): string {
  const plain = plainFileName(tidyLine(senderName));
  const dot = plain.lastIndexOf('.');
  const after = dot > 0 ? plain.slice(dot + 1).toLowerCase() : '';
  const ending = [...after].slice(0, longestEnding).join('');
  const extensions: readonly string[] = mediaType ? mediaTypes[mediaType].extensions : [];
  const tells = !mediaType || extensions.includes(ending);
  const extension = tells ? ending : extensions[0];
  const stem = tells && dot > 0 ? plain.slice(0, dot) : plain;
  const short = [...stem].slice(0, longestStem).join('');
  return extension ? `${short}.${extension}` : short;
}
