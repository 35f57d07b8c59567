import { Places } from './features/places.ts'
import { bestFirst } from './order.ts'
import type { Past } from './past/past.ts'
import type { Person } from './past/person.ts'
import type { Session } from './past/session.ts'
import { likeness, SIMILAR } from './score.ts'
import { roomFor } from './text/columns.ts'
import type { QueryTerm } from './text/text-index.ts'
import { NEIGHBOURS } from './text/weight.ts'

/**
 * Past sessions whose asks are near the one at hand, the nearest first: what is asked of all of them side by side, the
 * rest with the session. Kept from ask to ask, since three hundred objects an ask are what collections come of.
 */
export class NearAsks {
  private readonly past: Past
  size = 0
  /** Score ÷ the best one's, 0..1; and the same for the words of the title alone. */
  z = new Float64Array(0)
  titles = new Float64Array(0)
  /** 0..1, comparable across asks. */
  likeness = new Float64Array(0)
  /** When, ms. */
  at = new Float64Array(0)
  /** What came of it, as `outcomeWeight` has it. */
  weights = new Float64Array(0)
  /** The number of its ask. */
  asks = new Float64Array(0)
  /** Who helped, each once; and by session where they stand among them. */
  readonly people = new Places()
  helpers = new Uint32Array(0)
  private slots = new Uint32Array(0)
  /** By place the first session + 1, by session the next of the same helper + 1; 0 is none. */
  private firsts = new Uint32Array(0)
  private nexts = new Uint32Array(0)

  constructor(past: Past) {
    this.past = past
  }

  /** Finds the `count` nearest to these terms, ties by session: the order never shows how the index grew. */
  find(terms: ReadonlyMap<string, QueryTerm>, among: 'all' | 'online', count: number = NEIGHBOURS): this {
    const { past } = this
    const found = past.texts.search(terms, among, count)
    const byId = (x: number, y: number) => this.compare(found.slots[x] as number, found.slots[y] as number)
    const order = bestFirst(found.scores.subarray(0, found.size), count, byId)
    this.makeRoom(order.length)
    const { slots, z, titles } = this
    let bestTitle = Number.MIN_VALUE
    for (let i = 0; i < order.length; i++) {
      const from = order[i] as number
      slots[i] = found.slots[from] as number
      z[i] = found.scores[from] as number
      titles[i] = found.titles[from] as number
      bestTitle = Math.max(bestTitle, titles[i] as number)
    }
    const best = z[0] ?? 0
    for (let i = 0; i < order.length; i++) {
      this.likeness[i] = likeness(z[i] as number, found.ideal)
      z[i] = (z[i] as number) / best
      titles[i] = (titles[i] as number) / bestTitle
    }
    past.ledger.read(slots, order.length, this)
    this.chain(found.owners, order)
    return this
  }

  session(i: number): Session {
    return this.past.sessionAt(this.slots[i] as number)
  }

  /** The nearest this person helped with, -1 when there is none; then the next of theirs. */
  firstOf({ number }: Person): number {
    const place = this.people.of(number)
    return place < 0 ? -1 : (this.firsts[place] as number) - 1
  }

  nextOf(i: number): number {
    return (this.nexts[i] as number) - 1
  }

  /** Those near enough to be called similar to somebody's face: of this person, or of anybody. */
  similar(person?: Person): Session[] {
    const sessions: Session[] = []
    if (person === undefined) for (let i = 0; i < this.size; i++) this.addSimilar(i, sessions)
    else for (let i = this.firstOf(person); i >= 0; i = this.nextOf(i)) this.addSimilar(i, sessions)
    return sessions
  }

  /** By the ids of their sessions. */
  private compare(slot: number, other: number): number {
    const { past } = this
    const known = past.ledger.compare(slot, other)
    if (known !== 0) return known
    return past.sessionAt(slot).sessionId < past.sessionAt(other).sessionId ? -1 : 1
  }

  private addSimilar(i: number, sessions: Session[]): void {
    if ((this.likeness[i] as number) >= SIMILAR) sessions.push(this.session(i))
  }

  /** From the last to the first, so that each chain begins with the nearest. */
  private chain(owners: Uint32Array, order: Uint32Array): void {
    const { people, helpers, firsts, nexts } = this
    people.begin()
    for (let i = 0; i < order.length; i++) {
      helpers[i] = people.take(owners[order[i] as number] as number)
      firsts[i] = 0
    }
    for (let i = order.length - 1; i >= 0; i--) {
      const place = helpers[i] as number
      nexts[i] = firsts[place] as number
      firsts[place] = i + 1
    }
  }

  private makeRoom(size: number): void {
    this.size = size
    this.z = roomFor(this.z, size)
    this.titles = roomFor(this.titles, size)
    this.likeness = roomFor(this.likeness, size)
    this.at = roomFor(this.at, size)
    this.weights = roomFor(this.weights, size)
    this.asks = roomFor(this.asks, size)
    this.helpers = roomFor(this.helpers, size)
    this.slots = roomFor(this.slots, size)
    this.firsts = roomFor(this.firsts, size)
    this.nexts = roomFor(this.nexts, size)
  }
}
