import type { SessionState } from '@binome/contract/terms.ts'
import type { Lapse } from './lifecycle.ts'

/** How long one waits for whom, in milliseconds. Told in LAWS.md. */
export const patience = {
  /** [S3] */
  helper: 30_000,
  /** [S4] */
  seeker: 120_000,
  /** [S5] */
  bothGone: 120_000,
  oneGone: 600_000,
  /** [S7] A reload takes a few seconds, a network change a few more. */
  reload: 10_000,
} as const

/** One unbroken stay of one person. `leftAt` null: still there. */
export interface Spell {
  personId: string
  enteredAt: Date
  leftAt: Date | null
}

export interface Encounter {
  state: SessionState
  seekerId: string
  helperId: string
  openedAt: Date
}

/** When the absence of somebody will end the session, if nobody comes. */
export interface Due {
  lapse: Lapse
  at: Date
}

export function isHere(spells: readonly Spell[], personId: string): boolean {
  return spells.some((spell) => spell.personId === personId && spell.leftAt === null)
}

/** When this person was last there; the opening when they never came. Only for somebody who is not here. */
function goneSince(session: Encounter, spells: readonly Spell[], personId: string): number {
  let since = session.openedAt.getTime()
  for (const spell of spells) {
    if (spell.personId === personId && spell.leftAt !== null) since = Math.max(since, spell.leftAt.getTime())
  }
  return since
}

/** What time will say, soonest first [S3] [S4] [S5]. Empty: whoever is needed is there. */
export function dues(session: Encounter, spells: readonly Spell[]): Due[] {
  const helperGone = isHere(spells, session.helperId) ? null : goneSince(session, spells, session.helperId)
  const seekerGone = isHere(spells, session.seekerId) ? null : goneSince(session, spells, session.seekerId)
  const found: Due[] = []
  const add = (lapse: Lapse, at: number) => found.push({ lapse, at: new Date(at) })
  if (session.state === 'meeting') {
    if (helperGone !== null) add('helper_absent', helperGone + patience.helper)
    if (seekerGone !== null) add('seeker_absent', seekerGone + patience.seeker)
  }
  if (session.state === 'live') {
    if (helperGone !== null && seekerGone !== null)
      add('both_gone', Math.max(helperGone, seekerGone) + patience.bothGone)
    if (helperGone !== null || seekerGone !== null) {
      add('one_gone', Math.min(helperGone ?? Infinity, seekerGone ?? Infinity) + patience.oneGone)
    }
  }
  return found.sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** The bounds a waiting screen shows while meeting: by when each must be there, were they to leave now or have left. */
export function comeBy(session: Encounter, spells: readonly Spell[]): { helper: Date; seeker: Date } {
  const by = (personId: string, wait: number) => new Date(goneSince(session, spells, personId) + wait)
  return { helper: by(session.helperId, patience.helper), seeker: by(session.seekerId, patience.seeker) }
}

type Stretch = [from: number, to: number]

/** The stays of one person as stretches that neither touch nor overlap, in order, none reaching past `until`. */
function stretches(spells: readonly Spell[], personId: string, until: number): Stretch[] {
  const mine: Stretch[] = spells
    .filter((spell) => spell.personId === personId)
    .map((spell): Stretch => [spell.enteredAt.getTime(), Math.min(spell.leftAt?.getTime() ?? until, until)])
    .filter(([from, to]) => from < to)
    .sort((a, b) => a[0] - b[0])
  const merged: Stretch[] = []
  for (const [from, to] of mine) {
    const last = merged.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged
}

/** Milliseconds for which both were there, up to `until` [S8]. */
export function togetherMs(spells: readonly Spell[], one: string, other: string, until: Date): number {
  const a = stretches(spells, one, until.getTime())
  const b = stretches(spells, other, until.getTime())
  let sum = 0
  for (let i = 0, j = 0; ; ) {
    const left = a[i]
    const right = b[j]
    if (!left || !right) return sum
    sum += Math.max(0, Math.min(left[1], right[1]) - Math.max(left[0], right[0]))
    if (left[1] < right[1]) i += 1
    else j += 1
  }
}

/** Whole minutes, to the nearest: 29 s are none, and a screen says "less than a minute" [S8]. */
export function minutesOf(ms: number): number {
  return Math.round(ms / 60_000)
}
