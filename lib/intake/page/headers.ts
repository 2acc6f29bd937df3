import { styleHash } from './style';

/** What a page needs beyond its own text and style. */
export interface PageNeeds {
  /** Hashes of its scripts, as a policy names them. */
  scripts?: string[];
  /** Whether a script of it starts another from here. */
  workers?: boolean;
  /** Sites that may show it in a frame. */
  embeddingSites?: readonly string[];
}

/** Headers of a page that loads nothing from elsewhere and of which nothing else makes use. */
export function pageHeaders({
  scripts = [],
  workers = false,
  embeddingSites = [],
}: PageNeeds = {}): Record<string, string> {
  const policy = [
    "default-src 'none'",
    `style-src ${styleHash}`,
    ...(scripts.length > 0 ? [`script-src ${scripts.join(' ')}`] : []),
    ...(workers ? ["worker-src 'self'"] : []),
    'img-src data:',
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${embeddingSites.join(' ') || "'none'"}`,
  ];
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy.join('; '),
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  };
}

/** Of a page behind a secret address: no search engine lists it, and no link from it tells the address. */
export const secretAddress = {
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
};
