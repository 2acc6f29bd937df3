import { statfsSync } from 'node:fs';

/**
 * Runs a long step and shows that it lives: seconds, and disk space taken since it began (read from
 * the disk's own count, since walking a hundred thousand files would slow the step down).
 * On a terminal one line that changes; elsewhere one line every fifteen seconds.
 */
export async function withProgress<T>(
  title: string,
  folder: string,
  step: () => Promise<T>,
): Promise<T> {
  const started = Date.now();
  const freeAtStart = freeBytes(folder);
  const terminal = process.stdout.isTTY;
  const show = (ending: string) => {
    const taken = Math.max(0, freeAtStart - freeBytes(folder));
    const line = progressLine(title, Date.now() - started, taken);
    process.stdout.write(terminal ? `\r\x1b[K${line}${ending}` : `${line}\n`);
  };
  show('');
  const timer = setInterval(() => show(''), terminal ? 1_000 : 15_000);
  try {
    return await step();
  } finally {
    clearInterval(timer);
    show('\n');
  }
}

/** «Installo n8n: 1 min 05 s, 812 MB». */
export function progressLine(title: string, milliseconds: number, bytes: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const minutes = Math.floor(seconds / 60);
  const time = minutes
    ? `${minutes} min ${String(seconds % 60).padStart(2, '0')} s`
    : `${seconds} s`;
  const megabytes = Math.round(bytes / 1_000_000);
  return megabytes ? `${title}: ${time}, ${megabytes} MB` : `${title}: ${time}`;
}

function freeBytes(folder: string): number {
  const { bfree, bsize } = statfsSync(folder);
  return bfree * bsize;
}
