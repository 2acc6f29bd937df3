/** What the law takes the office's silence for, once a term has passed. */
export type Silence = 'delay' | 'refusal';

export interface Procedure {
  /** Calendar days of the term. */
  termDays: number;
  silence: Silence;
  source: string;
  /** What is granted against third parties is released no sooner than so many days after they are told. */
  releaseAfterDays?: number;
}

/** Procedures whose terms the law itself sets. */
export const procedures = {
  general: { termDays: 30, silence: 'delay', source: 'L. 241/1990, art. 2, c. 2' },
  'access-to-documents': {
    termDays: 30,
    silence: 'refusal',
    source: 'L. 241/1990, art. 25, c. 4',
  },
  'civic-access': {
    termDays: 30,
    silence: 'delay',
    source: 'd.lgs. 33/2013, art. 5, c. 6',
    releaseAfterDays: 15,
  },
} as const satisfies Record<string, Procedure>;
export type ProcedureCode = keyof typeof procedures;

export interface SuspensionGround {
  /** The term runs again after so many calendar days, whatever the office does. */
  longestDays: number;
  source: string;
}

/** Why a term may stand still; for each of these reasons once in a procedure. */
export const suspensionGrounds = {
  /** Facts or certificates that the administration does not hold itself. */
  information: { longestDays: 30, source: 'L. 241/1990, art. 2, c. 7' },
  /** Ten days for the applicant's observations, and ten more for the office after them. */
  'refusal-notice': { longestDays: 20, source: 'L. 241/1990, art. 10-bis' },
  /** Ten days in which third parties may oppose. */
  'third-parties': { longestDays: 10, source: 'd.lgs. 33/2013, art. 5, c. 5' },
} as const satisfies Record<string, SuspensionGround>;
export type SuspensionGroundCode = keyof typeof suspensionGrounds;

export const procedureCodes = Object.keys(procedures) as [ProcedureCode, ...ProcedureCode[]];
export const suspensionGroundCodes = Object.keys(suspensionGrounds) as [
  SuspensionGroundCode,
  ...SuspensionGroundCode[],
];
