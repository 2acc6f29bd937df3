import type { OfficerLanguage } from './language';

/** What happened, and what the officer can do about it; each a full sentence. */
export interface ErrorSentences {
  what: string;
  todo: string;
}

/**
 * An error that an officer can act on. `code` is stable (`area.reason`, such as `ticket.unknown`);
 * the sentences are written where the error arises, in both languages, with personal values masked.
 */
export class UrpError extends Error {
  constructor(
    readonly code: string,
    private readonly sentences: Record<OfficerLanguage, ErrorSentences>,
    options?: ErrorOptions,
  ) {
    super(`${sentences.en.what} ${sentences.en.todo}`, options);
    this.name = 'UrpError';
  }

  /** What happened, in the officer's language. */
  what(language: OfficerLanguage): string {
    return this.sentences[language].what;
  }

  /** What to do now, in the officer's language. */
  todo(language: OfficerLanguage): string {
    return this.sentences[language].todo;
  }
}
