import type { OfficerLanguage } from '../../lib/language';

/**
 * The language of labels and errors: `URP_LANGUAGE` (`it` or `en`), else n8n's own
 * `N8N_DEFAULT_LOCALE` where it is set, else Italian.
 */
export function officerLanguage(): OfficerLanguage {
  const wanted = process.env.URP_LANGUAGE ?? process.env.N8N_DEFAULT_LOCALE ?? 'it';
  return wanted.toLowerCase().startsWith('it') ? 'it' : 'en';
}
