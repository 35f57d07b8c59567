/** [S23] How long the other one has to agree. */
export const AGREE_MS = 30_000
/** How long an invitation stands. */
export const INVITED_MS = 120_000
/** Who advised is named at its end, so many at most. */
export const MOST_ADVISERS_NAMED = 10
