import type { BookingState } from '@binome/contract/now.ts'

/** Whatever moves a booking. `house`: its ask is over, or somebody left. */
export type BookingMove = 'confirm' | 'join' | 'call_off' | 'run_out'
export type BookingActor = 'seeker' | 'helper' | 'time' | 'house'

type Row = { readonly [A in BookingActor]?: { readonly [M in BookingMove]?: BookingState } }

/** [B3] Who may move a booking, from where, to where. Exhaustive over the states. */
export const lifecycle: { readonly [S in BookingState]: Row } = {
  proposed: {
    seeker: { call_off: 'cancelled' },
    helper: { confirm: 'booked' },
    time: { run_out: 'lapsed' },
    house: { call_off: 'cancelled' },
  },
  booked: {
    seeker: { call_off: 'cancelled' },
    helper: { call_off: 'cancelled', join: 'kept' },
    time: { run_out: 'missed' },
    house: { call_off: 'cancelled', join: 'kept' },
  },
  kept: {},
  missed: {},
  lapsed: {},
  cancelled: {},
}

/** Where a move leads from a state, or null where there is no such way. */
export function next(state: BookingState, by: BookingActor, move: BookingMove): BookingState | null {
  return lifecycle[state][by]?.[move] ?? null
}
