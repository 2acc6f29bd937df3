import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { openRegister } from '../lib/register/openRegister';
import { runningAddresses } from './addresses';
import { count, disagreements, type Outcome } from './demo/counts';
import { follow, receivedMails } from './demo/following';
import { readSamples } from './demo/samples';
import { sendAll } from './demo/sending';
import { countLines, refusedTable, registeredTable } from './demo/table';

/**
 * `npm run demo`: posts the sample requests to the form of the n8n that runs, as a browser would,
 * follows them through the register, and counts. Ends with 1 where the counts do not agree.
 */
interface DemoAddresses {
  form: string;
  inboxApi: string;
  /** The register's SQLite file. */
  register: string;
}

async function main(): Promise<void> {
  const addresses = await demoAddresses();
  const samples = readSamples();
  console.log(`Invio ${samples.length} richieste a ${addresses.form}`);
  const receipts = await sendAll(addresses.form, samples, randomUUID());
  if (receipts.every(({ kind }) => kind === 'failed')) {
    throw new Error(`Il modulo non risponde: ${addresses.form}. Il flusso è pubblicato?`);
  }
  const references = receipts.flatMap((receipt) =>
    receipt.kind === 'registered' ? [receipt.reference] : [],
  );
  const handlings = await followAll(addresses.register, references);
  const outcomes: Outcome[] = samples.map((sample, index) => {
    const receipt = receipts[index]!;
    const handling = receipt.kind === 'registered' ? handlings.get(receipt.reference) : undefined;
    return { sample, receipt, handling };
  });
  report(outcomes, await receivedMails(addresses.inboxApi));
}

/** `URP_FORM`, `URP_INBOX_API` and `URP_REGISTER` win over what `npm start` wrote down. */
async function demoAddresses(): Promise<DemoAddresses> {
  const given = {
    form: process.env.URP_FORM,
    inboxApi: process.env.URP_INBOX_API,
    register: process.env.URP_REGISTER,
  };
  const running = await runningAddresses();
  const found = {
    form: given.form ?? running?.form,
    inboxApi: given.inboxApi ?? running?.inboxApi,
    register: given.register ?? running?.register,
  };
  const shape = z.object({
    form: z.string().url(),
    inboxApi: z.string().url(),
    register: z.string(),
  });
  const addresses = shape.safeParse(found);
  if (addresses.success) return addresses.data;
  if (!running) {
    throw new Error('Non c’è nulla di acceso. In un altro terminale avvia npm start, poi riprova.');
  }
  const missing = addresses.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new Error(`Manca l’indirizzo di: ${missing}. Controlla che il flusso 01 sia pubblicato.`);
}

async function followAll(file: string, references: string[]) {
  // Opening would make an empty one.
  if (!existsSync(file)) throw new Error(`Il registro non c’è: ${file}`);
  const register = await openRegister({ kind: 'sqlite', file });
  try {
    return await follow(register, references, (handled) =>
      console.log(`  concluse ${handled} di ${references.length}`),
    );
  } finally {
    await register.close();
  }
}

function report(outcomes: Outcome[], mails: Awaited<ReturnType<typeof receivedMails>>): void {
  const counts = count(outcomes, mails);
  const wrong = disagreements(outcomes, mails);
  console.log(`\nRegistrate\n${registeredTable(outcomes)}`);
  console.log(`\nRifiutate\n${refusedTable(outcomes)}`);
  console.log(`\nI conti\n${countLines(counts)}`);
  console.log(
    `La categoria proposta è quella che intendeva chi ha scritto: ${counts.asMeant} su ${counts.registered}.`,
  );
  if (wrong.length === 0) return;
  console.error(`\nI conti non tornano:\n${wrong.map((each) => `- ${each}`).join('\n')}`);
  process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
