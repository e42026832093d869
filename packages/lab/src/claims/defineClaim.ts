import type { Rng } from '@bits-per-sample/core';
import type { Claim, ClaimDial, ClaimFindings, ClaimWords } from './claim.ts';

/** A claim whose experiment knows its dials by name. */
export const defineClaim = <Name extends string>(
  claim: ClaimWords & {
    readonly dials: Readonly<Record<Name, ClaimDial>>;
    run(rng: Rng, setting: Readonly<Record<Name, number>>): ClaimFindings;
  },
): Claim => claim as Claim;
