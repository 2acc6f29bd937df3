import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { formFrom } from '../../lib/intake/formSource';
import { flowFiles, readFlow } from '../../scripts/editor';
import { root } from '../../scripts/root';
import { openFlowOffice } from '../harness/flowOffice';
import { runWorkflowFile } from '../harness/workflow';
import { request } from '../lib/register/requests';

/** The course: each exercise as it begins, and solved. */
const exercises = join(root, 'workflows/exercises');
jest.setTimeout(60_000);

const office = openFlowOffice();

beforeEach(async () => {
  await fetch(office.sandbox.inboxApi, { method: 'DELETE' });
});

function run(exercise: string, start?: string, input: object[] = [{}]) {
  const credentials = office.credentials();
  const items = input.map((json) => ({ json: json as IDataObject }));
  return runWorkflowFile(join(exercises, `${exercise}.json`), {
    start,
    input: items,
    credentials,
  });
}

async function phones(): Promise<{ app: string; to: string }[]> {
  return (await (await fetch(`${office.sandbox.inbox}/api/phones`)).json()) as {
    app: string;
    to: string;
  }[];
}

function parametersOf(exercise: string, node: string): Record<string, unknown> {
  const { nodes } = readFlow(join(exercises, `${exercise}.json`));
  return nodes.find(({ name }) => name === node)?.parameters ?? {};
}

test('each exercise has its beginning, its solution and a page of the course that names both', () => {
  const names = flowFiles(exercises).map((file) => basename(file, '.json'));
  const lessons = [...new Set(names.map((name) => name.replace(/-(inizio|soluzione)$/, '')))];
  expect(names).toEqual(lessons.flatMap((lesson) => [`${lesson}-inizio`, `${lesson}-soluzione`]));
  expect(lessons).toHaveLength(6);
  for (const course of ['docs/it/corso', 'docs/en/course']) {
    const pages = flowPages(course);
    for (const name of names) expect(pages).toContain(`workflows/exercises/${name}.json`);
  }
});

function flowPages(course: string): string {
  return readFileSync(join(root, course, 'README.md'), 'utf8');
}

test('no address of an exercise is that of an example flow', () => {
  const paths = (folderOfFlows: string) =>
    flowFiles(folderOfFlows).flatMap((file) =>
      readFlow(file).nodes.flatMap(({ parameters }) => {
        return typeof parameters?.path === 'string' ? [parameters.path] : [];
      }),
    );
  const examples = paths(join(root, 'workflows'));
  expect(paths(exercises).filter((path) => examples.includes(path))).toEqual([]);
});

test('1: the citizen gets the receipt and the request is the desk’s, also where there is no mailbox', async () => {
  const citizen = { givenName: 'Anna', familyName: 'Prova', email: 'anna@cittadini.example' };
  const { ticket: one } = await office.register.file(request({ citizen }), 'prova');
  const { ticket: other } = await office.register.file(
    request({ citizen: { ...citizen, email: '' } }),
    'prova',
  );
  const solved = await run('1-prima-richiesta-soluzione', 'Modulo', [one, other]);
  expect(solved.error).toBeUndefined();
  expect(solved.json("Affida all'URP")).toMatchObject([
    { status: 'assigned', office: 'urp' },
    { status: 'assigned', office: 'urp' },
  ]);
  expect(await office.mails()).toMatchObject([
    { to: ['anna@cittadini.example'], subject: expect.stringContaining(one.reference) },
  ]);
});

test('2: with categories of its own the office’s sport is found, what is vague goes to a person', async () => {
  const begun = await run('2-smistare-inizio');
  expect(begun.json('Una alla volta')).toHaveLength(8);
  const solved = await run('2-smistare-soluzione');
  const proposals = [...solved.json("All'ufficio"), ...solved.json('A una persona')].map(
    ({ subject, classification }) => {
      const { category, priority } = classification as IDataObject;
      return [subject, { category, priority }];
    },
  );
  expect(Object.fromEntries(proposals)).toMatchObject({
    'Palestra comunale': { category: 'impianti-sportivi' },
    'Campo da calcio': { category: 'impianti-sportivi' },
    'Odore di gas': { priority: 'urgent' },
  });
  expect(solved.json('A una persona').map(({ subject }) => subject)).toContain('Informazione');
  expect(solved.json("All'ufficio").length).toBeGreaterThanOrEqual(4);
});

test('3: what the designer proposes is the form of the solution, and asks what was described', async () => {
  const begun = await run('3-un-modulo-vostro-inizio');
  const { definition } = begun.json('Progetta il modulo')[0]?.design as IDataObject;
  const solution = parametersOf('3-un-modulo-vostro-soluzione', 'Modulo: sala civica');
  expect(JSON.parse(String(solution.definition))).toEqual(definition);
  const form = formFrom({ kind: 'json', definition: solution.definition });
  const types = form.steps.flatMap(({ sections }) =>
    sections.flatMap(({ fields }) => fields.map(({ type }) => type)),
  );
  expect(types).toEqual(expect.arrayContaining(['privacy-notice', 'date', 'number', 'email']));
});

test('4: the sure one goes to its office, the others wait for a person who has a link', async () => {
  const solved = await run('4-decide-una-persona-soluzione', 'Quando premete «Execute workflow»');
  expect(solved.error).toBeUndefined();
  expect(solved.json("Affida all'ufficio")).toMatchObject([
    { subject: 'Lampione spento', office: 'lavori-pubblici', status: 'assigned' },
  ]);
  expect(solved.json('Metti in verifica')).toMatchObject([
    { status: 'in-review' },
    { status: 'in-review' },
  ]);
  const mails = await office.mails();
  expect(mails.map(({ to }) => to)).toEqual([['urp@comune.example'], ['urp@comune.example']]);
  const page = parametersOf('4-decide-una-persona-soluzione', 'Pagina di revisione').path;
  for (const { text } of mails) expect(text).toContain(`/webhook/${String(page)}?`);

  const again = await run('4-decide-una-persona-soluzione', 'Quando premete «Execute workflow»');
  expect(again.error).toBeUndefined();
  expect(await office.mails()).toHaveLength(2);
});

test('5: each office gets one list of what is due, once a day', async () => {
  const begun = await run('5-scadenze-inizio');
  expect(begun.error).toBeUndefined();
  expect(begun.json("Affida all'ufficio")).toHaveLength(4);
  const solution = (start: string) => run('5-scadenze-soluzione', start);
  expect((await solution('Quando premete «Execute workflow»')).error).toBeUndefined();
  expect((await solution('Ogni mattina, alle otto')).error).toBeUndefined();
  await solution('Ogni mattina, alle otto');
  const mails = await office.mails();
  expect(Object.fromEntries(mails.map(({ to, subject }) => [to[0], subject]))).toEqual({
    'lavori-pubblici@comune.example': 'Richieste in scadenza o scadute: 2',
    'tributi@comune.example': 'Richieste in scadenza o scadute: 1',
  });
  expect(mails).toHaveLength(2);
  const taxes = mails.find(({ to }) => to[0] === 'tributi@comune.example');
  expect(taxes?.text).toContain('SCADUTA il');
});

test('6: by email alone one is not told; down the chain all are, and once', async () => {
  const begun = await run('6-piu-canali-inizio');
  expect(begun.json('Avvisa il cittadino', 1)).toMatchObject([{ citizen: { givenName: 'Carla' } }]);
  await fetch(office.sandbox.inboxApi, { method: 'DELETE' });
  const solved = await run('6-piu-canali-soluzione');
  expect(solved.error).toBeUndefined();
  const reached = [
    ...(await office.mails()).map(({ to }) => `email ${to[0]}`),
    ...(await phones()).map(({ app, to }) => `${app} ${to}`),
  ];
  expect({ told: solved.json('Avvisato').length, reached: reached.sort() }).toEqual({
    told: 3,
    reached: [
      'email bruno@cittadini.example',
      'io TSTPRV80A01H501A',
      'sms +393331234569',
    ],
  });
  await run('6-piu-canali-soluzione');
  expect([...(await office.mails()), ...(await phones())]).toHaveLength(3);
});
