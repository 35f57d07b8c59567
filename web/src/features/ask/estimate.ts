import type { WaitEstimate } from '@binome/contract/verbs/ask.ts'

type Ahead = WaitEstimate['ahead'][number]
type Moment = NonNullable<Ahead['half']>

/** What may be said of the wait at this moment, of what the server knows for every wait. */
export type Expectation =
  /** Too little ever happened here. */
  | { say: 'few' }
  /** Hardly anybody waited as long as this ask has. */
  | { say: 'fewSoLong' }
  /** Of those who waited so long, fewer than half found somebody. */
  | { say: 'underHalf' }
  | { say: 'begins' | 'goesOn'; half: Moment; nineOfTen: Moment | null; thisHour: boolean }

/** Under this many seconds an ask has only just begun. */
const BEGUN = 15

/** @param waited seconds since it searches: what is said is of asks that waited at least as long, never the same all along */
export function expectation(estimate: WaitEstimate | null, waited: number): Expectation {
  const ahead = estimate?.ahead.findLast((one) => one.waitedSeconds <= Math.max(0, waited))
  if (!estimate || !ahead) return { say: 'few' }
  if (!ahead.known) return { say: waited < BEGUN ? 'few' : 'fewSoLong' }
  const { half, nineOfTen } = ahead
  if (!half) return { say: 'underHalf' }
  return { say: ahead.waitedSeconds < BEGUN ? 'begins' : 'goesOn', half, nineOfTen, thisHour: estimate.thisHour }
}
