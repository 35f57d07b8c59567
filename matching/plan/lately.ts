/** What wears off by itself: counts that halve nothing, but fade by e over their life. Seconds, of any fixed beginning. */
export interface Lately {
  at: number
  /** Taps, life 2 h: tired of being asked. */
  taps: number
  /** Helps, life 4 h: tired of helping. */
  helps: number
  /** Taps that got no yes, life 20 min: likely busy with something else just now. */
  silences: number
  /** Taps and three times helps, life two weeks: what the house took from this person. */
  load: number
  /** Helps, life a week. */
  weekHelps: number
}

const HOUR = 3_600
/**
 * Two and four hours: how long people stay tired in the routing study. A week: its sweeps. Two weeks: where a day forgets
 * who is asked every day (bench/waves, ways tried). Twenty minutes: how long somebody stays in what they are doing (Mark,
 * Gudith & Klocke 2008 measure interruptions back after 23 min).
 */
const LIVES = { taps: 2 * HOUR, helps: 4 * HOUR, silences: HOUR / 3, load: 336 * HOUR, weekHelps: 168 * HOUR } as const
const KINDS = Object.keys(LIVES) as (keyof typeof LIVES)[]

export function nothingLately(at: number): Lately {
  return { at, taps: 0, helps: 0, silences: 0, load: 0, weekHelps: 0 }
}

/** The same at a later moment; at an earlier one (clocks are off) nothing fades. */
export function faded(lately: Lately, at: number): Lately {
  const since = at - lately.at
  if (since <= 0) return lately
  const now = { ...lately, at }
  for (const kind of KINDS) if (lately[kind] > 0) now[kind] = lately[kind] * Math.exp(-since / LIVES[kind])
  return now
}
