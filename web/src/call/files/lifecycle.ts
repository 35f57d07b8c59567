/**
 * The life of a file that is passed across, seen from each side [X1]: state → what happens → the next state. What is
 * not in a row changes nothing.
 */

/**
 * broken: what came is not what was sent. unkept: the receiver's disk would not take it.
 * lacking: this page has no file to read from any more, until its person chooses it again.
 */
export type OutState = 'offered' | 'sending' | 'lacking' | 'done' | 'declined' | 'cancelled' | 'broken' | 'unkept'
export type OutTurn = 'want' | 'unreadable' | 'chosen' | 'done' | 'differs' | 'full' | 'stopped' | 'cancel'

/** checking: all of it is on the disk, its hash is being taken. ready: it is whole, and may be saved. */
export type InState = 'offered' | 'receiving' | 'checking' | 'ready' | 'declined' | 'cancelled' | 'broken' | 'unkept'
export type InTurn = 'accept' | 'decline' | 'whole' | 'right' | 'differs' | 'full' | 'stopped' | 'cancel'

type Table<State extends string, Turn extends string> = { [S in State]: { readonly [T in Turn]?: State } }

const over = {} as const

export const outgoing: Table<OutState, OutTurn> = {
  offered: {
    want: 'sending',
    unreadable: 'lacking',
    done: 'done',
    differs: 'broken',
    full: 'unkept',
    stopped: 'declined',
    cancel: 'cancelled',
  },
  sending: {
    unreadable: 'lacking',
    done: 'done',
    differs: 'broken',
    full: 'unkept',
    stopped: 'cancelled',
    cancel: 'cancelled',
  },
  lacking: {
    chosen: 'offered',
    done: 'done',
    differs: 'broken',
    full: 'unkept',
    stopped: 'cancelled',
    cancel: 'cancelled',
  },
  done: over,
  declined: over,
  cancelled: over,
  broken: over,
  unkept: over,
}

export const incoming: Table<InState, InTurn> = {
  offered: { accept: 'receiving', decline: 'declined', stopped: 'cancelled' },
  receiving: { whole: 'checking', full: 'unkept', stopped: 'cancelled', cancel: 'cancelled' },
  checking: { right: 'ready', differs: 'broken', full: 'unkept', stopped: 'cancelled', cancel: 'cancelled' },
  ready: over,
  declined: over,
  cancelled: over,
  broken: over,
  unkept: over,
}

/** Nothing more happens to it. */
export const isOver = (state: OutState | InState): boolean =>
  state in outgoing
    ? Object.keys(outgoing[state as OutState]).length === 0
    : Object.keys(incoming[state as InState]).length === 0
