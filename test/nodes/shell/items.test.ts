import type { INode } from 'n8n-workflow';
import { UrpError } from '../../../lib/error';
import { toNodeError } from '../../../nodes/shell/items';

const node = { name: 'URP Ticket' } as INode;

test.each([
  'connect ECONNREFUSED 127.0.0.1:5432',
  'getaddrinfo ENOTFOUND registro',
  'read ETIMEDOUT',
])('an officer reads our sentence and what to do, though it names %s', (reason) => {
  process.env.URP_LANGUAGE = 'it';
  const it = { what: `Il registro non si apre: ${reason}.`, todo: 'Controlla la rete.' };
  const error = toNodeError(node, new UrpError('register.unavailable', { it, en: it }), 3);
  expect(error).toMatchObject({
    message: it.what,
    description: 'Controlla la rete. [register.unavailable]',
    context: { itemIndex: 3 },
  });
});
