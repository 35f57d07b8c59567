import * as asked from './answer/asked.ts'
import * as ask from './ask/follows.ts'
import * as booking from './booking/actions.ts'
import { type Calendars, createCalendars } from './calendar/reading.ts'
import { append } from './evidence/actions.ts'
import type { Fact, FactOf } from './facts.ts'
import { atOnce, flow } from './flow.ts'
import * as group from './group/actions.ts'
import * as near from './group/looking.ts'
import { propose } from './guide/actions.ts'
import * as handover from './handover/actions.ts'
import type { House } from './house.ts'
import * as later from './later/actions.ts'
import { createMatches, type Matches } from './match/matches.ts'
import { createIndexes, type Indexes } from './match/thread/indexes.ts'
import { createShow } from './now/show.ts'
import * as observer from './observer/actions.ts'
import { HeldOffers } from './offer/held.ts'
import { letGo, withdrawAll, withdrawOld } from './offer/leaving.ts'
import { planAsk } from './offer/plans.ts'
import { createRetry } from './offer/retry.ts'
import * as outcome from './outcome/actions.ts'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { Database } from './platform/db.ts'
import { createFiles } from './platform/files.ts'
import type { Hub } from './platform/hub.ts'
import { newId as uuidOf } from './platform/id.ts'
import type { Log } from './platform/log.ts'
import type { Mail } from './platform/mail.ts'
import type { Metrics } from './platform/metrics.ts'
import { type Consumer, createOutbox } from './platform/outbox.ts'
import { createOutside, type Outside } from './platform/outside.ts'
import { createRate, type Rate } from './platform/rate.ts'
import { createTimers } from './platform/timers.ts'
import { createReach, type Reach } from './reach/reach.ts'
import * as recording from './recording/actions.ts'
import { setRings } from './rings.ts'
import * as session from './session/actions.ts'
import { createPresence, type Presence } from './session/presence.ts'

/**
 * The product without its network: the house, its flow and its timers, on a database and a clock that are given.
 * app.ts puts HTTP and sockets around it; the demo plays its months on it; tests drive it by hand.
 */
export interface Core {
  house: House
  matches: Matches
  heldOffers: HeldOffers
  presence: Presence
  reaching: Reach
  calendars: Calendars
  /** A person's first tab opened, or their last one closed. */
  reach(organizationId: string, personId: string, reachable: boolean): Promise<void>
  start(): void
  /** Lets what is under way end. */
  stop(): Promise<void>
  /** Resolves when every fact has been told and every view sent. For tests and for playing a demo. */
  settled(): Promise<void>
  /** Rings every timer that is due. */
  ring(): Promise<number>
}

export interface CoreParts {
  config: Config
  db: Database
  clock: Clock
  log: Log
  metrics: Metrics
  /** The line to people's tabs, made once the house stands. */
  hub: Hub
  /** Null: no letter leaves this house. */
  mail?: Mail | null
  /** Tests bring a world of their own. */
  outside?: Outside | undefined
  /** Measures and the matrix of wrong callers call more often than people do. */
  rate?: Rate | undefined
  /** Names rows; of time and chance unless told otherwise. */
  newId?: (() => string) | undefined
  /** A thread of indexes shared with others, who end it; one of its own unless told. */
  indexes?: Indexes | undefined
  /** How many timers ring at the same time; as the platform has it unless told. */
  timerWidth?: number | undefined
  forget: (house: House, fact: FactOf<'person.left' | 'person.erased'>) => Promise<void>
}

export function createCore({
  config,
  db,
  clock,
  log,
  metrics,
  hub,
  mail = null,
  outside,
  rate,
  newId = () => uuidOf(clock),
  indexes: shared,
  timerWidth,
  forget,
}: CoreParts): Core {
  const consumers = new Map<string, Consumer<Fact>>()
  const outbox = createOutbox<Fact>({
    ...{ db, clock, log, consumers, laneOf, newId },
    // The house stands before anything happens in it.
    atOnce: (tx, record, fact) => follows(tx, record, fact),
  })
  const timers = createTimers<Fact>({ db, clock, log, outbox, width: timerWidth })
  const house: House = {
    config,
    db,
    clock,
    log,
    metrics,
    files: createFiles(config),
    mail,
    outside: outside ?? createOutside(),
    rate: rate ?? createRate(clock),
    timers,
    hub,
    newId,
    transaction: outbox.transaction,
  }
  const indexes = shared ?? createIndexes()
  const matches = createMatches(house, indexes)
  const heldOffers = new HeldOffers()
  const presence = createPresence(house)
  const retry = createRetry(house, matches, later.createWishers(house, matches))
  const reaching = createReach(house, matches)
  const calendars = createCalendars(house)

  const follows = atOnce({
    ask: {
      goLive: (...args) => ask.goLive(house, ...args),
      afterSession: (...args) => ask.afterSession(house, ...args),
      afterOutcome: (...args) => ask.afterOutcome(house, ...args),
      afterAnswer: (...args) => ask.afterAnswer(house, ...args),
      callAuthor: (...args) => ask.callAuthor(house, ...args),
    },
    answer: { await: (...args) => asked.whenParked(house, ...args) },
    session: {
      expect: (...args) => session.expect(house, ...args),
      endWithWord: (...args) => session.endWithWord(house, ...args),
    },
    guide: { propose: (...args) => propose(house, ...args) },
    handover: { sessionOver: (...args) => handover.sessionOver(house, ...args) },
    recording: { sessionEnded: (...args) => recording.sessionEnded(house, ...args) },
    observer: { sessionOver: (...args) => observer.sessionOver(house, ...args) },
    outcome: { expect: (...args) => outcome.expect(house, ...args) },
    evidence: { append: (...args) => append(house, ...args) },
  })
  const lines = flow({
    offer: {
      plan: (call) => planAsk(house, matches, call),
      letGo: (fact) => letGo(house, matches, fact),
      withdrawAll: async (fact) => {
        heldOffers.drop(fact.askId)
        await withdrawAll(house, fact)
      },
      withdrawOld: (fact) => withdrawOld(house, fact),
      retrySoon: retry.soon,
    },
    later: { over: (fact) => later.wishOver(house, fact) },
    group: {
      look: (fact) => near.look(house, matches, fact),
      firstOver: (fact) => group.firstOver(house, fact),
      afterFirst: (fact) => near.afterFirst(house, matches, fact),
      firstSearches: (fact) => group.firstSearches(house, fact),
      followerOver: (fact) => near.followerOver(house, fact),
    },
    answer: { askWriters: (fact) => asked.askWriters(house, matches, fact) },
    ask: { seekerLeft: (fact) => ask.seekerLeft(house, fact) },
    session: {
      endOf: (fact) => session.endOf(house, fact),
      forget: (sessionId) => presence.forget(sessionId),
      forgetObserver: (sessionId, personId) => presence.forgetObserver(sessionId, personId),
    },
    observer: { away: (...args) => observer.away(house, ...args) },
    match: { hear: (fact, at) => matches.hear(fact, at) },
    now: { show: createShow(house, matches) },
    reach: reaching,
    calendar: calendars,
    booking: {
      afterAccept: (fact) => booking.afterAccept(house, fact),
      nothingToMeetFor: (organizationId, of) => booking.nothingToMeetFor(house, organizationId, of),
    },
    identity: { forget: (fact) => forget(house, fact) },
  })
  const told = metrics.counter('facts_total', 'What happened, by kind', ['kind'])
  for (const [name, hear] of lines) {
    consumers.set(name, (recorded) => {
      if (name === 'flow') told.inc({ kind: recorded.kind })
      const { kind, organizationId, at } = recorded
      return hear({ ...recorded.data, kind, organizationId } as Fact, at)
    })
  }

  setRings({ house, matches, calendars, reaching })

  metrics.gauge('line_sockets', 'Open tabs on this process', () => hub.size())
  metrics.gauge('facts_underway', 'Facts on their way to their consumers', () => outbox.underway())
  metrics.gauge('facts_set_aside', 'Facts that failed for good and wait for the operator', async () => {
    return (await outbox.setAside()).length
  })
  metrics.gauge('timers_set_aside', 'Timers that failed for good and wait for the operator', () => timers.setAside())

  return {
    house,
    matches,
    heldOffers,
    presence,
    reaching,
    calendars,
    async reach(organizationId, personId, reachable) {
      await matches.reach(organizationId, personId, reachable)
      if (reachable) retry.soon(organizationId)
    },
    start() {
      outbox.start()
      timers.start()
      presence.start()
      void matches.warm()
    },
    async stop() {
      retry.stop()
      await retry.settled()
      await presence.stop()
      await calendars.stop()
      house.outside.stop()
      await timers.stop()
      await reaching.settled()
      await outbox.stop()
      await matches.stop()
      if (shared === undefined) await indexes.stop()
      house.mail?.stop()
    },
    async settled() {
      await outbox.settled()
      await retry.settled()
      await reaching.settled()
      await calendars.settled()
      await outbox.settled()
      await hub.settled()
    },
    ring: () => timers.ring(),
  }
}

/** Facts of one ask are heard in their order, else of one person; different asks do not wait for one another. */
function laneOf(fact: { organizationId: string; data: object }): string {
  const data: { askId?: unknown; personId?: unknown } = fact.data
  const name = data.askId ?? data.personId
  return typeof name === 'string' ? name : fact.organizationId
}
