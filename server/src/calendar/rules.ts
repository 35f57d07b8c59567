import type { Window } from './stretches.ts'

/** When a calendar is read, and how far ahead. Pure; laws in LAWS.md. */

const DAY = 86_400_000
/** Each quarter of an hour. */
const EVERY_MS = 15 * 60_000
const LONGEST_WAIT_MS = 12 * 3_600_000
/** A feed that does not change is asked for whole when its stretches reach less far than this. */
const LEAST_AHEAD = 14 * DAY
const AHEAD = 28 * DAY

/** [C7] After so many failures in a row. */
export function nextReading(now: Date, failures: number): Date {
  return new Date(now.getTime() + Math.min(LONGEST_WAIT_MS, EVERY_MS * 2 ** Math.min(10, Math.max(0, failures - 1))))
}

/** Of whole days, so that it is the same all day long. */
export function windowAt(now: Date, zone: string): Window {
  const today = Math.floor(now.getTime() / DAY) * DAY
  return { from: today, to: today + AHEAD, zone }
}

/** [C7] Only a feed that is known as it should be read now may answer "as before". */
export function asBefore(known: { zone: string; knownUntil: Date }, zone: string, now: Date): boolean {
  return known.zone === zone && known.knownUntil.getTime() - now.getTime() >= LEAST_AHEAD
}

/** The address as it is fetched: calendars hand theirs out as webcal too, which is https. */
export const addressOf = (said: string): string => said.replace(/^webcals?:/i, 'https:')
