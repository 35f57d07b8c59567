import type { Person } from '../past/person.ts'
import { fading } from '../past/sums.ts'
import { Rows } from './rows.ts'
import { place, type Space } from './space.ts'

/** Half-life of what a person helps with nowadays, days (routing study: 30–90 for evidence). */
const FRESH = 60

/** Of portraits: a hundred thousand people in one grow it at once. */
const TABLES = 32

interface Portrait {
  epoch: number
  upTo: number
  /** Σ of the asks they helped with, and the same with decay as of lastAt. */
  all: Float64Array
  fresh: Float64Array
  /** Length of `all`. */
  length: number
  freshCount: number
  lastAt: number
}

/** What each person's asks are about, as a vector: folded as they come, anew after a refit, for the axes move. */
export class Portraits {
  readonly space: Space
  /** In many tables: one of a hundred thousand people is 5 ms in the growing. */
  private readonly tables = Array.from({ length: TABLES }, () => new WeakMap<Person, Portrait>())
  private readonly rows: Rows
  private readonly placed: Float32Array

  constructor(space: Space) {
    this.space = space
    this.rows = new Rows(space.rank)
    this.placed = new Float32Array(space.rank)
  }

  /** Mean likeness of this ask to those they helped with, the same over fresh ones, and the likeness of directions. */
  likeness(
    person: Person,
    ask: Float32Array,
    now: number,
  ): { mean: number; fresh: number; angle: number; amount: number } {
    const portrait = this.of(person)
    const fade = fading(portrait.lastAt, now, FRESH)
    const { all, fresh, length } = portrait
    let along = 0
    let freshAlong = 0
    for (let k = 0; k < ask.length; k++) {
      along += (all[k] as number) * (ask[k] as number)
      freshAlong += (fresh[k] as number) * (ask[k] as number)
    }
    return {
      mean: along / (portrait.upTo + 1),
      fresh: freshAlong / (portrait.freshCount + 1),
      angle: length > 0 ? along / length : 0,
      amount: Math.max(0, freshAlong * fade),
    }
  }

  /** Looks at everybody beforehand. Yields after each and each of their sessions, for whoever has other things to do meanwhile. */
  *prepare(people: Iterable<Person>): Generator<undefined, void> {
    for (const person of people) {
      // A portrait of somebody who never helped is two empty vectors: most people of a large house have none
      if (person.helped.length > 0) yield* this.fold(this.portrait(person), person)
      yield
    }
  }

  private of(person: Person): Portrait {
    const portrait = this.portrait(person)
    if (portrait.upTo < person.helped.length) for (const _ of this.fold(portrait, person));
    return portrait
  }

  private portrait(person: Person): Portrait {
    const table = this.tables[person.number % TABLES] as WeakMap<Person, Portrait>
    const known = table.get(person)
    if (known?.epoch === person.epoch) return known
    const row = (before: Float64Array | undefined) => before?.fill(0) ?? this.rows.next()
    const portrait = {
      ...{ epoch: person.epoch, upTo: 0, all: row(known?.all), fresh: row(known?.fresh) },
      ...{ length: 0, freshCount: 0, lastAt: 0 },
    }
    table.set(person, portrait)
    return portrait
  }

  /** Takes in sessions that came since; in vain when the person was folded anew meanwhile, for the epoch says so. */
  private *fold(portrait: Portrait, person: Person): Generator<undefined, void> {
    while (portrait.upTo < person.helped.length && portrait.epoch === person.epoch) {
      const session = person.helped[portrait.upTo] as (typeof person.helped)[number]
      // One vector for all: a hundred thousand of them are work for the collector, in the middle of a match
      const vector = place(this.space, session.ask, this.placed.fill(0))
      const fade = fading(portrait.lastAt, session.at, FRESH)
      let square = 0
      for (let k = 0; k < vector.length; k++) {
        const sum = (portrait.all[k] as number) + (vector[k] as number)
        portrait.all[k] = sum
        square += sum * sum
        portrait.fresh[k] = (portrait.fresh[k] as number) * fade + (vector[k] as number)
      }
      portrait.length = Math.sqrt(square)
      portrait.freshCount = portrait.freshCount * fade + 1
      portrait.lastAt = session.at
      portrait.upTo += 1
      yield
    }
  }
}
