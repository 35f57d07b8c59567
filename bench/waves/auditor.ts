import type { World } from './world.ts'

/** What happened, as it is written down for whoever audits: nothing of how it was decided. */
export interface TapEntry {
  person: number
  topic: number
  from: number
  until: number
}
export interface SessionEntry {
  person: number
  from: number
  until: number
}

export interface Breaches {
  undeclared: number
  quiet: number
  muted: number
  budget: number
  twoTaps: number
  engaged: number
}

/**
 * Counts breaches from the written record after the fact, by laying intervals beside the people's own declarations.
 * Shares no code and no state with the gate, so that a mistake of the gate is seen.
 */
export function audit(world: World, taps: readonly TapEntry[], sessions: readonly SessionEntry[]): Breaches {
  const breaches: Breaches = { undeclared: 0, quiet: 0, muted: 0, budget: 0, twoTaps: 0, engaged: 0 }
  const tapsOf = grouped(taps, world.people.length)
  const sessionsOf = grouped(sessions, world.people.length)
  for (const [i, person] of world.people.entries()) {
    const helped = sessionsOf[i] ?? []
    let lastEnd = Number.NEGATIVE_INFINITY
    for (const tap of tapsOf[i] ?? []) {
      if (!person.online[Math.trunc(tap.from / 3600)]) breaches.undeclared += 1
      if (person.quiet.some(([from, until]) => tap.from >= from && tap.from < until)) breaches.quiet += 1
      if (tap.topic !== -1 && tap.topic === person.muted) breaches.muted += 1
      if (tap.from < lastEnd) breaches.twoTaps += 1
      lastEnd = Math.max(lastEnd, tap.until)
      if (helped.some(({ from, until }) => tap.from >= from && tap.from < until + 300)) breaches.engaged += 1
      const monday = tap.from - (tap.from % 604_800)
      const used = helped
        .filter(({ from, until }) => from >= monday && from < monday + 604_800 && until <= tap.from)
        .reduce((sum, { from, until }) => sum + (until - from), 0)
      if (used >= person.budgetMinutes * 60) breaches.budget += 1
    }
  }
  return breaches
}

function grouped<T extends { person: number; from: number }>(entries: readonly T[], people: number): T[][] {
  const by: T[][] = Array.from({ length: people }, () => [])
  for (const entry of entries) by[entry.person]?.push(entry)
  for (const list of by) list.sort((x, y) => x.from - y.from)
  return by
}
