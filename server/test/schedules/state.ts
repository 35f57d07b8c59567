import type { MemoryDatabase } from '../memory/database.ts'
import type { Values } from '../memory/rows.ts'

/** What is committed at one moment, by what the laws ask of it. */
export interface State {
  asks: ReadonlyMap<string, Values>
  offers: ReadonlyMap<string, Values>
  sessions: readonly Values[]
  /** "kind subject". */
  timers: ReadonlyMap<string, Values>
  /** Asks something of which is still to be told. */
  told: ReadonlySet<string>
}

/** `before` and `changed`: what has not changed since is not read anew. */
export function stateOf(database: MemoryDatabase, before?: State, changed?: ReadonlySet<string>): State {
  const isNew = (table: string) => before === undefined || (changed?.has(table) ?? true)
  const byId = (table: string) => new Map(database.rows(table).map((row) => [String(row.id), row]))
  return {
    asks: isNew('ask') ? byId('ask') : (before as State).asks,
    offers: isNew('offer') ? byId('offer') : (before as State).offers,
    sessions: isNew('session') ? database.rows('session') : (before as State).sessions,
    timers: isNew('timer')
      ? new Map(database.rows('timer').map((row) => [`${String(row.kind)} ${String(row.subject_id)}`, row]))
      : (before as State).timers,
    told: isNew('fact')
      ? new Set(database.rows('fact').map(({ data }) => String((data as { askId?: unknown }).askId)))
      : (before as State).told,
  }
}

export const isOpenTap = ({ state }: Values) => state === 'sent' || state === 'seen'
export const isActive = ({ state }: Values) => state === 'searching' || state === 'matched' || state === 'live'
const answerable = ['sent', 'seen', 'lapsed', 'postponed']

export const inSession = (state: State, personId: unknown) =>
  state.sessions.some((one) => one.state !== 'ended' && (one.helper_id === personId || one.seeker_id === personId))

/** [A3] [A7] Whether a Yes to this tap wins at this moment. */
export function mayWin(state: State, offerId: string): boolean {
  const offer = state.offers.get(offerId)
  const ask = offer && state.asks.get(String(offer.ask_id))
  if (!offer || !ask || !answerable.includes(String(offer.state)) || offer.round !== ask.round) return false
  const waits = ask.state === 'searching' || (ask.state === 'parked' && offer.state === 'postponed')
  const asksElse = [...state.asks.values()].some(
    (one) => one.id !== ask.id && one.seeker_id === ask.seeker_id && isActive(one),
  )
  return waits && !asksElse && !inSession(state, offer.helper_id) && !inSession(state, ask.seeker_id)
}
