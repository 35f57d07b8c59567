import type { SessionRole, SessionState } from '@binome/contract/terms.ts'

/** Where the two are: doing it with one another, or the seeker alone while the helper looks on. */
export type Turn = 'together' | 'alone'

/** `change`: words, place or removal of a step. `tick_…`: in the pass it is of. */
export type Act = 'change' | 'tick_together' | 'tick_alone' | 'begin_alone' | 'end_alone'

/** It may be; nothing changes; not in this turn [Y5]; never theirs [Y4] [Y6]. */
export type Step = 'may' | 'stay' | 'not_in_this_turn' | 'not_theirs' | { to: Turn }

type Row = { [R in SessionRole]: { [A in Act]: Step } }

export const lifecycle: { [T in Turn]: Row } = {
  together: {
    seeker: {
      change: 'may',
      tick_together: 'may',
      tick_alone: 'not_in_this_turn',
      begin_alone: { to: 'alone' },
      end_alone: 'stay',
    },
    helper: {
      change: 'may',
      tick_together: 'not_theirs',
      tick_alone: 'not_theirs',
      begin_alone: 'not_theirs',
      end_alone: 'stay',
    },
  },
  alone: {
    seeker: {
      change: 'not_in_this_turn',
      tick_together: 'not_in_this_turn',
      tick_alone: 'may',
      begin_alone: 'stay',
      end_alone: { to: 'together' },
    },
    helper: {
      change: 'not_in_this_turn',
      tick_together: 'not_theirs',
      tick_alone: 'not_theirs',
      begin_alone: 'not_theirs',
      end_alone: { to: 'together' },
    },
  },
}

/** [Y1] Of a session that is over everything stays as it is. */
export const isOver = (state: SessionState): boolean => state === 'ended'
