import { LONGEST_LIFE_SECONDS } from '../reach/rules.ts'

/** [S23] How long the other one has to agree. */
export const AGREE_MS = 30_000
/**
 * [S30] How long an invitation stands, by whatever channel it goes: whoever is called from their pocket has the time they
 * have for a tap.
 */
export const INVITED_MS = LONGEST_LIFE_SECONDS * 1000
/** Who advised is named at its end, so many at most. */
export const MOST_ADVISERS_NAMED = 10
