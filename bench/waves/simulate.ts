import type { SessionEntry, TapEntry } from './auditor.ts'
import type { Draws } from './draws.ts'
import { Gate } from './gate.ts'
import type { Matcher } from './matcher.ts'
import type { Ending, Free, OpenTap, Policy, Search } from './policy.ts'
import { isIdle } from './presence.ts'
import { Queue } from './queue.ts'
import { type Nature, natureOf, type Reaction, reactionTo, type Temper, type Wear } from './temper.ts'
import { fitOf, HOUR, type World, type WorldAsk } from './world.ts'

/** What became of one ask. */
export interface Fate {
  at: number
  matchedAt: number | null
  solvedAt: number | null
  taps: number
  /** Who had seen it and would have said yes when somebody else was first. */
  lateAccepts: number
}

export interface Run {
  fates: Fate[]
  taps: TapEntry[]
  sessions: SessionEntry[]
}

const PAUSE_SECONDS = 300
const SEARCH_SECONDS = 600
const MOST_SESSIONS = 3
const TAPS_LIFE = 2 * HOUR
const HELPS_LIFE = 4 * HOUR

/** At equal times: sessions end, then answers, seen, lapses, thoughts, ends of searches, new asks. */
const RANK = { sessionEnds: 0, answers: 1, sees: 2, lapses: 3, thinks: 4, searchEnds: 5, opens: 6 } as const

interface Tap extends OpenTap {
  reaction: Reaction
  entry: TapEntry
  ended: boolean
}

interface Hunt {
  ask: number
  phase: number
  since: number
  over: boolean
  open: Tap[]
  tapped: Set<number>
  /** Left out of every later phase: who helped, and who declined. */
  out: Set<number>
  thinksAt: number
}

type Event =
  | { kind: 'opens'; ask: number }
  | { kind: 'answers' | 'sees' | 'lapses'; hunt: Hunt; tap: Tap }
  | { kind: 'thinks'; hunt: Hunt }
  | { kind: 'searchEnds'; hunt: Hunt }
  | { kind: 'sessionEnds'; hunt: Hunt; tap: Tap; solved: boolean; began: number }

/** Plays one trace under one policy in virtual time. The same arguments give the same run, to the last event. */
export class Simulation {
  private readonly world: World
  private readonly draws: Draws
  private readonly matcher: Matcher
  private readonly temper: Temper
  private readonly policy: Policy
  private readonly gate: Gate
  private readonly natures: Nature[]
  private readonly wear: { taps: Float64Array; helps: Float64Array; tapsAt: Float64Array; helpsAt: Float64Array }
  private readonly queue = new Queue<Event>()
  private readonly run: Run
  private readonly scores = new Map<number, Float64Array>()
  private now = 0

  constructor(world: World, draws: Draws, matcher: Matcher, temper: Temper, policy: Policy) {
    this.world = world
    this.draws = draws
    this.matcher = matcher
    this.temper = temper
    this.policy = policy
    this.gate = new Gate(world)
    this.natures = world.people.map((_, person) => natureOf(draws, person, temper))
    const zeros = () => new Float64Array(world.people.length)
    this.wear = { taps: zeros(), helps: zeros(), tapsAt: zeros(), helpsAt: zeros() }
    this.run = {
      fates: world.asks.map(({ at }) => ({ at, matchedAt: null, solvedAt: null, taps: 0, lateAccepts: 0 })),
      taps: [],
      sessions: [],
    }
  }

  play(): Run {
    for (const [ask, { at }] of this.world.asks.entries()) this.queue.push(at, RANK.opens, { kind: 'opens', ask })
    for (let next = this.queue.pop(); next !== undefined; next = this.queue.pop()) {
      this.now = next.at
      this.happens(next.what)
    }
    return this.run
  }

  private happens(event: Event): void {
    if (event.kind === 'opens') this.search(event.ask, 1, new Set())
    else if (event.kind === 'sessionEnds') this.sessionEnded(event)
    else if (event.kind === 'searchEnds') this.givesUp(event.hunt)
    else if (event.kind === 'thinks') {
      if (event.hunt.thinksAt === this.now) this.think(event.hunt)
    } else if (!event.tap.ended) this.tapMoves(event.kind, event.hunt, event.tap)
  }

  private tapMoves(kind: 'answers' | 'sees' | 'lapses', hunt: Hunt, tap: Tap): void {
    if (kind === 'answers' && tap.reaction.answer === 'yes') {
      this.accepted(hunt, tap)
      return
    }
    if (kind === 'sees') {
      // Hope only rises: no reason to tap anybody else.
      tap.seen = true
      return
    }
    if (kind === 'answers') {
      hunt.out.add(tap.person)
      this.end(hunt, tap, 'declined')
    } else this.end(hunt, tap, 'lapsed')
    this.think(hunt)
  }

  private givesUp(hunt: Hunt): void {
    if (hunt.over) return
    this.close(hunt)
    this.scores.delete(hunt.ask)
  }

  private search(ask: number, phase: number, out: Set<number>): void {
    const { open, tapped } = { open: [], tapped: new Set<number>() }
    const hunt: Hunt = { ask, phase, since: this.now, over: false, open, tapped, out, thinksAt: -1 }
    this.queue.push(this.now + SEARCH_SECONDS, RANK.searchEnds, { kind: 'searchEnds', hunt })
    this.think(hunt)
  }

  private think(hunt: Hunt): void {
    if (hunt.over) return
    const { tap, againAfter } = this.policy.plan(this.view(hunt))
    for (const person of tap) this.tap(hunt, person)
    if (againAfter === null) return
    hunt.thinksAt = this.now + againAfter
    this.queue.push(hunt.thinksAt, RANK.thinks, { kind: 'thinks', hunt })
  }

  private view(hunt: Hunt): Search {
    const { seeker, topic } = this.ask(hunt)
    const free: Free[] = []
    for (let person = 0; person < this.world.people.length; person++) {
      if (person === seeker || !this.gate.mayTap(person, topic, this.now)) continue
      if (hunt.tapped.has(person) || hunt.out.has(person)) continue
      const idle = isIdle(this.draws, person, this.now)
      const budgetUsed = this.gate.budgetUsed(person, this.now)
      free.push({ person, score: this.score(person, hunt.ask), idle, budgetUsed })
    }
    const { ask, phase, since, open, tapped } = hunt
    const wear = (person: number) => this.wornBy(person)
    return { ask, phase, since, now: this.now, seeker, topic, free, open, tapped: tapped.size, wear }
  }

  private tap(hunt: Hunt, person: number): void {
    const { ask, phase } = hunt
    const { now } = this
    const { topic } = this.ask(hunt)
    const fit = fitOf(this.world, person, this.ask(hunt))
    const wear = this.wornBy(person)
    const nature = this.natures[person] as Nature
    const reaction = reactionTo(this.draws, this.temper, nature, { person, ask, phase, at: now, fit, wear })
    this.addWear('taps', person, TAPS_LIFE)
    const entry: TapEntry = { person, topic, from: now, until: Number.POSITIVE_INFINITY }
    const idle = isIdle(this.draws, person, now)
    const tap: Tap = {
      ...{ person, at: now, idle, seen: false, ended: false, reaction, entry },
      score: this.score(person, ask),
    }
    this.run.taps.push(entry)
    this.gate.tapped(person)
    hunt.tapped.add(person)
    hunt.open.push(tap)
    this.fate(hunt).taps += 1
    const life = this.policy.tapLife
    const { seenAfter, answerAfter } = reaction
    if (this.policy.heedsSeen && seenAfter !== null && seenAfter < life) {
      this.queue.push(now + seenAfter, RANK.sees, { kind: 'sees', hunt, tap })
    }
    const answers = answerAfter !== null && answerAfter <= life
    const [at, kind] = answers ? [now + answerAfter, 'answers' as const] : [now + life, 'lapses' as const]
    this.queue.push(at, RANK[kind], { kind, hunt, tap })
  }

  private accepted(hunt: Hunt, tap: Tap): void {
    const { ask, phase } = hunt
    const { person } = tap
    this.end(hunt, tap, 'accepted')
    this.close(hunt)
    this.fate(hunt).matchedAt ??= this.now
    this.gate.engage(person)
    this.addWear('helps', person, HELPS_LIFE)
    const minutes = 8 * Math.exp(0.7 * this.draws.normal('minutes', person, ask, phase))
    const until = this.now + minutes * 60
    this.run.sessions.push({ person, from: this.now, until })
    const solved = this.draws.uniform('solves', person, ask, phase) < fitOf(this.world, person, this.ask(hunt))
    this.queue.push(until, RANK.sessionEnds, { kind: 'sessionEnds', hunt, tap, solved, began: this.now })
  }

  private sessionEnded({ hunt, tap, solved, began }: Event & { kind: 'sessionEnds' }): void {
    const { person, score } = tap
    this.gate.release(person, began, this.now, PAUSE_SECONDS)
    this.policy.sessionEnded?.(person, score, solved, this.now)
    if (solved) this.fate(hunt).solvedAt = this.now
    else if (hunt.phase < MOST_SESSIONS) {
      hunt.out.add(person)
      this.search(hunt.ask, hunt.phase + 1, hunt.out)
      return
    }
    this.scores.delete(hunt.ask)
  }

  /** The search is over: what is still open is taken back. */
  private close(hunt: Hunt): void {
    hunt.over = true
    for (const tap of [...hunt.open]) {
      const { seenAfter, answer } = tap.reaction
      if (seenAfter !== null && tap.at + seenAfter <= this.now && answer === 'yes') this.fate(hunt).lateAccepts += 1
      this.end(hunt, tap, 'withdrawn')
    }
  }

  private end(hunt: Hunt, tap: Tap, ending: Ending): void {
    tap.ended = true
    tap.entry.until = this.now
    hunt.open.splice(hunt.open.indexOf(tap), 1)
    this.gate.tapEnded(tap.person)
    this.policy.ended?.({ ...tap, ask: hunt.ask, topic: this.ask(hunt).topic }, ending, this.now)
  }

  private score(person: number, ask: number): number {
    let row = this.scores.get(ask)
    if (row === undefined) {
      row = new Float64Array(this.world.people.length).fill(Number.NaN)
      this.scores.set(ask, row)
    }
    const known = row[person] as number
    if (!Number.isNaN(known)) return known
    row[person] = this.matcher.scoreOf(person, ask)
    return row[person] as number
  }

  private wornBy(person: number): Wear {
    const { taps, helps, tapsAt, helpsAt } = this.wear
    const faded = (value: Float64Array, at: Float64Array, life: number) =>
      (value[person] as number) * Math.exp(((at[person] as number) - this.now) / life)
    return { taps: faded(taps, tapsAt, TAPS_LIFE), helps: faded(helps, helpsAt, HELPS_LIFE) }
  }

  private addWear(of: 'taps' | 'helps', person: number, life: number): void {
    const at = of === 'taps' ? this.wear.tapsAt : this.wear.helpsAt
    const value = this.wear[of]
    value[person] = (value[person] as number) * Math.exp(((at[person] as number) - this.now) / life) + 1
    at[person] = this.now
  }

  private ask(hunt: Hunt): WorldAsk {
    return this.world.asks[hunt.ask] as WorldAsk
  }

  private fate(hunt: Hunt): Fate {
    return this.run.fates[hunt.ask] as Fate
  }
}
