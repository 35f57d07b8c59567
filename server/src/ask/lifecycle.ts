import type { AskState } from '@binome/contract/terms.ts'

/** Whatever moves an ask. `time` is a timer, `pair` an event of the encounter. */
export type AskMove =
  | 'open'
  | 'claim'
  | 'both_came'
  | 'helper_absent'
  | 'seeker_absent'
  | 'session_ended'
  | 'not_solved'
  | 'park'
  | 'accept_answer'
  | 'resume'
  | 'cancel'
  | 'solved_alone'
  | 'expire'

type Actor = 'seeker' | 'helper' | 'pair' | 'time'
type Row = { readonly [M in AskMove]?: { readonly to: AskState; readonly by: Actor } }

/** [A1] Who may move an ask, from where, to where. Exhaustive over the states. */
export const lifecycle: { readonly [S in AskState]: Row } = {
  draft: { open: { to: 'searching', by: 'seeker' } },
  searching: {
    claim: { to: 'matched', by: 'helper' },
    park: { to: 'parked', by: 'seeker' },
    cancel: { to: 'abandoned', by: 'seeker' },
    solved_alone: { to: 'resolved', by: 'seeker' },
    expire: { to: 'parked', by: 'time' },
  },
  matched: {
    both_came: { to: 'live', by: 'pair' },
    helper_absent: { to: 'searching', by: 'time' },
    seeker_absent: { to: 'parked', by: 'time' },
    cancel: { to: 'abandoned', by: 'seeker' },
    session_ended: { to: 'resolved', by: 'pair' },
  },
  live: {
    // Handed over: the next helper's own yes.
    claim: { to: 'matched', by: 'helper' },
    not_solved: { to: 'searching', by: 'seeker' },
    session_ended: { to: 'resolved', by: 'pair' },
  },
  parked: {
    claim: { to: 'matched', by: 'helper' },
    accept_answer: { to: 'resolved', by: 'seeker' },
    resume: { to: 'searching', by: 'seeker' },
    solved_alone: { to: 'resolved', by: 'seeker' },
    cancel: { to: 'abandoned', by: 'seeker' },
    expire: { to: 'expired', by: 'time' },
  },
  resolved: {
    resume: { to: 'searching', by: 'seeker' },
    not_solved: { to: 'searching', by: 'seeker' },
  },
  abandoned: {},
  expired: {},
}

/** Where a move leads from a state, or null where there is no such way. */
export function next(state: AskState, move: AskMove): AskState | null {
  return lifecycle[state][move]?.to ?? null
}

/** The states a move may start from, for the WHERE of a claim. */
export function startsOf(move: AskMove): AskState[] {
  return (Object.keys(lifecycle) as AskState[]).filter((state) => lifecycle[state][move] !== undefined)
}
