import { Socket } from 'node:net';

const loopback = new Set(['localhost', '127.0.0.1', '::1', '::ffff:127.0.0.1']);

const connect = Socket.prototype.connect;

/**
 * Cuts the network off for the suite that imports this file: a connection to any host but loopback
 * fails where it starts, whichever client asks (fetch, http, a mail library). Unix sockets pass.
 */
beforeAll(() => {
  Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
    const host = hostOf(args);
    if (host !== undefined && !loopback.has(host)) {
      throw new Error(`A test must not reach the network: ${host}`);
    }
    return Reflect.apply(connect, this, args) as Socket;
  } as typeof connect;
});

afterAll(() => {
  Socket.prototype.connect = connect;
});

/** Node calls `connect` with its arguments as they came or already gathered in one array. */
function hostOf(args: unknown[]): string | undefined {
  const [target, host] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  if (typeof target === 'number') return typeof host === 'string' ? host : undefined;
  if (typeof target !== 'object' || target === null) return undefined;
  return (target as { host?: string }).host;
}
