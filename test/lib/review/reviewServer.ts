import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { urpTaxonomy } from '../../../lib/classification/taxonomies/urp';
import type { Register } from '../../../lib/register/register';
import { answerReview, type ReviewReply } from '../../../lib/review/http';
import { request as newRequest, proposal } from '../register/requests';

/** The review page on loopback, as the node serves it. */
export async function serveReviews(openRegister: () => Promise<Register>) {
  const replies: ReviewReply[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      const { searchParams } = new URL(request.url ?? '/', 'http://loopback');
      const site = request.headers['sec-fetch-site'];
      const reply = await answerReview(
        {
          method: request.method ?? '',
          query: Object.fromEntries(searchParams),
          body: Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString())),
          site: typeof site === 'string' ? site : undefined,
        },
        { administration: 'Comune di Prova', language: 'it', taxonomy: urpTaxonomy },
        openRegister,
      );
      replies.push(reply);
      response.writeHead(reply.status, reply.headers).end(reply.body);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook/revisione`,
    replies,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

/** A ticket in review, with a proposal that waits. */
export async function fileWaiting(register: Register, own: object = {}): Promise<string> {
  const { ticket } = await register.file(newRequest(own), 'modulo');
  const { reference } = ticket;
  await register.recordProposal(
    proposal(reference, {
      confidence: 0.41,
      proposal: {
        category: 'illuminazione-pubblica',
        office: 'lavori-pubblici',
        priority: 'high',
        rationale: 'La proposta è incerta.',
        evidence: [{ words: 'lampione', weight: 1 }],
      },
    }),
    'flusso',
  );
  await register.changeStatus(reference, 'in-review', 'flusso');
  return reference;
}
