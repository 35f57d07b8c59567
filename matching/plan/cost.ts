/** Expected cost of a set of taps, in seconds of the seeker's waiting (routing study, J). On a grid of one minute. */

export const HORIZON_SECONDS = 60
const STEPS = 24
const STEP = HORIZON_SECONDS / STEPS
export const GRID: readonly number[] = Array.from({ length: STEPS + 1 }, (_, k) => k * STEP)

/** One tap, open or thought of: its chance to have been accepted by each moment of the grid, and what its yes costs. */
export interface Odds {
  by: Float64Array
  /** What a session with this person is expected to cost beyond the wait. */
  cost: number
}

/** A minute ahead with these taps open: nobody there yet (S), and the costs of whoever comes. */
export class Ahead {
  private readonly nobody = new Float64Array(STEPS + 1).fill(1)
  private readonly costs = new Float64Array(STEPS)
  private readonly afterwards: number

  /** @param afterwards cost of still having nobody at the end: W + c̄ */
  constructor(open: readonly Odds[], afterwards: number) {
    this.afterwards = afterwards
    for (const odds of open) this.add(odds)
  }

  add({ by, cost }: Odds): void {
    const { nobody, costs } = this
    for (let k = 0; k < STEPS; k++) {
      const now = by[k] as number
      const next = by[k + 1] as number
      const without = ((nobody[k] as number) + (nobody[k + 1] as number)) / 2
      costs[k] = (costs[k] as number) * (1 - (now + next) / 2) + cost * (next - now) * without
    }
    for (let k = 0; k <= STEPS; k++) nobody[k] = (nobody[k] as number) * (1 - (by[k] as number))
  }

  /** J of the taps so far. */
  get cost(): number {
    let sum = (this.nobody[STEPS] as number) * this.afterwards
    for (let k = 0; k < STEPS; k++) {
      sum += (STEP * ((this.nobody[k] as number) + (this.nobody[k + 1] as number))) / 2 + (this.costs[k] as number)
    }
    return sum
  }

  /** J with one more. */
  costWith({ by, cost }: Odds): number {
    const { nobody, costs } = this
    let sum = (nobody[STEPS] as number) * (1 - (by[STEPS] as number)) * this.afterwards
    for (let k = 0; k < STEPS; k++) {
      // Not as pairs: they would be most of what a plan leaves to collect.
      const now = by[k] as number
      const next = by[k + 1] as number
      const alone = nobody[k] as number
      const later = nobody[k + 1] as number
      sum += (STEP * (alone * (1 - now) + later * (1 - next))) / 2
      sum += (costs[k] as number) * (1 - (now + next) / 2) + (cost * (next - now) * (alone + later)) / 2
    }
    return sum
  }
}
