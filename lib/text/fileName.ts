/**
 * A file's name as it may be shown and written to a disk: the last part of a path, without signs that
 * nobody sees, that turn a name around (`fdp.exe` read as `exe.pdf`) or that a file system does not
 * take; `file` where nothing remains.
 */
export function plainFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return last.replace(/[<>:"|?*\p{Cc}\p{Cf}]/gu, '').replace(/^[.\s]+/, '') || 'file';
}
