export type FollowState = 'offered' | 'refused' | 'waits' | 'handed' | 'answered'

/**
 * Whatever moves one: `join`, `refuse` and `go_on` its seeker (or its time), `line` one of the two of the first, the rest
 * what becomes of the first.
 */
type FollowMove = 'join' | 'refuse' | 'go_on' | 'line' | 'first_over' | 'first_met' | 'first_searches'

/** [J1] to [J6] From where to where; `gone`: the ask is as any other again. */
export const lifecycle: { readonly [S in FollowState]: { readonly [M in FollowMove]?: FollowState | 'gone' } } = {
  offered: { join: 'waits', refuse: 'refused', first_over: 'gone' },
  refused: {},
  waits: { first_met: 'handed', first_over: 'gone', go_on: 'gone' },
  handed: { line: 'answered', first_searches: 'waits', go_on: 'gone' },
  answered: { line: 'answered' },
}

/** Where a move leads from a state, or null where there is no such way. */
export function next(state: FollowState, move: FollowMove): FollowState | 'gone' | null {
  return lifecycle[state][move] ?? null
}
