import type { Past } from '../past/past.ts'
import type { Person } from '../past/person.ts'
import { fading, hourOf, isWeekend } from '../past/sums.ts'
import { DAY } from '../score.ts'
import { column, logShare } from './forms.ts'

/** When in the day and the week somebody helps. Times are UTC: a person's habit shifts with the season, and is relearnt. */

export const HABITS = ['this hour', 'next six hours', 'weekend', 'lately at this hour']

/** Neighbouring hours count too (routing study). */
const KERNEL = [0.4, 0.8, 1, 0.8, 0.4]
/** A person's hours are believed against everybody's as if these many helps were everybody's (chosen). */
const PSEUDO = 4
/** "Lately": days, and hours either way (routing study: 30 and 3). */
const LATELY = 30
const AROUND = 3

export function habits({ pulse, tallies }: Past, people: readonly Person[], now: number): Float64Array[] {
  const hour = hourOf(now)
  const kernel = new Float64Array(24)
  for (const [i, weight] of KERNEL.entries()) kernel[(hour + i + 22) % 24] = weight
  const ahead = new Float64Array(24)
  for (let i = 0; i < 6; i++) ahead[(hour + i) % 24] = 1
  const weekend = isWeekend(now)
  const all = column(people, ({ number }) => tallies.habit(number))
  const hours = (weights: Float64Array) =>
    lift(
      column(people, ({ number }) => tallies.hours(number, weights)),
      all,
      dot(weights, pulse.hours),
    )
  const rest = column(people, ({ number }, i) => {
    const atWeekend = tallies.weekend(number)
    return weekend ? atWeekend : (all[i] as number) - atWeekend
  })
  return [
    hours(kernel),
    hours(ahead),
    lift(rest, all, weekend ? pulse.weekend : 1 - pulse.weekend),
    logShare(column(people, (person) => lately(person, now, hour))),
  ]
}

/** How much more of somebody's helps are such than of everybody's; 0 where there are none. */
function lift(mine: Float64Array, all: Float64Array, everybody: number): Float64Array {
  const lifts = new Float64Array(mine.length)
  if (everybody > 0)
    for (let i = 0; i < mine.length; i++)
      lifts[i] = Math.log(((mine[i] as number) + PSEUDO * everybody) / (((all[i] as number) + PSEUDO) * everybody))
  return lifts
}

function lately({ helpedAt }: Person, now: number, hour: number): number {
  let count = 0
  for (let i = helpedAt.length - 1; i >= 0; i--) {
    const at = helpedAt[i] as number
    if (now - at > LATELY * DAY) break
    const apart = Math.abs(hourOf(at) - hour)
    if (Math.min(apart, 24 - apart) <= AROUND) count += fading(at, now, LATELY)
  }
  return count
}

function dot(x: Float64Array, y: Float64Array): number {
  let total = 0
  for (let i = 0; i < x.length; i++) total += (x[i] as number) * (y[i] as number)
  return total
}
