import type { Past } from '../past/past.ts'
import { hourOf, isWeekend } from '../past/sums.ts'
import { Places } from './places.ts'

/** Half-lives on the community's own clock, in helps of anybody (routing study: 32, 128, 512). */
export const EVENT_HALF_LIVES = [8, 32, 128, 512] as const
/** Helps looked back upon: four half-lives of the longest. */
const LOOK_BACK = 2_048

/** The community's last helps: one pass an ask, whatever the size of the past. */
export class Moment {
  /** Who helped lately, and where they stand in `pulse`. */
  readonly active = new Places()
  /** Σ ½^(helps since / h), one array a half-life. */
  readonly pulse: Float64Array[]
  /** Share of the recent helps by hour of day (UTC) and at weekends. */
  readonly hours = new Float64Array(24)
  weekend = 0

  constructor(past: Past) {
    const { log } = past
    this.pulse = EVENT_HALF_LIVES.map(() => new Float64Array(Math.min(LOOK_BACK, log.length)))
    const rates = EVENT_HALF_LIVES.map((halfLife) => 2 ** (-1 / halfLife))
    const weights = EVENT_HALF_LIVES.map(() => 1)
    const first = Math.max(0, log.length - LOOK_BACK)
    for (let i = log.length - 1; i >= first; i--) {
      const { helper, at } = log[i] as (typeof log)[number]
      const place = this.active.take(helper.number)
      for (let h = 0; h < rates.length; h++) {
        const pulse = this.pulse[h] as Float64Array
        pulse[place] = (pulse[place] as number) + (weights[h] as number)
        weights[h] = (weights[h] as number) * (rates[h] as number)
      }
      const hour = hourOf(at)
      this.hours[hour] = (this.hours[hour] as number) + 1
      if (isWeekend(at)) this.weekend += 1
    }
    const looked = Math.max(1, log.length - first)
    for (let hour = 0; hour < 24; hour++) this.hours[hour] = (this.hours[hour] as number) / looked
    this.weekend /= looked
  }
}
