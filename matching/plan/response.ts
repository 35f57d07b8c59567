import { Belief, type BeliefState } from './belief.ts'
import { faded, type Lately, nothingLately } from './lately.ts'
import { answeredBy, heardAnswer, housePace, type OwnPace, type Pace, paceOf } from './reaction.ts'
import { bestTwo } from './weigh.ts'

/** What becomes of a tap: taken, turned down, run out, or taken back before its time. */
export type Ending = 'accepted' | 'declined' | 'lapsed' | 'withdrawn'

/** One person at one moment, as the planner weighs them. */
export interface Outlook {
  /** Chance to accept in the end, by circumstances alone. */
  chance: number
  /** Their own factor on it: Gamma, mean shape / rate. */
  shape: number
  rate: number
  /** Mean logarithm of seconds to answer. */
  pace: number
  /** Share of taps that are noticed at all, in this state. */
  noticed: number
  /** Chance that a session with them solves this ask. */
  solves: number
  /** Taken from them these two weeks. */
  load: number
  /** Helps this week, fading. */
  weekHelps: number
  /** By how much they usually stand above whoever is second, over the asks they were free for: 0 for most people. */
  needed: number
}

interface Known {
  lately: Lately
  /** Yeses, and how many one would have expected of anybody in the same circumstances. */
  yeses: number
  expected: number
  pace: OwnPace
  /** How high they usually stand in the ranking. */
  usual: { n: number; sum: number; above: number }
  open: { at: number; idle: boolean; x: number[]; seen: boolean } | null
}

export interface ResponseState {
  version: 1
  says: BeliefState
  solves: BeliefState
  house: {
    pace: Pace
    noticed: { active: [number, number]; idle: [number, number] }
    usual: { n: number; sum: number }
    accepted: { n: number; sum: number }
  }
  people: [personId: string, known: Known][]
}

/** People remembered; past it whoever was met first is forgotten first. */
const MOST_PEOPLE = 20_000
/** A person's own factor begins as this many expected yeses (routing study). */
const KAPPA = 3
/** The house's usual rank is worth so many sightings of somebody's own (chosen). */
const USUAL_SHRINK = 5

/**
 * Mean and deviation of each weight before anything was heard. What the routing study says is marked; the rest is
 * chosen, with deviations wide enough for a house's own taps to say otherwise.
 */
const SAYS_PRIOR = [
  [-0.8, 0.5], // a yes to a quarter to a third of taps at rest (routing study: 14–28 %)
  [1, 1], // fit above the usual
  [-1, 0.5], // idle
  [-0.4, 0.3], // ln(1 + taps lately)
  [-0.25, 0.2], // helps lately
  [-0.3, 0.3], // silences just now
] as const
const SOLVES_PRIOR = [
  [-0.2, 0.5],
  [3, 1.5], // fit
  [-1, 1.5], // how fit the ranking finds them usually, whatever is asked
] as const

/**
 * How people of one house respond, learnt from every tap: a chance by circumstances for everybody, a factor and a pace
 * for each. Pure but for what it is told; times are seconds since one fixed beginning, the same for all calls.
 *
 * Tell it each fact once and in order: `ranked` when an ask opens, `tapped`, `seen`, `ended`, and `helped` or `neverCame`
 * once a session is over. A person has one open tap at a time. It speaks of people: `forget` on erasure, keep its state as private.
 */
export class ResponseModel {
  private readonly says = new Belief(SAYS_PRIOR)
  private readonly solved = new Belief(SOLVES_PRIOR)
  private pace: Pace = housePace()
  // As if three of four taps at the keyboard had been noticed, one of two away from it, and one yes in two had solved:
  // worth four taps each, and ten yeses (chosen)
  private noticed = { active: [3, 4] as [number, number], idle: [2, 4] as [number, number] }
  private usual = { n: 1, sum: 0.5 }
  /** Chance to solve of those who accepted. */
  private accepted = { n: 10, sum: 5 }
  private people = new Map<string, Known>()

  /** Who may be tapped for a new ask, and how fit the matcher finds them (0..1): what is usual for each. */
  ranked(candidates: readonly { personId: string; fit: number }[], at: number): void {
    const chances = candidates.map(({ personId, fit }) =>
      this.solved.chance(this.standing(fit, this.people.get(personId))),
    )
    const [first, second] = bestTwo(chances)
    for (const [i, { personId, fit }] of candidates.entries()) {
      const { usual } = this.known(personId, at)
      usual.n += 1
      usual.sum += fit
      if (chances[i] === first) usual.above += first - second
      this.usual.n += 1
      this.usual.sum += fit
    }
  }

  tapped(personId: string, fit: number, idle: boolean, at: number): void {
    const known = this.known(personId, at)
    const lately = faded(known.lately, at)
    known.open = { at, idle, x: this.circumstances(fit, idle, lately), seen: false }
    known.lately = { ...lately, taps: lately.taps + 1, load: lately.load + 1 }
  }

  seen(personId: string): void {
    const open = this.people.get(personId)?.open
    if (open) open.seen = true
  }

  /** A late yes after a lapse is told as accepted, too: it counts for the person, the circumstances are not known any more. */
  ended(personId: string, ending: Ending, at: number): void {
    const known = this.known(personId, at)
    const { open } = known
    known.open = null
    known.lately = faded(known.lately, at)
    if (ending === 'accepted') {
      known.yeses += 1
      known.lately.helps += 1
      known.lately.weekHelps += 1
      known.lately.load += 3
    } else if (ending !== 'withdrawn') known.lately.silences += 1
    if (open === null) return
    const waited = Math.max(0, at - open.at)
    const answered = ending === 'accepted' || ending === 'declined'
    // How much of a chance to say yes there was: a tap taken back after a moment says nothing of who got it.
    const exposure = answered ? 1 : answeredBy(waited, paceOf(this.pace, known.pace, open.idle))
    known.expected += exposure * this.says.chance(open.x)
    this.says.learn(open.x, ending === 'accepted', exposure)
    if (ending !== 'withdrawn') {
      const noticed = open.idle ? this.noticed.idle : this.noticed.active
      noticed[1] += 1
      if (answered || open.seen) noticed[0] += 1
    }
    if (answered) heardAnswer(this.pace, known.pace, open.idle, waited)
  }

  /** A session is over before it began: whoever had accepted was not there, so their yes was none. That they were asked stays. */
  neverCame(personId: string): void {
    const known = this.people.get(personId)
    if (known !== undefined) known.yeses -= 1
  }

  /** A session is over: did it solve the ask? `fit` as it was when they were tapped. Of somebody forgotten by then it only teaches the house. */
  helped(personId: string, fit: number, solved: boolean): void {
    const x = this.standing(fit, this.people.get(personId))
    this.accepted.n += 1
    this.accepted.sum += this.solved.chance(x)
    this.solved.learn(x, solved)
  }

  outlook(personId: string, fit: number, idle: boolean, at: number): Outlook {
    const known = this.people.get(personId)
    const lately = known ? faded(known.lately, at) : nothingLately(at)
    const [seen, all] = idle ? this.noticed.idle : this.noticed.active
    return {
      chance: this.says.chance(this.circumstances(fit, idle, lately)),
      // Below nothing only while a crash forgot the yes of somebody who then did not come
      shape: KAPPA + Math.max(0, known?.yeses ?? 0),
      rate: KAPPA + (known?.expected ?? 0),
      pace: paceOf(this.pace, known?.pace ?? { n: 0, sum: 0 }, idle),
      noticed: seen / all,
      solves: this.solved.chance(this.standing(fit, known)),
      load: lately.load,
      weekHelps: lately.weekHelps,
      needed: known ? known.usual.above / (known.usual.n + USUAL_SHRINK) : 0,
    }
  }

  /** Mean chance to solve of whoever accepted: what the next one may be expected to bring. */
  get usualSolves(): number {
    return this.accepted.sum / this.accepted.n
  }

  /** Nothing of this person is left; the weights, which speak of nobody, stay. */
  forget(personId: string): void {
    this.people.delete(personId)
  }

  /** As large as the people it knows, {@link MOST_PEOPLE} at most; plain JSON. */
  save(): ResponseState {
    const { pace, noticed, usual, accepted } = this
    const house = { pace, noticed, usual, accepted }
    const people = [...this.people]
    return structuredClone({ version: 1, says: this.says.save(), solves: this.solved.save(), house, people })
  }

  /** @returns false, and nothing changed, when it is not a whole state of this version */
  load(state: ResponseState): boolean {
    if (state.version !== 1 || !soundNumbers(state)) return false
    const before = this.says.save()
    if (!this.says.load(state.says)) return false
    if (!this.solved.load(state.solves)) {
      this.says.load(before)
      return false
    }
    const { house, people } = structuredClone(state)
    this.pace = house.pace
    this.noticed = house.noticed
    this.usual = house.usual
    this.accepted = house.accepted
    this.people = new Map(people.slice(-MOST_PEOPLE))
    return true
  }

  private circumstances(fit: number, idle: boolean, lately: Lately): number[] {
    const mean = this.usual.sum / this.usual.n
    return [1, fit - mean, idle ? 1 : 0, Math.log1p(lately.taps), lately.helps, lately.silences]
  }

  private standing(fit: number, known: Known | undefined): number[] {
    const mean = this.usual.sum / this.usual.n
    const own = known?.usual ?? { n: 0, sum: 0 }
    return [1, fit - mean, (own.sum - own.n * mean) / (own.n + USUAL_SHRINK)]
  }

  private known(personId: string, at: number): Known {
    const known = this.people.get(personId)
    if (known !== undefined) return known
    for (const longest of this.people.keys()) {
      if (this.people.size < MOST_PEOPLE) break
      this.people.delete(longest)
    }
    const fresh: Known = {
      ...{ lately: nothingLately(at), yeses: 0, expected: 0, pace: { n: 0, sum: 0 } },
      ...{ usual: { n: 0, sum: 0, above: 0 }, open: null },
    }
    this.people.set(personId, fresh)
    return fresh
  }
}

/** No number is missing or infinite, however deep. */
function soundNumbers(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  return typeof value !== 'object' || value === null || Object.values(value).every(soundNumbers)
}
