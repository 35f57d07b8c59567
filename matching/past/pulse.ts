import type { Session } from './session.ts'
import { hourOf, isWeekend } from './sums.ts'

/** Half-lives on the community's own clock, in helps of anybody (routing study: 32, 128, 512). */
export const EVENT_HALF_LIVES = [8, 32, 128, 512] as const
/** Helps looked back upon: four half-lives of the longest. */
const LOOK_BACK = 2_048
/** ½^(helps / h) for as many helps as are looked back upon: reckoned once, looked at a thousand times an ask. */
const FADED = EVENT_HALF_LIVES.map((halfLife) =>
  Float64Array.from({ length: LOOK_BACK + 1 }, (_, helps) => 2 ** (-helps / halfLife)),
)

/**
 * The community's last helps, by person number: a fold of the log in the order of time, so that an ask costs nothing
 * for the past. What comes in between, or goes, makes it begin again at the next look.
 */
export class Pulse {
  private readonly log: readonly Session[]
  private folded = 0
  /** Σ ½^(helps since / h) as of the person's last help, one array a half-life. */
  private sums = EVENT_HALF_LIVES.map(() => new Float64Array(64))
  /** Those who helped lately, longest ago first, with the place of their last help; and by number, that place + 1, 0 without. */
  private readonly lately = new Map<number, number>()
  private lastPlace = new Uint32Array(64)
  /** Their numbers as a list, once asked for: a step of an iterator is an object for the collector, two thousand an ask. */
  private listed: readonly number[] | null = null
  private readonly byHour = new Float64Array(24)
  private atWeekend = 0

  constructor(log: readonly Session[]) {
    this.log = log
  }

  /** Something changed at this place of the log. */
  changed(at: number): void {
    if (at >= this.folded) return
    this.folded = 0
    for (const sums of this.sums) sums.fill(0)
    this.lastPlace.fill(0)
    this.lately.clear()
    this.listed = null
    this.byHour.fill(0)
    this.atWeekend = 0
  }

  /** Takes in what came since; to be done before looking. */
  fold(highest: number): void {
    if (highest > (this.sums[0] as Float64Array).length) this.widen(highest)
    for (; this.folded < this.log.length; this.folded++) this.take(this.folded)
  }

  /** Numbers of those who helped lately. */
  get active(): readonly number[] {
    this.listed ??= [...this.lately.keys()]
    return this.listed
  }

  /** Σ ½^(helps since / EVENT_HALF_LIVES[h]), 0 for those who did not help lately. */
  of(h: number, number: number): number {
    const last = this.lastPlace[number] ?? 0
    return last === 0 ? 0 : this.sumAt(h, number, this.folded - last)
  }

  /** When anybody last helped, ms. */
  get lastAt(): number {
    return this.log[this.folded - 1]?.at ?? Number.NEGATIVE_INFINITY
  }

  /** Share of the recent helps by hour of day (UTC), and at weekends. */
  get hours(): Float64Array {
    const { byHour, looked } = this
    return byHour.map((count) => count / looked)
  }

  get weekend(): number {
    return this.atWeekend / this.looked
  }

  private get looked(): number {
    return Math.max(1, Math.min(LOOK_BACK, this.folded))
  }

  private take(at: number): void {
    const { helper } = this.log[at] as Session
    const { number } = helper
    const before = this.lately.get(number)
    for (const [h, sums] of this.sums.entries()) {
      sums[number] = 1 + (before === undefined ? 0 : this.sumAt(h, number, at - before))
    }
    this.lately.delete(number)
    this.lately.set(number, at)
    this.listed = null
    this.lastPlace[number] = at + 1
    this.count(at, 1)
    if (at < LOOK_BACK) return
    this.count(at - LOOK_BACK, -1)
    for (const [who, last] of this.lately) {
      if (last > at - LOOK_BACK) break
      this.lately.delete(who)
      this.lastPlace[who] = 0
    }
  }

  private sumAt(h: number, number: number, since: number): number {
    return ((this.sums[h] as Float64Array)[number] as number) * ((FADED[h] as Float64Array)[since] as number)
  }

  private count(place: number, by: 1 | -1): void {
    const { at } = this.log[place] as Session
    const hour = hourOf(at)
    this.byHour[hour] = (this.byHour[hour] as number) + by
    if (isWeekend(at)) this.atWeekend += by
  }

  private widen(highest: number): void {
    const places = new Uint32Array(highest * 2)
    places.set(this.lastPlace)
    this.lastPlace = places
    this.sums = this.sums.map((sums) => {
      const wider = new Float64Array(highest * 2)
      wider.set(sums)
      return wider
    })
  }
}
