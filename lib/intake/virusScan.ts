import { connect, type NetConnectOpts } from 'node:net';
import { UrpError } from '../error';
import type { Answer } from './field';
import type { Upload } from './upload';

/** Bytes of one chunk, and milliseconds to wait for an answer. */
const chunkSize = 64 * 1024;
const longestWait = 30_000;

/**
 * Has the files that just came looked at by ClamAV; those in which it finds something are marked.
 * Errors: `scanner.unavailable` for whatever is not a clear answer, so that no file gets by unseen.
 * @param address `clamav:3310`, or the path of a socket; nothing is scanned where it is empty
 */
export async function scanFiles(
  answers: ReadonlyMap<string, Answer>,
  address: string,
): Promise<ReadonlyMap<string, Answer>> {
  if (!address) return answers;
  const scanned = new Map(answers);
  for (const [name, { texts, files }] of answers) {
    const marked: Upload[] = [];
    for (const file of files) marked.push(await scan(file, address));
    scanned.set(name, { texts, files: marked });
  }
  return scanned;
}

async function scan(file: Upload, address: string): Promise<Upload> {
  if (file.id !== undefined || !file.content) return file;
  return (await isInfected(file.content, address)) ? { ...file, isInfected: true } : file;
}

/** One exchange of clamd's INSTREAM: chunks each after its length, an empty one at the end. */
async function isInfected(content: Buffer, address: string): Promise<boolean> {
  const answer = await exchange(content, address);
  if (answer === 'stream: OK') return false;
  if (/^stream: .+ FOUND$/s.test(answer)) return true;
  throw unavailable(address, answer || 'no answer');
}

function exchange(content: Buffer, address: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(placeOf(address));
    const answer: Buffer[] = [];
    const fail = (cause: Error) => reject(unavailable(address, cause.message, cause));
    socket.setTimeout(longestWait, () => socket.destroy(new Error('timeout')));
    socket.on('connect', () => socket.write(Buffer.concat([...instream(content)])));
    socket.on('data', (part) => answer.push(part));
    socket.on('error', fail);
    socket.on('close', () =>
      resolve(Buffer.concat(answer).toString().replace(/\0.*$/s, '').trim()),
    );
  });
}

function* instream(content: Buffer): Generator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for (let start = 0; start < content.length; start += chunkSize) {
    const chunk = content.subarray(start, start + chunkSize);
    yield lengthOf(chunk);
    yield chunk;
  }
  yield lengthOf(Buffer.alloc(0));
}

function lengthOf({ length }: Buffer): Buffer {
  const prefix = Buffer.alloc(4);
  prefix.writeUInt32BE(length);
  return prefix;
}

function placeOf(address: string): NetConnectOpts {
  if (address.startsWith('/')) return { path: address };
  const colon = address.lastIndexOf(':');
  const host = address.slice(0, colon).replace(/^\[|\]$/g, '');
  return { host, port: Number(address.slice(colon + 1)) };
}

function unavailable(address: string, reason: string, cause?: Error): UrpError {
  return new UrpError(
    'scanner.unavailable',
    {
      it: {
        what: `L’antivirus ${address} non ha controllato un file: ${reason}.`,
        todo: 'Controlla che ClamAV risponda a quell’indirizzo e che StreamMaxLength sia almeno 10 MB. Finché non risponde, i file non si possono inviare.',
      },
      en: {
        what: `The virus scanner ${address} did not look at a file: ${reason}.`,
        todo: 'Check that ClamAV answers at that address and that StreamMaxLength is 10 MB at least. Until it answers, files cannot be sent.',
      },
    },
    { cause },
  );
}
