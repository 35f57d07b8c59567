import type { Role } from '@binome/contract/terms.ts'
import type { Fact } from './facts.ts'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { Db, Turn, Tx } from './platform/db.ts'
import type { Files } from './platform/files.ts'
import type { Hub } from './platform/hub.ts'
import type { Log } from './platform/log.ts'
import type { Mail } from './platform/mail.ts'
import type { Metrics } from './platform/metrics.ts'
import type { Outside } from './platform/outside.ts'
import type { Rate } from './platform/rate.ts'
import type { Timers } from './platform/timers.ts'

/** What every slice may stand on; made once, in app.ts. */
export interface House {
  config: Config
  db: Db
  clock: Clock
  log: Log
  metrics: Metrics
  files: Files
  mail: Mail | null
  /** The way to addresses that people gave us. */
  outside: Outside
  rate: Rate
  timers: Timers<Fact>
  hub: Hub
  /** A new uuid v7. */
  newId: () => string
  /**
   * One transaction; what is recorded in it is told after the commit, and only then. Its turn is first where somebody
   * stuck waits for it: an ask, its taps, a Yes.
   */
  transaction: <T>(work: (tx: Tx, record: Record) => Promise<T>, turn?: Turn) => Promise<T>
}

/** Appends a fact to the transaction at hand. */
export type Record = (fact: Fact) => void

/** Who calls: always a member at this very moment, read from the database at each request. */
export interface Caller {
  organizationId: string
  personId: string
  role: Role
  teamId: string | null
  language: 'fr' | 'en'
  accountSessionId: string
}

/** What there is one of for each house: made at its first use, gone with the house. */
export function oneAHouse<T>(make: (house: House) => T): (house: House) => T {
  const made = new WeakMap<House, T>()
  return (house) => {
    const known = made.get(house)
    if (known !== undefined) return known
    const one = make(house)
    made.set(house, one)
    return one
  }
}
