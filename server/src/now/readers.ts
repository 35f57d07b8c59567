import type { AskView } from '@binome/contract/now.ts'
import type { ToClose } from '@binome/contract/session.ts'
import { asksOf } from '../ask/view.ts'
import type { House } from '../house.ts'
import type { Matches } from '../match/matches.ts'
import { openTaps, type TapOf } from '../offer/view.ts'
import { gathered } from '../platform/gather.ts'
import { type InSession, sessionsOf } from '../session/view.ts'
import { closing } from './snapshot.ts'

type Reader<Value> = (organizationId: string, key: string) => Promise<Value | undefined>

/** Views as they are read after every fact, for everybody it touches, many at once: most of what the database does. */
export interface Readers {
  /** By seeker. */
  ask: Reader<AskView>
  /** By person. */
  session: Reader<InSession>
  /** By offer. */
  tap: Reader<TapOf>
  /** By person. */
  toClose: Reader<ToClose[]>
}

export function createReaders(house: House, matches: Matches): Readers {
  const { db } = house
  return {
    ask: asksOf(house),
    session: sessionsOf(house),
    tap: gathered((organizationId, offerIds) => openTaps(db, organizationId, offerIds)),
    toClose: gathered((organizationId, personIds) => closing(house, matches, organizationId, personIds)),
  }
}
