import { domainToASCII } from 'node:url';
import { z } from 'zod';

const address = z.string().max(254).email();
const mostLocalCharacters = 64; // RFC 5321 (4.5.3.1.1)

/**
 * The address as a mail server takes it, its domain in ASCII and lower case; null where the text is
 * anything but one address: a list, a name beside it, a control character, a comment.
 */
export function mailAddress(text: string): string | null {
  const trimmed = text.trim();
  const at = trimmed.lastIndexOf('@');
  if (at < 1 || at > mostLocalCharacters || /[\s<>,;:()[\]\\"\p{Cc}]/u.test(trimmed)) return null;
  const parsed = address.safeParse(
    `${trimmed.slice(0, at)}@${domainToASCII(trimmed.slice(at + 1))}`,
  );
  return parsed.success ? parsed.data : null;
}
