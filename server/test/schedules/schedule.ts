import { Refusal } from '../../src/platform/refusal.ts'
import { MemoryDatabase, type Outcome } from '../memory/database.ts'
import { Chance } from '../chance.ts'
import { FROM, makePlace, type Place } from './house.ts'
import { Laws } from './laws.ts'
import { type Deed, drawDeed, socketsOf } from './people.ts'
import { Life } from './process.ts'
import { mayWin } from './state.ts'
import type { Turns } from './turns.ts'

/**
 * One schedule: the server's own core on the database in memory, with every step in the hands of a seed. Between any two
 * statements another may run, an answer may be late, a message may come twice, late or never, the network or the process
 * may die, and time may pass. Laws are looked at after every commit.
 */
export interface Played {
  seed: number
  steps: number
  commits: number
  crashes: number
  deeds: number
  violations: readonly string[]
}

/** Deeds, at most, and faults of each kind. */
const DEEDS = 8
/** Deeds of a short one, at most. */
const SHORT = 4
/** One in so many is long, and followed to the end of its time: it costs as much as the others together. */
const LONG = 4
/** Searched, parked, kept for a word: nothing of an ask lasts longer than this without anybody. */
const MOST_MONTHS = 4
const MOST_STEPS = 20_000
const faultCodes = ['40001', '53200', '08006'] as const
/** What people and the log may hear when a schedule did it. */
const expected = new Set<unknown>([...faultCodes, 'ECONNRESET', '40P01', '25P02'])

/** A statement that ran, as a real server may be told of it: its connection, and what came of it. */
export interface Ran {
  connection: number
  text: string
  params: readonly unknown[]
  outcome: Outcome | { wanted: string } | null
  /** The connection was lost. */
  cut: boolean
}

interface Listeners {
  trace?: (line: string) => void
  ran?: (one: Ran) => void
}

export async function play(seed: number, turns: Turns, listeners: Listeners = {}): Promise<Played> {
  const schedule = new Schedule(seed, turns, listeners)
  await schedule.storm()
  if (schedule.laws.violations.length === 0) await schedule.calm()
  return schedule.end()
}

class Schedule {
  private readonly seed: number
  private readonly turns: Turns
  private readonly listeners: Listeners
  private readonly chance: Chance
  private readonly database = new MemoryDatabase()
  private readonly place: Place
  readonly laws: Laws
  private now = FROM
  private ids = 0
  private life: Life | null = null
  private readonly tabs = new Map<string, number>()
  /** People whose browsers are open, whether or not a server is there. */
  private readonly here: Set<string>
  /** On their way to the server. */
  private readonly messages: Deed[] = []
  /** Answers to taps that are under way: whether there was a moment at which a Yes could not win. */
  private readonly answering = new Set<{ offerId: string; couldLose: boolean }>()
  private steps = 0
  private commits = 0
  private crashes = 0
  private deeds: number
  private readonly isLong: boolean
  private readonly left: { crash: number; cut: number; fault: number; pause: number }

  constructor(seed: number, turns: Turns, listeners: Listeners) {
    this.seed = seed
    this.turns = turns
    this.listeners = listeners
    this.chance = new Chance(seed)
    const { ran } = listeners
    const tell = (text: string, params: readonly unknown[]) =>
      ran?.({ connection: 0, text, params, outcome: { rows: [], count: 0 }, cut: false })
    this.place = makePlace(this.database, this.chance, tell)
    this.database.lost = (connection) =>
      ran?.({ connection: connection.id, text: '', params: [], outcome: null, cut: true })
    this.here = new Set(this.place.people.filter(() => !this.chance.is(0.1)))
    this.isLong = seed % LONG === 0
    this.deeds = this.isLong ? 3 + this.chance.below(DEEDS - 2) : 2 + this.chance.below(SHORT - 1)
    const some = (p: number, most: number) => (this.chance.is(p) ? 1 + this.chance.below(most) : 0)
    this.left = { crash: some(0.3, 2), cut: some(0.25, 2), fault: some(0.4, 3), pause: some(0.2, 2) }
    this.laws = new Laws(this.database)
    this.database.committed = (tx, said) => this.committed(said, new Set([...tx.touched].map((row) => row.table.name)))
    this.database.ran = (connection, text, params, outcome) => {
      const wanted = 'code' in outcome && outcome.wanted ? { wanted: outcome.code } : outcome
      ran?.({ connection: connection.id, text, params, outcome: wanted, cut: false })
      this.ran(text, outcome)
    }
    this.database.fault = (_, text) => this.fault(text)
  }

  end(): Played {
    this.life?.kill()
    const { seed, steps, commits, crashes } = this
    return { seed, steps, commits, crashes, deeds: this.done, violations: this.laws.violations }
  }
  private done = 0

  /** Everything at once, until what was to be done is done. */
  async storm(): Promise<void> {
    for (const personId of this.here) this.tabs.set(personId, 1)
    this.rise()
    while (this.deeds > 0 || this.messages.length > 0) {
      await this.step()
      if (this.laws.violations.length > 0 || this.isTooLong()) return
    }
  }

  /** No more faults, and nobody says anything: what is under way comes to rest, and time ends the rest. */
  async calm(): Promise<void> {
    this.left.crash = this.left.cut = this.left.fault = this.left.pause = 0
    if (this.life === null) this.rise()
    await this.rest()
    this.laws.atRest()
    if (this.laws.violations.length > 0) return
    if (!this.isLong) return
    // Whoever knows nothing of it is asked after half a minute, and whoever could not be tapped is tried again then.
    for (let wait = 0; wait < 2 && this.searches(); wait += 1) await this.later(35)
    // Tries are gathered for a moment.
    await this.later(1)
    this.laws.nobodyIsLeft((personId) => (this.tabs.get(personId) ?? 0) > 0, this.now)
    this.goHome()
    await this.rest()
    for (let months = 0; months < MOST_MONTHS && this.database.rows('timer').length > 0; months += 1) {
      await this.later(31 * 86_400)
      this.laws.atRest()
      if (this.laws.violations.length > 0) return
    }
    this.laws.atLast()
  }

  /** Every tab that shows a session closes. */
  private goHome(): void {
    for (const personId of this.place.people) {
      for (const socketId of socketsOf(personId)) this.life?.core.presence.disconnected(socketId).catch(() => undefined)
    }
  }

  private searches(): boolean {
    return this.database.rows('ask').some(({ state }) => state === 'searching')
  }

  private async later(seconds: number): Promise<void> {
    this.now += seconds * 1000
    await this.rest()
  }

  /** Until nothing moves; sweeps and tries that come later are waited for as long as a fact is left. */
  private async rest(): Promise<void> {
    for (let tries = 0; tries < 40; tries += 1) {
      await this.still()
      if (this.laws.violations.length > 0 || this.isTooLong()) return
      const due = this.database.rows('timer').some((row) => (row.due_at as Date).getTime() <= this.now)
      if (!due && this.database.rows('fact').length === 0) return
      this.now += tries === 0 ? 150 : tries < 5 ? 2_000 : 15_000
    }
  }

  private async still(): Promise<void> {
    for (;;) {
      await this.turns.drain()
      const ways = this.ways()
      if (ways.length === 0 || this.isTooLong()) return
      this.take(this.chance.weighed(ways))
    }
  }

  private isTooLong(): boolean {
    if (this.steps < MOST_STEPS) return false
    if (this.steps === MOST_STEPS) this.laws.violations.push('[rest] it does not come to rest')
    return true
  }

  /** What is ready to go on by itself. */
  private ways(): (readonly [number, () => void])[] {
    const { life, database } = this
    // A real server lets who waited go on at once; a schedule may keep them waiting, but for one that is told of.
    const freed = this.listeners.ran && database.freed()
    if (freed) return [[1, () => freed.step()]]
    const ways: (readonly [number, () => void])[] = database.ready().map((one) => [10, () => one.step()] as const)
    database.answers.forEach((answer, i) => {
      const arrive = () => {
        database.answers.splice(i, 1)
        answer.give()
      }
      ways.push([10, arrive])
    })
    for (const alarm of life?.alarms ?? []) {
      if (alarm.at > this.now) continue
      const ring = () => {
        life?.alarms.delete(alarm)
        alarm.ring()
      }
      ways.push([4, ring])
    }
    if (life !== null) {
      this.messages.forEach((deed, i) => {
        const arrive = () => {
          this.messages.splice(i, 1)
          this.deliver(deed, life)
        }
        ways.push([3, arrive])
      })
    }
    return ways
  }

  private async step(): Promise<void> {
    await this.turns.drain()
    const ways = this.ways()
    const { left } = this
    const idle = ways.length === 0
    this.take(
      this.chance.weighed([
        ...ways,
        [this.deeds > 0 ? (idle ? 3 : 2) : 0, () => this.send()],
        [idle ? 4 : 0.6, () => this.pass()],
        [this.life === null ? 6 : 0, () => this.rise()],
        [left.crash > 0 && this.life !== null ? 0.3 : 0, () => this.crash()],
        [left.cut > 0 ? 0.3 : 0, () => this.cut()],
        [left.pause > 0 ? 0.1 : 0, () => this.pause()],
      ]),
    )
  }

  private take(way: () => void): void {
    this.steps += 1
    way()
  }

  /** Somebody does something: it may be lost on the way, or come twice. */
  private send(): void {
    this.deeds -= 1
    const { database, place, chance } = this
    const deed = drawDeed({
      ...{ database, place, chance, now: () => this.now },
      tabs: (personId) => this.tabs.get(personId) ?? 0,
      setTabs: (personId, count) => {
        if (count > 0) this.here.add(personId)
        else this.here.delete(personId)
        this.tabs.set(personId, count)
      },
    })
    if (deed === null || chance.is(0.04)) return
    this.messages.push(deed)
    if (chance.is(0.15)) this.messages.push(deed)
  }

  private deliver(deed: Deed, life: Life): void {
    this.done += 1
    this.trace(`${deed.name} by ${deed.personId.slice(-4)} ${deed.offerId ?? ''}`)
    const { offerId } = deed
    const yes = deed.name === 'accept' && offerId ? { offerId, couldLose: !mayWin(this.laws.last, offerId) } : null
    if (yes) this.answering.add(yes)
    const over = (how: string) => {
      this.trace(`… ${deed.name} by ${deed.personId.slice(-4)}: ${how}`)
      if (yes) this.answering.delete(yes)
    }
    deed.run(life.core).then(
      () => over('done'),
      (error: unknown) => {
        const code = (error as { code?: unknown } | null)?.code
        over(String(code ?? error))
        if (error instanceof Refusal) {
          const refused = ['OFFER_TAKEN', 'OFFER_GONE', 'IN_SESSION'].includes(error.code)
          if (yes && refused && !yes.couldLose)
            this.laws.violations.push(`[A7] a Yes that could win was refused: ${error.code}`)
        } else if (!expected.has(code)) this.wrong(error, deed.name)
      },
    )
  }

  private wrong(error: unknown, what: string): void {
    this.laws.violations.push(
      `[error] ${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    )
  }

  private committed(said: readonly string[], changed: ReadonlySet<string>): void {
    this.commits += 1
    this.laws.committed(said, changed)
    for (const yes of this.answering) if (!mayWin(this.laws.last, yes.offerId)) yes.couldLose = true
  }

  private ran(text: string, outcome: object): void {
    if (this.listeners.trace) {
      const short = text.replaceAll(/\s+/g, ' ').trim().slice(0, 90)
      this.trace(`    ${short} → ${JSON.stringify(outcome).slice(0, 100)}`)
    }
  }

  private fault(text: string): string | null {
    if (this.left.fault === 0 || text.length < 12 || !this.chance.is(0.01)) return null
    this.left.fault -= 1
    const code = this.chance.of(faultCodes)
    this.trace(`fault ${code}`)
    return code
  }

  private pass(): void {
    const next = Math.min(...[...(this.life?.alarms ?? [])].map((alarm) => alarm.at).filter((at) => at > this.now))
    const soon = Number.isFinite(next) ? next - this.now : 1_000
    this.now += this.chance.of([this.chance.below(50), this.chance.below(2_000), soon, soon, this.chance.below(20_000)])
  }

  /** The process stands still for minutes, as a closed laptop does. */
  private pause(): void {
    this.left.pause -= 1
    this.now += this.chance.below(300_000)
    this.trace(`pause`)
  }

  private crash(): void {
    this.left.crash -= 1
    this.crashes += 1
    this.trace(`crash`)
    this.life?.kill()
    this.life = null
    this.tabs.clear()
    this.answering.clear()
  }

  /** One connection is lost, with whatever runs on it. */
  private cut(): void {
    const open = this.life?.pool.connections().filter(({ dead }) => !dead) ?? []
    if (open.length === 0) return
    this.left.cut -= 1
    this.trace(`a connection is lost`)
    this.chance.of(open).cut(true)
  }

  private rise(): void {
    this.trace(`rise`)
    this.life = new Life(this.database, {
      now: () => this.now,
      newId: () => this.newId(),
      tabs: (personId) => this.tabs.get(personId) ?? 0,
      failed: (error, what) => {
        const code = (error as { code?: unknown } | null)?.code
        if (!expected.has(code)) this.wrong(error, what)
      },
    })
    const { organizationId } = this.place
    for (const personId of this.here) {
      if (this.tabs.has(personId)) continue
      const run: Deed['run'] = async (core) => {
        if (!this.here.has(personId)) return
        this.tabs.set(personId, 1)
        await core.reach(organizationId, personId, true)
      }
      this.messages.push({ name: 'tab', personId, run })
    }
  }

  private newId(): string {
    this.ids += 1
    const time = this.now.toString(16).padStart(12, '0')
    const count = this.ids.toString(16).padStart(12, '0')
    return `${time.slice(0, 8)}-${time.slice(8)}-7000-8${(this.seed & 0xfff).toString(16).padStart(3, '0')}-${count}`
  }

  private trace(line: string): void {
    this.listeners.trace?.(`${((this.now - FROM) / 1000).toFixed(3)}s ${line}`)
  }
}
