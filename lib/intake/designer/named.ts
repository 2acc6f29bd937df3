/** Whether a description that goes without something means fields of this type. */
export function isNamed(type: string, word: string): boolean {
  if (type === 'phone') return word === 'telefono';
  if (type === 'email') return /mail/.test(word);
  return type === 'file' && /allegati|foto/.test(word);
}
