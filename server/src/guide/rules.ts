import { MOST_STEPS } from '@binome/contract/limits.ts'
import type { SessionMode } from '@binome/contract/terms.ts'
import type { Turn } from './lifecycle.ts'

/** The list of steps as a value, and what a deed makes of it. Laws: LAWS.md. */

export interface Step {
  id: string
  words: string
  /** Counts changes of words and place, from 1. */
  version: number
  /** How often the seeker turned its tick in each pass: odd is done [Y4]. */
  together: number
  alone: number
  /** Removed: kept so that nothing said late brings it back [Y2]. */
  removed: boolean
}

export type Deed =
  /** `version` 0: a new one, behind `after`, first when null, last when undefined. */
  | { do: 'write'; id: string; words: string; version: number; after?: string | null | undefined }
  | { do: 'place'; id: string; version: number; after: string | null }
  | { do: 'remove'; id: string; version: number }
  | { do: 'tick'; id: string; pass: Turn; turns: number }

export type Came =
  | { steps: readonly Step[] }
  | { refused: 'STEP_CHANGED'; version: number }
  | { refused: 'STEPS_FULL' | 'NOT_FOUND' }

export const isDone = (turns: number): boolean => turns % 2 === 1

/** Pure: the list after a deed; the same array when nothing changed. */
export function after(steps: readonly Step[], deed: Deed): Came {
  const step = steps.find(({ id }) => id === deed.id)
  if (deed.do === 'write' && deed.version === 0) {
    if (step) return { steps }
    // [Y9]
    if (standing(steps).length >= MOST_STEPS) return { refused: 'STEPS_FULL' }
    const fresh = { id: deed.id, words: deed.words, version: 1, together: 0, alone: 0, removed: false }
    return { steps: placed(steps, fresh, deed.after) }
  }
  if (!step) return { refused: 'NOT_FOUND' }
  if (deed.do === 'tick') {
    if (step.removed || deed.turns <= step[deed.pass]) return { steps }
    return { steps: replaced(steps, { ...step, [deed.pass]: deed.turns }) }
  }
  if (isAgain(steps, step, deed)) return { steps }
  if (step.removed || step.version !== deed.version) return { refused: 'STEP_CHANGED', version: step.version }
  const next = { ...step, version: step.version + 1 }
  switch (deed.do) {
    case 'write':
      return { steps: replaced(steps, { ...next, words: deed.words }) }
    case 'remove':
      return { steps: replaced(steps, { ...next, words: '', removed: true }) }
    case 'place':
      return {
        steps: placed(
          steps.filter(({ id }) => id !== step.id),
          next,
          deed.after,
        ),
      }
  }
}

/** The very change that brought it to where it stands [Y2]. */
function isAgain(steps: readonly Step[], step: Step, deed: Exclude<Deed, { do: 'tick' }>): boolean {
  if (step.version !== deed.version + 1) return false
  if (deed.do === 'remove') return step.removed
  if (deed.do === 'write') return !step.removed && step.words === deed.words
  const list = standing(steps)
  const at = list.indexOf(step)
  return at >= 0 && (list[at - 1]?.id ?? null) === deed.after
}

export const standing = (steps: readonly Step[]): readonly Step[] => steps.filter((step) => !step.removed)

/** What is to be written of a list that was `before`: every step that is not as it was, with its place among the standing. */
export function changedRows<S extends Step>(
  before: readonly S[],
  next: readonly S[],
): (S & { place: number | null })[] {
  const rowsOf = (steps: readonly S[]) => {
    const places = new Map(standing(steps).map(({ id }, place) => [id, place]))
    return steps.map((step) => ({ ...step, place: places.get(step.id) ?? null }))
  }
  const was = new Map(rowsOf(before).map((row) => [row.id, JSON.stringify(row)]))
  return rowsOf(next).filter((row) => was.get(row.id) !== JSON.stringify(row))
}

const replaced = (steps: readonly Step[], step: Step): readonly Step[] =>
  steps.map((one) => (one.id === step.id ? step : one))

/** Behind one that is gone is at the end. */
function placed(steps: readonly Step[], step: Step, behind: string | null | undefined): readonly Step[] {
  const at = behind === null ? -1 : steps.findIndex(({ id, removed }) => id === behind && !removed)
  if (behind !== null && at < 0) return [...steps, step]
  return [...steps.slice(0, at + 1), step, ...steps.slice(at + 1)]
}

/** What happened to a session beside its steps, in order. */
export interface TurnRow {
  kind: 'mode' | Turn
  mode: SessionMode | null
  /** Null: the house, when it opened. */
  byId: string | null
  at: Date
}

/** [Y5] Since when the seeker does it alone; null: they do not. */
export function aloneSince(turns: readonly TurnRow[]): Date | null {
  const last = turns.findLast(({ kind }) => kind !== 'mode')
  return last?.kind === 'alone' ? last.at : null
}

/** [Y7] And from what: somebody's choice, the steps, what the seeker was helped with before, or nothing. */
export function modeOf(
  steps: readonly Step[],
  turns: readonly TurnRow[],
): { mode: SessionMode; from: 'chosen' | 'steps' | 'helped_before' | 'nothing' } {
  const chosen = turns.findLast(({ mode, byId }) => mode !== null && byId !== null)
  if (chosen?.mode) return { mode: chosen.mode, from: 'chosen' }
  if (standing(steps).length > 0) return { mode: 'guide', from: 'steps' }
  const proposed = turns.find(({ mode, byId }) => mode !== null && byId === null)
  return proposed?.mode ? { mode: proposed.mode, from: 'helped_before' } : { mode: 'fix', from: 'nothing' }
}

/** [Y8] Null when it was not tried, or nothing is left of it. */
export function doneAlone(
  steps: readonly Step[],
  turns: readonly Pick<TurnRow, 'kind'>[],
): { done: number; of: number } | null {
  const list = standing(steps)
  if (list.length === 0 || !turns.some(({ kind }) => kind === 'alone')) return null
  return { done: list.filter(({ alone }) => isDone(alone)).length, of: list.length }
}
