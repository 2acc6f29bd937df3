import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo, ListenOptions } from 'node:net';

/** A virus scanner on loopback that speaks clamd's INSTREAM, and knows one virus. */
export interface Scanner {
  address: string;
  /** What it was given to scan, put together from its chunks. */
  scanned: Buffer[];
  close(): Promise<void>;
}

export const virus = Buffer.from(
  '%PDF-1.7 X5O!P%@AP[4-PZX54(P^)7CC)7}-STANDARD-ANTIVIRUS-TEST-FILE!',
);

/** How it answers: as ClamAV does, or in a way of its own. */
export type Behaviour = (content: Buffer) => string | undefined;

export const asClamAv: Behaviour = (content) =>
  content.includes('ANTIVIRUS-TEST-FILE') ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK';

export async function startScanner(
  behaviour: Behaviour = asClamAv,
  place: ListenOptions = { host: '127.0.0.1', port: 0 },
): Promise<Scanner> {
  const scanned: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    const parts: Buffer[] = [];
    socket.on('data', (part) => {
      parts.push(part);
      const content = contentOf(Buffer.concat(parts));
      if (!content) return;
      scanned.push(content);
      const answer = behaviour(content);
      if (answer === undefined) socket.destroy();
      else socket.end(`${answer}\0`);
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(place, resolve));
  const address = place.path ?? `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address,
    scanned,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

const command = Buffer.from('zINSTREAM\0');

/** The whole content, once the empty chunk at its end has come. */
function contentOf(stream: Buffer): Buffer | undefined {
  if (!stream.subarray(0, command.length).equals(command)) return undefined;
  const chunks: Buffer[] = [];
  for (let at = command.length; at + 4 <= stream.length;) {
    const length = stream.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    if (at + 4 + length > stream.length) return undefined;
    chunks.push(stream.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
