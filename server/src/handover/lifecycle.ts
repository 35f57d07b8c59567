import type { SessionRole } from '@binome/contract/terms.ts'

export const states = ['proposed', 'asked', 'taken', 'nobody', 'refused', 'lapsed', 'withdrawn'] as const
export type HandoverState = (typeof states)[number]

/** What one of the two may try. */
export type Act = 'agree' | 'refuse' | 'take_back'
/** What comes of it: nothing, not theirs to say, or it moves. */
export type Step = 'stay' | 'not_theirs' | { to: HandoverState }

type Row = { [R in SessionRole]: { [A in Act]: Step } } & {
  colleague: { come: Step }
  time: { over: Step }
  house: { session_over: Step }
}

const to = (state: HandoverState): Step => ({ to: state })
const nobodysTurn = { agree: 'stay', refuse: 'stay', take_back: 'stay' } as const
const closed: Row = {
  seeker: nobodysTurn,
  helper: nobodysTurn,
  colleague: { come: 'stay' },
  time: { over: 'stay' },
  house: { session_over: 'stay' },
}

/** The life of a proposal [T1]: state → who → what → what comes of it. A colleague's no is in no cell [T4]. */
export const lifecycle: { readonly [S in HandoverState]: Row } = {
  proposed: {
    seeker: { agree: to('asked'), refuse: to('refused'), take_back: to('refused') },
    helper: { agree: 'not_theirs', refuse: 'not_theirs', take_back: to('withdrawn') },
    colleague: { come: 'stay' },
    time: { over: to('lapsed') },
    house: { session_over: to('withdrawn') },
  },
  asked: {
    seeker: { agree: 'stay', refuse: 'stay', take_back: to('withdrawn') },
    helper: { agree: 'not_theirs', refuse: 'not_theirs', take_back: to('withdrawn') },
    colleague: { come: to('taken') },
    time: { over: to('nobody') },
    house: { session_over: to('withdrawn') },
  },
  taken: closed,
  nobody: closed,
  refused: closed,
  lapsed: closed,
  withdrawn: closed,
}

/** Whether anything may still come of it. */
export const isOpen = (state: HandoverState): boolean => state === 'proposed' || state === 'asked'
