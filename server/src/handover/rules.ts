/** [T9] How long the seeker has to agree: the time to read a line and to say what one thinks of it. */
export const AGREE_MS = 60_000

/** [T4] Between the last moment the colleague's tap can run out by itself and the moment the two are told. */
export const GRACE_MS = 15_000

/** People one may choose from. */
export const MOST_CANDIDATES = 5

/** Encounters before this one that are told of: nobody hands over for ever. */
export const MOST_BEFORE = 10

/** [T4] When the two are told that nobody could come: of the tap's own time alone. */
export function toldAt(lastLapse: number): Date {
  return new Date(lastLapse + GRACE_MS)
}
