/** Going live later: when its seeker may be asked "now?". Pure; laws in LAWS.md. */

const MINUTE_MS = 60_000
const WISH_MS = 3 * 24 * 60 * MINUTE_MS
const STANDS_MS = 10 * MINUTE_MS
const APART_MS = 30 * MINUTE_MS
/** [G4] */
export const MOST_TIMES = 5

/** A wish to go live once somebody is there. */
export interface Wish {
  /** [G1] */
  endsAt: Date
  /** How often its seeker was asked. */
  times: number
  /** They are asked now, until then; null: they are not. */
  asksUntil: Date | null
  /** Not before. */
  restsUntil: Date | null
}

/** A wish said now. */
export const wished = (now: Date): Wish => ({
  ...{ endsAt: new Date(now.getTime() + WISH_MS), times: 0, asksUntil: null, restsUntil: null },
})

/** Asked now. [G4] */
export function askedAt({ endsAt, times }: Wish, now: Date): Wish {
  return { endsAt, times: times + 1, asksUntil: new Date(now.getTime() + STANDS_MS), restsUntil: null }
}

/** Not now, or no answer; null: that was the last time. */
export function leftAt({ endsAt, times }: Wish, now: Date): Wish | null {
  const restsUntil = new Date(now.getTime() + APART_MS)
  return times >= MOST_TIMES || restsUntil >= endsAt ? null : { endsAt, times, asksUntil: null, restsUntil }
}

/** May its seeker be asked at this moment? */
export function mayAsk({ endsAt, times, asksUntil, restsUntil }: Wish, now: Date): boolean {
  return endsAt > now && times < MOST_TIMES && asksUntil === null && (restsUntil === null || restsUntil <= now)
}

/** When time alone changes it next. */
export function turnOf({ endsAt, asksUntil }: Wish): Date {
  return asksUntil ?? endsAt
}
