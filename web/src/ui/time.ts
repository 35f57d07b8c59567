/**
 * What time it is in the house: the clock of this computer, set right by the server's. People's clocks are off by minutes,
 * and what has a time here (a tap, a question, a wait, a booked moment) has the server's.
 */

let off = 0

/** Less is a message's way, and not a clock that is off. */
const LEAST_MS = 5_000

/** Milliseconds since 1970. */
export const timeNow = (): number => Date.now() + off

/** The server says that it is `at` there now. */
export function tellTime(at: number): void {
  const by = at - Date.now()
  off = Math.abs(by) < LEAST_MS ? 0 : by
}
