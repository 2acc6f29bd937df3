/** Languages in which an officer reads labels and errors. */
export const officerLanguages = ['it', 'en'] as const;
export type OfficerLanguage = (typeof officerLanguages)[number];

/** Languages in which a citizen reads pages, receipts and messages; the first is the default. */
export const citizenLanguages = ['it', 'en', 'de', 'fr', 'sl'] as const;
export type CitizenLanguage = (typeof citizenLanguages)[number];
