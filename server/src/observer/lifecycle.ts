export const states = [
  'proposed',
  'invited',
  'declined',
  'here',
  'refused',
  'lapsed',
  'removed',
  'left',
  'over',
] as const
export type ObserverState = (typeof states)[number]

/** Who of the two: the one who proposed it, or the other, whose yes it takes. */
export type Side = 'proposer' | 'other'
export type Act = 'agree' | 'refuse' | 'remove'
export type Step = 'stay' | 'not_theirs' | { to: ObserverState }

type Row = { [S in Side]: { [A in Act]: Step } } & {
  observer: { come: Step; leave: Step }
  time: { over: Step }
  house: { session_over: Step; own_session: Step }
}

const to = (state: ObserverState): Step => ({ to: state })
const settled = { agree: 'stay', refuse: 'stay' } as const
const closed: Row = {
  proposer: { ...settled, remove: 'stay' },
  other: { ...settled, remove: 'stay' },
  observer: { come: 'stay', leave: 'stay' },
  time: { over: 'stay' },
  house: { session_over: 'stay', own_session: 'stay' },
}
const ends = { session_over: to('over'), own_session: to('left') } as const
const mayRemove = {
  proposer: { ...settled, remove: to('removed') },
  other: { ...settled, remove: to('removed') },
} as const

/** How somebody comes to a session of two others [S23]: state → who → what → what comes of it. */
export const lifecycle: { readonly [S in ObserverState]: Row } = {
  proposed: {
    proposer: { agree: 'not_theirs', refuse: 'not_theirs', remove: to('removed') },
    other: { agree: to('invited'), refuse: to('refused'), remove: to('refused') },
    observer: { come: 'stay', leave: 'stay' },
    time: { over: to('lapsed') },
    house: ends,
  },
  invited: {
    ...mayRemove,
    observer: { come: to('here'), leave: to('declined') },
    time: { over: to('lapsed') },
    house: ends,
  },
  // To the two still an invitation, until it lapses [S30].
  declined: {
    ...mayRemove,
    observer: { come: 'stay', leave: 'stay' },
    time: { over: to('lapsed') },
    house: ends,
  },
  here: { ...mayRemove, observer: { come: 'stay', leave: to('left') }, time: { over: 'stay' }, house: ends },
  refused: closed,
  lapsed: closed,
  removed: closed,
  left: closed,
  over: closed,
}

/** Whether it has a seat, as far as the two know. */
export const isOpen = (state: ObserverState): boolean => isAsked(state) || state === 'proposed'

/** Whether somebody is being asked, or is there. */
export const isAsked = (state: ObserverState): boolean =>
  state === 'invited' || state === 'declined' || state === 'here'
