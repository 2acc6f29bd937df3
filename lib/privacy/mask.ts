const hidden = '•••';
const hostName = /^[\p{L}\p{N}-]{1,63}(\.[\p{L}\p{N}-]{1,63})+$/u;
const phoneLike = /^\+?[\d\s().\-/]{6,24}$/;
const fiscalCodeLike = /^[a-z]{6}[a-z\d]{10}$/i;

/** `mario.rossi@comune.example` becomes `m•••@comune.example`; a name around the address goes. */
export function maskEmail(address: string): string {
  const bare = /<([^<>]*)>\s*$/.exec(address)?.[1] ?? address.trim();
  const at = bare.lastIndexOf('@');
  const host = bare.slice(at + 1);
  if (at < 1 || !hostName.test(host)) return hidden;
  const [first = ''] = bare;
  return `${/[\p{L}\p{N}]/u.test(first) ? first : ''}${hidden}@${host}`;
}

/** `+39 333 1234123` becomes `+39•••••••123`: the country where it is Italy, and three digits. */
export function maskPhone(phone: string): string {
  const compact = phone.replace(/[^\d+]/g, '');
  const prefix = compact.startsWith('+39') ? '+39' : '';
  const digits = compact.slice(prefix.length).replace(/\D/g, '');
  if (digits.length < 6) return hidden;
  return `${prefix}${'•'.repeat(digits.length - 3)}${digits.slice(-3)}`;
}

/** `RSSMRA85T10A562S` becomes `R••••••••••••••S`. */
export function maskFiscalCode(fiscalCode: string): string {
  const compact = fiscalCode.trim();
  if (!fiscalCodeLike.test(compact)) return hidden;
  return `${compact.slice(0, 1)}${'•'.repeat(14)}${compact.slice(-1)}`;
}

/**
 * What a log or an error may show of a personal value: enough for its owner's office to recognise
 * it, too little for anyone else. The kind is recognised; what is none of ours is hidden whole.
 */
export function mask(value: string): string {
  if (value.includes('@')) return maskEmail(value);
  if (phoneLike.test(value.trim())) return maskPhone(value);
  return maskFiscalCode(value);
}

/** The address of a message, on whichever channel, as a log or an error may show it. */
export const maskRecipient = mask;
