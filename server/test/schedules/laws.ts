import type { MemoryDatabase } from '../memory/database.ts'
import type { Values } from '../memory/rows.ts'
import { keptOut } from './kept-out.ts'
import { nearBroken, nearBrokenAtLast, nearBrokenAtRest } from './near-laws.ts'
import { inSession, isActive, isOpenTap, mayWin, type State, stateOf } from './state.ts'

/** How long a tap stays that came again (offer/actions.ts). */
const AGAIN_LIFE_MS = 90_000

const looked = new Set(['ask', 'offer', 'session', 'session_presence', 'timer', 'fact', 'ask_following'])

/**
 * The laws of routing, looked at after every commit: an auditor that reads the rows and shares no code with what wrote
 * them.
 */
export class Laws {
  readonly violations: string[] = []
  private readonly database: MemoryDatabase
  private readonly say: (law: string, what: string) => void
  last: State

  constructor(database: MemoryDatabase) {
    this.database = database
    this.last = stateOf(database)
    this.say = (law, what) => void this.violations.push(`${law} ${what}`)
  }

  /** After a commit; `said` are its statements, `changed` the tables it wrote. */
  committed(said: readonly string[], changed: ReadonlySet<string>): void {
    if (![...changed].some((table) => looked.has(table))) return
    const before = this.last
    const now = stateOf(this.database, before, changed)
    this.last = now
    this.counts(now)
    this.claims(before, now)
    this.taps(before, now)
    this.told(before, now, said)
    this.timers(now)
    this.violations.push(...nearBroken(this.database, now))
  }

  /** [A2] [A3] and one tap at a time: each counted anew. */
  private counts(now: State): void {
    const once = (law: string, of: Iterable<Values>, key: (row: Values) => string) => {
      const known = new Set<string>()
      for (const row of of) {
        if (known.has(key(row))) this.say(law, `twice: ${key(row)}`)
        known.add(key(row))
      }
    }
    const asks = [...now.asks.values()]
    const offers = [...now.offers.values()]
    const open = now.sessions.filter(({ state }) => state !== 'ended')
    once('[A2]', asks.filter(isActive), (ask) => `an active ask of ${String(ask.seeker_id)}`)
    once(
      '[A3]',
      offers.filter(({ state }) => state === 'accepted'),
      (one) => `accepted for ${String(one.ask_id)} in round ${String(one.round)}`,
    )
    once('[A3]', open, (one) => `an open session of ask ${String(one.ask_id)}`)
    const pairs = open.flatMap((one) => [{ who: one.seeker_id ?? null }, { who: one.helper_id ?? null }])
    once('[A3]', pairs, ({ who }) => `an open session of ${String(who)}`)
    once('[one tap]', offers.filter(isOpenTap), (one) => `an open tap of ${String(one.helper_id)}`)
    const { mostTaps, mostAtOnce } = this.limits()
    for (const ask of asks) {
      const mine = offers.filter((one) => one.ask_id === ask.id && one.round === ask.round)
      if (mine.length > mostTaps) this.say('[R2]', `${mine.length} people were tapped, ${mostTaps} may be`)
      const waiting = mine.filter(isOpenTap).length
      if (waiting > mostAtOnce) this.say('[R2]', `${waiting} taps at once, ${mostAtOnce} may be`)
      if ((ask.state === 'matched' || ask.state === 'live') && !open.some((one) => one.ask_id === ask.id)) {
        this.say('[A3]', `ask ${String(ask.id)} is ${String(ask.state)} without a session`)
      }
    }
  }

  private limits(): { mostTaps: number; mostAtOnce: number } {
    const [said] = this.database.rows('routing_rules')
    return { mostTaps: Number(said?.most_taps ?? 40), mostAtOnce: Number(said?.most_at_once ?? 10) }
  }

  /** [A3] [A7] [A8] Who wins could win, and with them every other tap goes. */
  private claims(before: State, now: State): void {
    for (const [id, offer] of now.offers) {
      if (offer.state !== 'accepted' || before.offers.get(id)?.state === 'accepted') continue
      if (!mayWin(before, id)) this.say('[A3]', `a Yes won that could not: ${String(before.offers.get(id)?.state)}`)
    }
    for (const offer of now.offers.values()) {
      if (!isOpenTap(offer)) continue
      const ask = now.asks.get(String(offer.ask_id))
      if (ask && ask.round === offer.round && (ask.state === 'matched' || ask.state === 'live')) {
        this.say('[A8]', `a tap is open of an ask that is ${String(ask.state)}`)
      }
      if (inSession(now, offer.helper_id)) this.say('[A11]', 'a tap is open to somebody in a session')
    }
  }

  /** [A6] What a seeker is told changes with the first plan of a round and on beats alone, and only grows. */
  private told(before: State, now: State, said: readonly string[]): void {
    const isBeat = said.some((text) => text.includes('WITH told AS'))
    for (const [id, ask] of now.asks) {
      const was = before.asks.get(id)
      if (!was) continue
      if (Number(ask.asked) < Number(was.asked)) this.say('[A6]', 'fewer were asked than before')
      if (ask.state !== 'searching' || was.state !== 'searching' || ask.round !== was.round) continue
      if (ask.asked === was.asked && ask.exhausted === was.exhausted) continue
      if (!isBeat && was.wave !== 0) this.say('[A6]', 'the seeker was told between two beats')
    }
  }

  /** [A4] Every open state has what leads out of it. */
  private timers(now: State): void {
    const must = (kind: string, id: unknown, why: string) => {
      if (!now.timers.has(`${kind} ${String(id)}`)) this.say('[A4]', `${why} without its timer ${kind}`)
    }
    for (const [id, ask] of now.asks) {
      if (ask.state === 'searching' || ask.state === 'parked') must('ask_end', id, `an ask is ${ask.state}`)
      if (ask.state !== 'searching' || now.told.has(id)) continue
      must('beat', id, 'an ask searches')
      if (ask.nobody_left !== true) must('plan', id, 'an ask searches with somebody left')
    }
    for (const [id, offer] of now.offers) {
      if (isOpenTap(offer)) must('offer_lapse', id, 'a tap is open')
      const ask = now.asks.get(String(offer.ask_id))
      const waits = ask?.round === offer.round && (ask?.state === 'searching' || ask?.state === 'parked')
      if (offer.state === 'postponed' && waits) must('offer_again', id, 'a tap is put off')
    }
    for (const session of now.sessions) {
      if (session.state === 'ended') continue
      const here = new Set(
        this.database
          .rows('session_presence')
          .filter((one) => one.session_id === session.id && one.left_at === null)
          .map((one) => one.person_id),
      )
      if (here.has(session.seeker_id ?? null) && here.has(session.helper_id ?? null)) continue
      const kinds = session.state === 'live' ? ['session_gone'] : ['session_helper', 'session_seeker']
      if (!kinds.some((kind) => now.timers.has(`${kind} ${String(session.id)}`))) {
        this.say('[A4]', `a session is ${String(session.state)} with somebody away and no timer`)
      }
    }
    for (const [name, timer] of now.timers) if (timer.set_aside_at !== null) this.say('[T5]', `${name} was set aside`)
  }

  /** [A5] Whoever is tapped by this commit may be. */
  private taps(before: State, now: State): void {
    for (const [id, offer] of now.offers) {
      const was = before.offers.get(id)
      if (!isOpenTap(offer) || (was && was.state !== 'postponed')) continue
      // One that came again is as old as its coming again.
      const at = was ? (offer.lapses_at as Date).getTime() - AGAIN_LIFE_MS : (offer.sent_at as Date).getTime()
      const why = keptOut(this.database, now, String(offer.helper_id), String(offer.ask_id), at)
      if (why !== null) this.say('[A5]', `somebody was tapped who ${why}`)
    }
  }

  /** Nothing is on its way any more: what was to follow has. */
  atRest(): void {
    const now = stateOf(this.database)
    for (const offer of now.offers.values()) {
      const ask = now.asks.get(String(offer.ask_id))
      const current = ask?.round === offer.round
      if (isOpenTap(offer) && !(current && ask?.state === 'searching'))
        this.say('[A8]', 'a tap is open of an ask that is over')
      const waits = current && (ask?.state === 'searching' || ask?.state === 'parked')
      if (offer.state === 'postponed' && !waits) this.say('[A8]', 'a tap is put off of an ask that is over')
    }
    for (const session of now.sessions) {
      const ask = now.asks.get(String(session.ask_id))
      const met = ask?.state === 'matched' || ask?.state === 'live'
      if (session.state !== 'ended' && !met)
        this.say('[A3]', `a session is open of an ask that is ${String(ask?.state)}`)
    }
    this.violations.push(...nearBrokenAtRest(this.database, now))
    for (const fact of this.database.rows('fact')) this.say('[P3]', `${String(fact.kind)} was never heard`)
  }

  /** Days later, with nobody there: everything has ended. */
  atLast(): void {
    const now = stateOf(this.database)
    for (const ask of now.asks.values())
      if (isActive(ask) || ask.state === 'parked') this.say('[A4]', `an ask is ${String(ask.state)} for ever`)
    for (const session of now.sessions) if (session.state !== 'ended') this.say('[A4]', 'a session is open for ever')
    for (const offer of now.offers.values())
      if (isOpenTap(offer) || offer.state === 'postponed') this.say('[A4]', `a tap is ${String(offer.state)} for ever`)
    this.violations.push(...nearBrokenAtLast(this.database, now))
    for (const name of now.timers.keys()) this.say('[A4]', `${name} is left over`)
  }

  /** The floor: an ask without an open tap has nobody left whom it could tap. `reachable`: with a tab open. */
  nobodyIsLeft(reachable: (personId: string) => boolean, at: number): void {
    const now = stateOf(this.database)
    const { mostTaps } = this.limits()
    for (const ask of now.asks.values()) {
      if (ask.state !== 'searching') continue
      const mine = [...now.offers.values()].filter((one) => one.ask_id === ask.id)
      const round = mine.filter((one) => one.round === ask.round)
      if (round.some(isOpenTap) || round.length >= mostTaps) continue
      const out = new Set([
        ...round.map((one) => one.helper_id),
        ...mine.filter((one) => one.state === 'declined' || one.state === 'off_topic').map((one) => one.helper_id),
        ...this.database
          .rows('ask_left_out')
          .filter((one) => one.ask_id === ask.id)
          .map((one) => one.person_id),
      ])
      for (const { person_id: personId = null } of this.database.rows('availability')) {
        if (ask.for_person_id !== null && ask.wide !== true && ask.for_person_id !== personId) continue
        if (out.has(personId) || !reachable(String(personId))) continue
        const others = [...now.offers.values()].some((one) => one.helper_id === personId && isOpenTap(one))
        if (others) continue
        if (keptOut(this.database, now, String(personId), String(ask.id), at) === null) {
          this.say('[the floor]', `an ask waits with nobody tapped while ${String(personId)} is free`)
        }
      }
    }
  }
}
