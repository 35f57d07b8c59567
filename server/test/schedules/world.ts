import { Refusal } from '../../src/platform/refusal.ts'
import { Chance } from '../chance.ts'
import type { Outcome } from '../memory/connection.ts'
import { MemoryDatabase } from '../memory/database.ts'
import { FROM, makePlace, type Place } from './house.ts'
import { Laws } from './laws.ts'
import { leadOn } from './near-deeds.ts'
import { type Around, type Deed, drawDeed } from './people.ts'
import { Life } from './process.ts'
import { mayWin } from './state.ts'

/** Deeds, at most, and faults of each kind. */
const DEEDS = 8
/** Deeds of a short one, at most. */
const SHORT = 4
/** One in so many is long, and followed to the end of its time: it costs as much as the others together. */
const LONG = 4
/** In one house of so many, a long one, people lead asks near the same on; seeds kept from before are of none of these. */
const NEAR = 12
const LED = 8
/**
 * In half of those houses they wait for what came of it before they lead on, and only there a wait comes to its line; in
 * the others, seeds kept from before among them, they say it again meanwhile.
 */
const PATIENT = [20, 32]
const PATIENT_OF = 48
/**
 * In two houses of eighteen, and in a quarter of the patient ones, any step may be the last before the process dies or a
 * connection is lost, to the end of its time; in the others, seeds kept from before among them, that mostly comes early.
 */
const SHAKEN = [
  [4, 18],
  [12, 18],
  [68, 96],
] as const
/** In two houses of thirteen a ranking comes back some steps after it was asked for: the indexes are on a thread of their own. */
const APART = [5, 7]
const APART_OF = 13
/** One step in so many. */
const SHAKE = 80
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

export interface Listeners {
  trace?: (line: string) => void
  ran?: (one: Ran) => void
}

/** What a schedule plays in and all that may happen there: deeds and their messages, faults, the process, the clock. */
export class World {
  private readonly seed: number
  readonly listeners: Listeners
  readonly chance: Chance
  readonly database = new MemoryDatabase()
  readonly place: Place
  readonly laws: Laws
  now = FROM
  private ids = 0
  life: Life | null = null
  readonly tabs = new Map<string, number>()
  /** People whose browsers are open, whether or not a server is there. */
  readonly here: Set<string>
  /** On their way to the server. */
  readonly messages: Deed[] = []
  /** Answers to taps that are under way: whether there was a moment at which a Yes could not win. */
  private readonly answering = new Set<{ offerId: string; couldLose: boolean }>()
  commits = 0
  crashes = 0
  /** That reached the server. */
  done = 0
  /** Still to be done. */
  deeds: number
  /** Followed to the end of its time. */
  readonly isLong: boolean
  /** Asks near the same are led on. */
  private readonly isNear: boolean
  private readonly isPatient: boolean
  private readonly isApart: boolean
  private readonly isShaken: boolean
  /** Deeds that reached the server and were not answered yet. */
  private readonly underway = new Set<object>()
  readonly left: { crash: number; cut: number; fault: number; pause: number }

  constructor(seed: number, listeners: Listeners) {
    this.seed = seed
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
    this.isNear = seed % NEAR === LED
    this.isPatient = PATIENT.includes(seed % PATIENT_OF)
    this.isApart = APART.includes(seed % APART_OF)
    this.isShaken = SHAKEN.some(([one, of]) => seed % of === one)
    // From the second ask to a line it takes eight.
    if (this.isNear) this.deeds += DEEDS
    const some = (p: number, most: number) => (this.chance.is(p) ? 1 + this.chance.below(most) : 0)
    this.left = { crash: some(0.3, 2), cut: some(0.25, 2), fault: some(0.4, 3), pause: some(0.2, 2) }
    if (this.isShaken) this.left.crash = this.left.cut = 0
    this.laws = new Laws(this.database)
    this.database.committed = (tx, said) => this.committed(said, new Set([...tx.touched].map((row) => row.table.name)))
    this.database.ran = (connection, text, params, outcome) => {
      const wanted = 'code' in outcome && outcome.wanted ? { wanted: outcome.code } : outcome
      ran?.({ connection: connection.id, text, params, outcome: wanted, cut: false })
      this.ran(text, outcome)
    }
    this.database.fault = (_, text) => this.fault(text)
  }

  /** Somebody does something: it may be lost on the way, or come twice. */
  send(): void {
    const { database, place, chance } = this
    const around: Around = {
      ...{ database, place, chance, now: () => this.now },
      tabs: (personId) => this.tabs.get(personId) ?? 0,
      setTabs: (personId, count) => {
        if (count > 0) this.here.add(personId)
        else this.here.delete(personId)
        this.tabs.set(personId, count)
      },
    }
    const isLed = this.isNear && chance.is(this.isPatient ? 0.9 : 0.75)
    if (isLed && this.isPatient && this.messages.length + this.underway.size > 0) return
    const deed = isLed ? leadOn(around, this.isPatient) : drawDeed(around)
    // What leads on may be on its way.
    if (isLed && deed === null) return
    this.deeds -= 1
    if (deed === null || chance.is(0.04)) return
    this.messages.push(deed)
    if (chance.is(0.15)) this.messages.push(deed)
  }

  deliver(deed: Deed, life: Life): void {
    this.done += 1
    this.trace(`${deed.name} by ${deed.personId.slice(-4)} ${deed.offerId ?? ''}`)
    const { offerId } = deed
    const yes = deed.name === 'accept' && offerId ? { offerId, couldLose: !mayWin(this.laws.last, offerId) } : null
    if (yes) this.answering.add(yes)
    const said = {}
    this.underway.add(said)
    const over = (how: string) => {
      this.underway.delete(said)
      this.trace(`… ${deed.name} by ${deed.personId.slice(-4)}: ${how}`)
      if (yes) this.answering.delete(yes)
    }
    deed.run(life.core).then(
      () => over('done'),
      (error: unknown) => {
        const code = (error as { code?: unknown } | null)?.code
        over(String(code ?? error))
        if (error instanceof Refusal) {
          const refused = ['OFFER_TAKEN', 'OFFER_GONE', 'IN_SESSION', 'SEEKER_BUSY'].includes(error.code)
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

  pass(): void {
    const next = Math.min(...[...(this.life?.alarms ?? [])].map((alarm) => alarm.at).filter((at) => at > this.now))
    const soon = Number.isFinite(next) ? next - this.now : 1_000
    this.now += this.chance.of([this.chance.below(50), this.chance.below(2_000), soon, soon, this.chance.below(20_000)])
  }

  /** The process stands still for minutes, as a closed laptop does. */
  pause(): void {
    this.left.pause -= 1
    this.now += this.chance.below(300_000)
    this.trace(`pause`)
  }

  /** What comes between this step and the next, where it may at any. */
  shake(): (() => void) | null {
    if (!this.isShaken || this.life === null || !this.chance.is(1 / SHAKE)) return null
    return this.chance.is(0.7) ? () => this.crash() : () => this.cut()
  }

  crash(): void {
    this.left.crash -= 1
    this.crashes += 1
    this.trace(`crash`)
    this.life?.kill()
    this.life = null
    this.tabs.clear()
    this.answering.clear()
    this.underway.clear()
  }

  /** One connection is lost, with whatever runs on it. */
  cut(): void {
    const open = this.life?.pool.connections().filter(({ dead }) => !dead) ?? []
    if (open.length === 0) return
    this.left.cut -= 1
    this.trace(`a connection is lost`)
    this.chance.of(open).cut(true)
  }

  rise(): void {
    this.trace(`rise`)
    this.life = new Life(this.database, {
      now: () => this.now,
      newId: () => this.newId(),
      tabs: (personId) => this.tabs.get(personId) ?? 0,
      isApart: this.isApart,
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
