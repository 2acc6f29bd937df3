import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { freePort } from '../../scripts/ports';

/** A Redis server of this test alone, that keeps nothing. */
export interface RedisServer {
  port: number;
  stop(): Promise<void>;
}

/** @throws when there is no redis-server, or it ends before it is ready */
export async function startRedis(): Promise<RedisServer> {
  const port = await freePort();
  const settings = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
  ];
  const server = spawn('redis-server', settings, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(server, 'exit');
  const endWithUs = () => server.kill('SIGKILL');
  process.once('exit', endWithUs);
  let isReady = false;
  for await (const line of createInterface(server.stdout)) {
    isReady = line.includes('Ready to accept connections');
    if (isReady) break;
  }
  server.stdout.resume();
  if (!isReady) throw new Error('redis-server ended before it was ready.');
  return {
    port,
    async stop() {
      process.off('exit', endWithUs);
      server.kill('SIGTERM');
      await ended;
    },
  };
}
