import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { openRegister, type RegisterPlace } from '../../../lib/register/openRegister';
import { openPostgres } from '../../../lib/register/postgres';
import type { Register } from '../../../lib/register/register';
import { openSqlite } from '../../../lib/register/sqlite';
import type { FreshRegister } from './freshRegister';
import { proposal, request } from './requests';

const key = 'una chiave lunga per la prova';

const tables = ['urp_events', 'urp_attachments', 'urp_uploads', 'urp_decisions', 'urp_messages'];

/** All that the database holds, as bytes. */
async function dump(place: RegisterPlace): Promise<Buffer> {
  if (place.kind === 'sqlite') {
    return Buffer.concat([readFileSync(place.file), readFileSync(`${place.file}-wal`)]);
  }
  const { db } = await openPostgres(place);
  const rows = await Promise.all(
    ['urp_tickets', ...tables].map((table) =>
      sql.raw<object>(`select * from ${table}`).execute(db),
    ),
  );
  await db.destroy();
  const values = rows.flatMap(({ rows: each }) => each.flatMap((row) => Object.values(row)));
  return Buffer.concat(
    values.map((value: unknown) =>
      value instanceof Uint8Array ? value : Buffer.from(`${value}\n`),
    ),
  );
}

/** What whoever has a copy of the database reads of the secret that links are signed with. */
async function copiedSecret(place: RegisterPlace): Promise<Buffer> {
  const { db } = await (place.kind === 'sqlite' ? openSqlite(place.file) : openPostgres(place));
  const row = db.selectFrom('urpSecrets').select('value').where('name', '=', 'links');
  const { value } = await row.executeTakeFirstOrThrow();
  await db.destroy();
  return Buffer.from(value, 'base64');
}

/** A register whose content nobody reads without the key. */
export function encryptionContract(fresh: FreshRegister): void {
  describe('a register with a key', () => {
    let register: Register;
    const secretly = () =>
      openRegister({ ...fresh.place, encryptionKey: key }, { now: () => fresh.now });
    const sent = request({
      subject: 'Zefirino smarrito',
      text: 'Il mio Quirinetto è malato.',
      citizen: { givenName: 'Ermenegilda', email: 'ermenegilda@example.it' },
      fields: { via: 'Vicolo Stortignaccolo 7' },
      attachments: [
        {
          fileName: 'certificatone.pdf',
          mediaType: 'application/pdf',
          content: Buffer.from('%PDF-1.7 diagnosi riservatissima'),
        },
      ],
    });
    const words = [
      ...['Zefirino', 'Quirinetto', 'Ermenegilda', 'ermenegilda@', 'Stortignaccolo'],
      ...['certificatone', 'riservatissima', 'Molestone', 'Spiegazionona', 'Anteprimona'],
    ];

    beforeEach(async () => {
      register = await secretly();
    });
    afterEach(() => register.close());

    async function fillIn(): Promise<string> {
      const { reference } = (
        await register.file(
          { ...sent, submissionKey: `${sent.submissionKey}-${fresh.place.kind}` },
          'modulo',
        )
      ).ticket;
      await register.addNote(reference, 'Molestone', 'urp');
      await register.changeStatus(reference, 'in-review', 'urp', 'Spiegazionona');
      await register.recordProposal(
        proposal(reference, { proposal: { rationale: 'Anteprimona' } }),
        'motore',
      );
      await register.keepUpload(sent.attachments![0]!);
      return reference;
    }

    test('gives back all that was put in, in whole and by search', async () => {
      const reference = await fillIn();
      const { subject, text, citizen, fields } = sent;
      const ticket = await register.get(reference);
      expect(ticket).toMatchObject({ subject, text, citizen, fields });
      const found = await register.search({ words: 'quirinetto malato', limit: 10 });
      expect(found.tickets).toEqual([ticket]);
      expect((await register.search({ words: reference, limit: 10 })).tickets).toEqual([ticket]);
      const kinds = (await register.history(reference)).map(({ details }) =>
        JSON.stringify(details),
      );
      expect(kinds.join()).toContain('Molestone');
      const [file] = await register.attachments(reference);
      expect(file).toMatchObject(sent.attachments![0]!);
      expect((await register.decisions(reference))[0]?.proposal).toEqual({
        rationale: 'Anteprimona',
      });
      expect((await register.receipt(reference)).isIntact).toBe(true);
    });

    test('is found by whole words alone', async () => {
      await fillIn();
      expect((await register.search({ words: 'quirin', limit: 10 })).tickets).toEqual([]);
    });

    test('shows none of it to who reads the database', async () => {
      await fillIn();
      const bytes = await dump(fresh.place);
      expect(bytes.length).toBeGreaterThan(1000);
      for (const word of words) {
        for (const form of [
          word,
          word.toLowerCase(),
          Buffer.from(word).toString('base64').slice(0, 10),
        ]) {
          expect([word, bytes.includes(form)]).toEqual([word, false]);
        }
      }
    });

    test('lets nobody who reads the database sign a link, which would open the pages', async () => {
      const secret = await register.secret();
      expect((await copiedSecret(fresh.place)).includes(secret)).toBe(false);
    });

    test('is not opened without the key, nor with another', async () => {
      await fillIn();
      await expect(openRegister(fresh.place)).rejects.toMatchObject({
        code: 'register.key-missing',
      });
      const other = { ...fresh.place, encryptionKey: 'un’altra chiave, altrettanto lunga' };
      await expect(openRegister(other)).rejects.toMatchObject({ code: 'register.key-wrong' });
      const short = { ...fresh.place, encryptionKey: 'corta' };
      await expect(openRegister(short)).rejects.toMatchObject({ code: 'register.key-short' });
    });

    test('is one register for all who open it at once', async () => {
      const others = await Promise.all([secretly(), secretly(), secretly()]);
      const reference = await fillIn();
      for (const each of others) expect((await each.get(reference)).subject).toBe(sent.subject);
      await Promise.all(others.map((each) => each.close()));
    });
  });

  describe('the secret of links that was there before the key', () => {
    test('is sealed, and the links that it signed still hold', async () => {
      const before = await fresh.register.secret();
      expect((await copiedSecret(fresh.place)).equals(before)).toBe(true);
      const register = await openRegister({ ...fresh.place, encryptionKey: key });
      expect(await register.secret()).toEqual(before);
      expect((await copiedSecret(fresh.place)).includes(before)).toBe(false);
      await register.close();
    });

    test('is not taken for another by a process that has no key yet', async () => {
      const keyed = await openRegister({ ...fresh.place, encryptionKey: key });
      await keyed.secret();
      await keyed.close();
      await expect(fresh.register.secret()).rejects.toMatchObject({ code: 'register.key-missing' });
    });
  });

  test('what was there before the key stays readable, whatever it imitates', async () => {
    const mark = createHash('sha256').update(key).digest('hex').slice(0, 16);
    const text = `urp1:${mark}:AAAA`;
    const { reference } = await fresh.fileOne({ text });
    const register = await openRegister({ ...fresh.place, encryptionKey: key });
    expect((await register.get(reference)).text).toBe(text);
    await register.addNote(reference, 'nota', 'urp');
    expect(await register.history(reference)).toHaveLength(2);
    await register.close();
  });
}
