import type { Past } from '../past/past.ts'
import type { Person } from '../past/person.ts'
import { fading, hourOf, isWeekend } from '../past/sums.ts'
import { DAY } from '../score.ts'
import { column, logShare } from './forms.ts'

/** When in the day and the week somebody helps. Times are UTC: a person's habit shifts with the season, and is relearnt. */

export const HABITS = ['this hour', 'next six hours', 'weekend', 'lately at this hour']

/** Neighbouring hours count too (routing study). */
const KERNEL = [0.4, 0.8, 1, 0.8, 0.4]
/** A person's hours are believed against everybody's as if these many helps were everybody's. */
const PSEUDO = 4
/** "Lately": days, and hours either way. */
const LATELY = 30
const AROUND = 3

export function habits({ pulse, tallies }: Past, people: readonly Person[], now: number): Float64Array[] {
  const hour = hourOf(now)
  const kernel = new Float64Array(24)
  for (const [i, weight] of KERNEL.entries()) kernel[(hour + i + 22) % 24] = weight
  const ahead = new Float64Array(24)
  for (let i = 0; i < 6; i++) ahead[(hour + i) % 24] = 1
  const weekend = isWeekend(now)
  const lift = (mine: number, all: number, everybody: number): number =>
    everybody > 0 ? Math.log((mine + PSEUDO * everybody) / ((all + PSEUDO) * everybody)) : 0
  const of = (weights: Float64Array) => {
    const everybody = dot(weights, pulse.hours)
    return column(people, ({ number }) => lift(tallies.hours(number, weights), tallies.habit(number), everybody))
  }
  const restShare = weekend ? pulse.weekend : 1 - pulse.weekend
  return [
    of(kernel),
    of(ahead),
    column(people, ({ number }) => {
      const [habit, rest] = [tallies.habit(number), tallies.weekend(number)]
      return lift(weekend ? rest : habit - rest, habit, restShare)
    }),
    logShare(column(people, (person) => lately(person, now, hour))),
  ]
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
