import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { largestUpload, mediaTypeOf, readUpload, safeFileName } from '../../../lib/intake/upload';

test.each([
  ['\xFF\xD8\xFF\xE0..JFIF', 'image/jpeg'],
  ['\x89PNG\r\n\x1A\n....', 'image/png'],
  ['RIFF....WEBPVP8 ', 'image/webp'],
  ['....ftypheic....', 'image/heic'],
  ['....ftypmif1....', 'image/heic'],
  ['%PDF-1.7\n', 'application/pdf'],
  ['....ftypisom....', null],
  ['RIFF....WAVEfmt ', null],
  ['<svg onload="alert(1)">', null],
  ['<!DOCTYPE html>', null],
  ['MZ', null],
  ['', null],
])('tells %j by its first bytes', (content, mediaType) => {
  expect(mediaTypeOf(Buffer.from(content, 'latin1'))).toBe(mediaType);
});

test.each([
  ['foto.jpg', 'image/jpeg', 'foto.jpg'],
  ['FOTO.JPEG', 'image/jpeg', 'FOTO.jpeg'],
  ['foto.php', 'image/png', 'foto.php.png'],
  ['..\\..\\evil/../foto.png', 'image/png', 'foto.png'],
  ['.htaccess', 'image/png', 'htaccess.png'],
  ['fo\u202egnp\r\nX: y.png', 'image/png', 'fognp X y.png'],
  ['<img src=x onerror=alert(1)>.png', 'image/png', 'img src=x onerror=alert(1).png'],
  ['', 'application/pdf', 'file.pdf'],
  ['lampione spento.exe', null, 'lampione spento.exe'],
  ['fo\u00ADto\u200D.jpg', 'image/jpeg', 'foto.jpg'],
  ['a.bbbbbbbbb\u{1F600}', null, 'a.bbbbbbbbb\u{1F600}'],
  ['a.bbbbbbbbbb\u{1F600}', null, 'a.bbbbbbbbbb'],
  [`${'a'.repeat(300)}.pdf`, 'application/pdf', `${'a'.repeat(60)}.pdf`],
] as const)('names %j (%s) safely', (sent, mediaType, name) => {
  expect(safeFileName(sent, mediaType)).toBe(name);
});

describe('reads from the disk', () => {
  let folder: string;
  const path = (name: string) => join(tmpdir(), `urp-upload-${process.pid}-${name}`);
  beforeAll(async () => {
    folder = await mkdtemp(path('folder-'));
    await writeFile(join(folder, 'secret'), '%PDF-secret');
    await writeFile(path('plain'), '%PDF-1.7');
    await writeFile(path('large'), Buffer.alloc(largestUpload + 1));
    await symlink(join(folder, 'secret'), path('link'));
  });
  afterAll(async () => {
    const made = [folder, path('plain'), path('large'), path('link')];
    await Promise.all(made.map((each) => rm(each, { recursive: true, force: true })));
  });
  const read = (filepath: string) => readUpload({ filepath, originalFilename: 'x.pdf', size: 8 });

  test('a file that the parser has just written', async () => {
    expect(await read(path('plain'))).toEqual({
      fileName: 'x.pdf',
      size: 8,
      mediaType: 'application/pdf',
      content: Buffer.from('%PDF-1.7'),
    });
  });

  test('no more of a large one than its size', async () => {
    expect(await read(path('large'))).toMatchObject({ size: largestUpload + 1, content: null });
  });

  test.each([
    ['a file elsewhere', '/etc/hostname'],
    ['a file reached by going up', join(tmpdir(), '..', 'etc', 'hostname')],
    ['a folder', tmpdir()],
  ])('never %s', async (_, filepath) => {
    expect(await read(filepath)).toBeUndefined();
  });

  test('never a file deeper in the folder, nor what a link points to', async () => {
    expect(await read(join(folder, 'secret'))).toBeUndefined();
    await expect(read(path('link'))).rejects.toThrow('ELOOP');
  });
});
