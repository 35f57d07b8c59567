import type { SessionRole, SessionState } from '@binome/contract/terms.ts'
import type { SessionEnd } from '../facts.ts'

/** What one of the two may try. `say_…`: what came of it, said while still inside. */
export type Act = 'enter' | 'leave' | 'signal' | 'write' | 'hand_over' | 'end' | 'say_solved' | 'say_not_solved'
/** What time says when nobody came, or nobody stayed. */
export type Lapse = 'helper_absent' | 'seeker_absent' | 'both_gone' | 'one_gone'

/** What happens around it. */
export type Around = 'ask_taken_back' | 'handed_over'

/** What comes of it: nothing changes, it is too late, or the session moves on. */
export type Step = 'stay' | 'refused' | { to: 'live' } | { to: 'ended'; because: SessionEnd }

type Row = { [R in SessionRole]: { [A in Act]: Step } } & {
  pair: { meet: Step }
  time: { [L in Lapse]: Step }
  house: { [H in Around]: Step }
}

const open = { enter: 'stay', leave: 'stay', signal: 'stay', write: 'stay' } as const
const nothingYet = { hand_over: 'refused', say_solved: 'refused', say_not_solved: 'refused' } as const
const over = {
  enter: 'refused',
  leave: 'stay',
  signal: 'refused',
  write: 'refused',
  hand_over: 'refused',
  end: 'stay',
  say_solved: 'stay',
  say_not_solved: 'stay',
} as const
const ended = (because: SessionEnd): Step => ({ to: 'ended', because })

/** The life of a session [S1]: state → who → what → what comes of it. */
export const lifecycle: { [S in SessionState]: Row } = {
  meeting: {
    // Hanging up before it began is not coming: the ask is put aside, or goes on to somebody else, at once.
    seeker: { ...open, ...nothingYet, end: ended('seeker_absent') },
    helper: { ...open, ...nothingYet, end: ended('helper_absent') },
    pair: { meet: { to: 'live' } },
    time: {
      helper_absent: ended('helper_absent'),
      seeker_absent: ended('seeker_absent'),
      both_gone: 'stay',
      one_gone: 'stay',
    },
    house: { ask_taken_back: ended('cancelled'), handed_over: 'stay' },
  },
  live: {
    // Only the seeker's word closes it; not solved is a reason of its own, since the ask then searches on.
    seeker: {
      ...{ ...open, hand_over: 'stay' },
      ...{ say_solved: ended('said'), say_not_solved: ended('not_solved'), end: ended('said') },
    },
    helper: { ...open, ...nothingYet, hand_over: 'stay', end: ended('said') },
    pair: { meet: 'stay' },
    time: { helper_absent: 'stay', seeker_absent: 'stay', both_gone: ended('both_left'), one_gone: ended('both_left') },
    house: { ask_taken_back: ended('cancelled'), handed_over: ended('handed_over') },
  },
  ended: {
    seeker: over,
    helper: over,
    pair: { meet: 'stay' },
    time: { helper_absent: 'stay', seeker_absent: 'stay', both_gone: 'stay', one_gone: 'stay' },
    house: { ask_taken_back: 'stay', handed_over: 'stay' },
  },
}
