import { officeRegister } from '../../../nodes/shell/register';
import { runWorkflowFile } from '../../harness/workflow';
import { startMailServer, type MailServer } from '../../lib/notification/mailServer';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(async () => {
  await server.close();
  await (await officeRegister()).close();
});

const page = { fileName: 'rapporto.html', mimeType: 'text/html; charset=utf-8' };
const sheet = {
  fileName: '../rapporto.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const base64 = (content: Buffer) => content.toString('base64');
const bytes = Buffer.from([0x50, 0x4b, 0, 0xff, 0xfe]);

async function sendWith(attachFiles: string, sheetBytes = bytes) {
  const node = (name: string, type: string, parameters = {}) => ({
    id: name,
    name,
    type,
    typeVersion: 1,
    position: [0, 0] as [number, number],
    parameters,
  });
  const flow = {
    nodes: [
      node('Start', 'n8n-nodes-base.manualTrigger'),
      node('Notifier', 'n8n-nodes-urp.urpNotifier', {
        channels: ['email'],
        emailAddress: 'dirigente@comune.example',
        template: 'own',
        subject: 'Rapporto',
        body: 'In allegato.',
        options: { attachFiles, occasion: `${attachFiles} ${sheetBytes.length}` },
      }),
    ],
    connections: { Start: { main: [[{ node: 'Notifier', type: 'main' as const, index: 0 }]] } },
  };
  const binary = {
    html: { ...page, data: base64(Buffer.from('<p>è</p>')) },
    xlsx: { ...sheet, data: base64(sheetBytes) },
  };
  const run = await runWorkflowFile(flow, {
    input: [{ json: {}, binary }],
    credentials: { urpSmtp: { ...server.settings() } },
  });
  expect(run.error).toBeUndefined();
  return { sent: run.items('Notifier', 0), notSent: run.items('Notifier', 1) };
}

test('files of the item go along as they are, under a harmless name', async () => {
  const { sent } = await sendWith('html, xlsx');
  expect(sent).toHaveLength(1);
  const [mail] = await server.parsed();
  expect(mail!.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
    ['rapporto.html', 'text/html'],
    ['.. rapporto.xlsx', sheet.mimeType],
  ]);
  expect(mail!.attachments[0]!.content.toString()).toBe('<p>è</p>');
  expect(mail!.attachments[1]!.content).toEqual(bytes);
});

test.each([
  ['a file that the item does not have', 'html, pdf', bytes, 'message.attachment-missing'],
  ['more than mail takes', 'xlsx', Buffer.alloc(16 * 1024 * 1024), 'message.attachments-large'],
])('%s keeps the message back, and says so', async (_what, names, content, code) => {
  const before = server.counts.data;
  const { notSent } = await sendWith(names, content);
  expect(JSON.stringify(notSent[0]?.json.delivery)).toContain(code);
  expect(server.counts.data).toBe(before);
});
