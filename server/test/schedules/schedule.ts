import { socketsOf } from './people.ts'
import type { Turns } from './turns.ts'
import { type Listeners, World } from './world.ts'

/** What came of a schedule; `violations`: the laws that were broken, none when all is well. */
export interface Played {
  seed: number
  steps: number
  commits: number
  crashes: number
  deeds: number
  violations: readonly string[]
}

/** Searched, parked, kept for a word: nothing of an ask lasts longer than this without anybody. */
const MOST_MONTHS = 4
const MOST_STEPS = 20_000

/**
 * One schedule: the server's own core on the database in memory, with every step in the hands of a seed. Between any two
 * statements another may run, an answer may be late, a message may come twice, late or never, the network or the process
 * may die, and time may pass. Laws are looked at after every commit.
 */
export async function play(seed: number, turns: Turns, listeners: Listeners = {}): Promise<Played> {
  const schedule = new Schedule(seed, turns, listeners)
  await schedule.storm()
  if (schedule.world.laws.violations.length === 0) await schedule.calm()
  return schedule.end()
}

/** What happens when: of all that is ready, the seed picks one thing at a time. */
class Schedule {
  readonly world: World
  private readonly seed: number
  private readonly turns: Turns
  private steps = 0
  /** Nothing goes wrong any more. */
  private safe = false

  constructor(seed: number, turns: Turns, listeners: Listeners) {
    this.seed = seed
    this.turns = turns
    this.world = new World(seed, listeners)
  }

  end(): Played {
    const { seed, steps, world } = this
    const { commits, crashes, done: deeds, laws } = world
    world.life?.kill()
    return { seed, steps, commits, crashes, deeds, violations: laws.violations }
  }

  /** Everything at once, until what was to be done is done. */
  async storm(): Promise<void> {
    const { world } = this
    for (const personId of world.here) world.tabs.set(personId, 1)
    world.rise()
    while (world.deeds > 0 || world.messages.length > 0) {
      await this.step()
      if (world.laws.violations.length > 0 || this.isTooLong()) return
    }
  }

  /**
   * Nobody says anything any more: what is under way comes to rest, and time ends the rest. No more faults, but where
   * they come at any step.
   */
  async calm(): Promise<void> {
    const { world } = this
    world.left.crash = world.left.cut = world.left.fault = world.left.pause = 0
    await this.rest()
    this.safe = true
    await this.rest()
    world.laws.atRest()
    if (world.laws.violations.length > 0) return
    if (!world.isLong) return
    // Whoever knows nothing of it is asked after half a minute, and whoever could not be tapped is tried again then.
    for (let wait = 0; wait < 2 && this.searches(); wait += 1) await this.later(35)
    // Tries are gathered for a moment.
    await this.later(1)
    world.laws.nobodyIsLeft((personId) => (world.tabs.get(personId) ?? 0) > 0, world.now)
    if (world.laws.violations.length > 0) return
    this.goHome()
    await this.rest()
    for (let months = 0; months < MOST_MONTHS && world.database.rows('timer').length > 0; months += 1) {
      this.safe = false
      await this.later(31 * 86_400)
      this.safe = true
      await this.rest()
      world.laws.atRest()
      if (world.laws.violations.length > 0) return
    }
    world.laws.atLast()
  }

  /** Every tab that shows a session closes. */
  private goHome(): void {
    const { world } = this
    for (const personId of world.place.people) {
      for (const socketId of socketsOf(personId))
        world.life?.core.presence.disconnected(socketId).catch(() => undefined)
    }
  }

  private searches(): boolean {
    return this.world.database.rows('ask').some(({ state }) => state === 'searching')
  }

  private async later(seconds: number): Promise<void> {
    this.world.now += seconds * 1000
    await this.rest()
  }

  /** Until nothing moves; sweeps and tries that come later are waited for as long as a fact is left. */
  private async rest(): Promise<void> {
    const { world } = this
    for (let tries = 0; tries < 40; tries += 1) {
      await this.still()
      if (world.laws.violations.length > 0 || this.isTooLong()) return
      const due = world.database.rows('timer').some((row) => (row.due_at as Date).getTime() <= world.now)
      if (!due && world.database.rows('fact').length === 0) return
      world.now += tries === 0 ? 150 : tries < 5 ? 2_000 : 15_000
    }
  }

  private async still(): Promise<void> {
    for (;;) {
      await this.turns.drain()
      if (this.world.life === null) this.world.rise()
      if (this.shaken()) continue
      const ways = this.ways()
      if (ways.length === 0 || this.isTooLong()) return
      this.take(this.world.chance.weighed(ways))
    }
  }

  private isTooLong(): boolean {
    if (this.steps < MOST_STEPS) return false
    if (this.steps === MOST_STEPS) this.world.laws.violations.push('[rest] it does not come to rest')
    return true
  }

  /** What is ready to go on by itself. */
  private ways(): (readonly [number, () => void])[] {
    const { world } = this
    const { life, database } = world
    // A real server lets who waited go on at once; a schedule may keep them waiting, but for one that is told of.
    const freed = world.listeners.ran && database.freed()
    if (freed) return [[1, () => freed.step()]]
    const ways: (readonly [number, () => void])[] = database.ready().map((one) => [10, () => one.step()] as const)
    database.answers.forEach((answer, i) => {
      const arrive = () => {
        database.answers.splice(i, 1)
        answer.give()
      }
      ways.push([10, arrive])
    })
    const answer = life?.answers[0]
    if (answer) {
      const arrive = () => {
        life?.answers.shift()
        answer()
      }
      ways.push([10, arrive])
    }
    for (const alarm of life?.alarms ?? []) {
      if (alarm.at > world.now) continue
      const ring = () => {
        life?.alarms.delete(alarm)
        alarm.ring()
      }
      ways.push([4, ring])
    }
    if (life !== null) {
      world.messages.forEach((deed, i) => {
        const arrive = () => {
          world.messages.splice(i, 1)
          world.deliver(deed, life)
        }
        ways.push([3, arrive])
      })
    }
    return ways
  }

  private async step(): Promise<void> {
    await this.turns.drain()
    if (this.shaken()) return
    const ways = this.ways()
    const { world } = this
    const { left } = world
    const idle = ways.length === 0
    this.take(
      world.chance.weighed([
        ...ways,
        [world.deeds > 0 ? (idle ? 3 : 2) : 0, () => world.send()],
        [idle ? 4 : 0.6, () => world.pass()],
        [world.life === null ? 6 : 0, () => world.rise()],
        [left.crash > 0 && world.life !== null ? 0.3 : 0, () => world.crash()],
        [left.cut > 0 ? 0.3 : 0, () => world.cut()],
        [left.pause > 0 ? 0.1 : 0, () => world.pause()],
      ]),
    )
  }

  private shaken(): boolean {
    const way = this.safe ? null : this.world.shake()
    if (way !== null) this.take(way)
    return way !== null
  }

  private take(way: () => void): void {
    this.steps += 1
    way()
  }
}
