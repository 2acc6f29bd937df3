import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../sandbox/server';
import {
  folder,
  forgetAddresses,
  runningAddresses,
  writeAddresses,
  type Addresses,
} from './addresses';
import { ensureBuilt } from './build';
import { signIn, type Owner } from './editor';
import { bringExamples, formAddress, type Examples } from './examples';
import { ensureHost } from './host';
import { startN8n, type N8n } from './n8n';
import { choosePort } from './ports';
import { root } from './root';
import { sandboxCredentials } from './sandboxCredentials';

/**
 * `npm start`: n8n with the pack, its example flows and a sandbox, ready to be tried. Nothing here
 * reaches beyond this machine.
 */
const userFolder = join(folder, 'n8n');
const owner: Owner = { email: 'urp@comune.example', password: 'Sportello1' };

/** What is to be ended, the last first. */
const running: { stop(): Promise<void> }[] = [];

async function main(): Promise<void> {
  const already = await runningAddresses();
  if (already) {
    console.log(`È già acceso da questa cartella (processo ${already.pid}).\n${screen(already)}`);
    return;
  }
  mkdirSync(folder, { recursive: true });
  const ports = await choosePorts();
  await ensureHost();
  ensureBuilt();

  const sandbox = await startSandbox({
    folder: join(folder, 'sandbox'),
    smtpPort: ports.smtp,
    pecPort: ports.pec,
    httpPort: ports.inbox,
    providerPort: ports.providers,
    modelPort: ports.model,
  });
  running.push(sandbox);
  console.log('Accendo n8n…');
  const n8n = await startN8n({ userFolder, port: ports.editor });
  running.push(n8n);
  const examples = await bringIn(n8n, sandbox);

  const addresses: Addresses = {
    pid: process.pid,
    editor: n8n.baseUrl,
    form: formAddress(n8n.baseUrl, examples.flows),
    inbox: sandbox.inbox,
    inboxApi: sandbox.inboxApi,
    smtpPort: sandbox.smtpPort,
    register: join(userFolder, '.n8n/urp/register.sqlite'),
    owner,
  };
  writeAddresses(addresses);
  if (examples.edited.length > 0) console.log(leftAlone(examples.edited));
  console.log(screen(addresses));

  const code = await n8n.ended;
  if (stopping) return;
  console.error(`\nn8n si è chiuso da solo (${code}). Perché: ${n8n.logFile}`);
  await stopAll(1);
}

async function choosePorts() {
  return {
    editor: await choosePort({ what: "l'editor di n8n", setting: 'URP_PORT', usual: 5678 }),
    inbox: await choosePort({ what: 'la posta ricevuta', setting: 'URP_INBOX_PORT', usual: 8025 }),
    model: await choosePort({
      what: 'il modello linguistico della sandbox',
      setting: 'URP_MODEL_PORT',
      usual: 8026,
    }),
    smtp: await choosePort({ what: 'il server di posta', setting: 'URP_SMTP_PORT', usual: 2525 }),
    pec: await choosePort({ what: 'il gestore PEC', setting: 'URP_PEC_PORT', usual: 2526 }),
    providers: await choosePort({
      what: 'SMS, WhatsApp e App IO di prova',
      setting: 'URP_PROVIDER_PORT',
      usual: 8027,
    }),
  };
}

/** The examples, unless the officer has made the sign-in their own: then n8n is theirs alone. */
async function bringIn(n8n: N8n, sandbox: Sandbox): Promise<Examples> {
  const editor = await signIn(n8n.baseUrl, owner).catch((error: Error) => {
    console.log(`${error.message}\nGli esempi restano come sono.`);
    return undefined;
  });
  if (!editor) return { flows: [], edited: [] };
  return bringExamples(
    editor,
    { folder: join(root, 'workflows'), recordFile: join(userFolder, 'examples.json') },
    sandboxCredentials(sandbox),
    sandbox.inbox,
  );
}

function leftAlone(names: string[]): string {
  const list = names.map((name) => `«${name}»`).join(', ');
  return (
    `\nModificati nell'editor, e quindi lasciati come sono: ${list}.\n` +
    'Per riavere un flusso originale, eliminalo nell’editor e riavvia.'
  );
}

function screen({ editor, form, inbox, owner: { email, password } }: Addresses): string {
  return `
  Editor di n8n            ${editor}
     accesso               ${email}   ${password}
  Modulo per il cittadino  ${form ?? 'nessun flusso d’esempio ha un modulo'}
  Posta ricevuta           ${inbox}

  Da provare
  1. Compila il modulo con un indirizzo inventato, come anna@cittadini.example:
     nella posta arrivano la ricevuta e la richiesta per l'ufficio.
  2. Nell'editor apri il flusso e le sue esecuzioni: che cosa è stato proposto, e perché.
  3. In un altro terminale, npm run demo: trenta richieste, anche ostili, e i conti alla fine.

  Ctrl-C ferma tutto. Per ricominciare da zero, ferma e cancella la cartella .urp
`;
}

let stopping = false;

async function stopAll(exitCode: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  console.log('\nFermo tutto…');
  forgetAddresses();
  for (const each of running.reverse()) await each.stop();
  process.exit(exitCode);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void stopAll(0));
}

main().catch(async (error: unknown) => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  await stopAll(1);
});
