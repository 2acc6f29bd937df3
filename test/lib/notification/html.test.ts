import { mailPage } from '../../../lib/notification/html';

const page = (body: string) => mailPage({ subject: 'Oggetto', body, language: 'it' });

test('lines and quoted lines of one block stand in turn, however many', () => {
  const turns = 20_000;
  const html = page(Array.from({ length: turns }, (_, at) => `Il ${at}:\n> ${at}`).join('\n'));
  expect(html.match(/<p [^>]*>Il \d+:<\/p>\n<blockquote [^>]*>\d+<\/blockquote>/g)).toHaveLength(
    turns,
  );
});

test('a list under the line that names it is a list', () => {
  expect(page('Da fare\n- leggete\n- rispondete')).toMatch(
    /<p [^>]*>Da fare<\/p>\n<ul [^>]*>\n<li>leggete<\/li>\n<li>rispondete<\/li>\n<\/ul>/,
  );
});

test('a long word runs into no margin', () => {
  expect(page('https://comune.example/' + 'a'.repeat(300))).toContain('overflow-wrap:anywhere');
});

test('a list within a block stays a list', () => {
  expect(page('> cosa\n- una\n- due\n> fine')).toMatch(
    /cosa<\/blockquote>\n<ul [^>]*>\n<li>una<\/li>\n<li>due<\/li>\n<\/ul>\n<blockquote [^>]*>fine/,
  );
});
