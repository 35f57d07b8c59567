import { DAY } from '../score.ts'
import type { Person } from './person.ts'
import { fading } from './sums.ts'
import { TermTable } from './terms.ts'

/** Half-life of the words somebody helps with nowadays, days (routing study: 30–90 for evidence). */
export const WORDS_HALF_LIFE = 90
/** People whose words are kept folded, those looked at lately; the others are folded again when asked for. */
const KEPT = 1_024
/** Columns of a table. */
const COUNT = 0
const FRESH = 1
const AT = 2

/** Words of all the asks a person helped with, each counted 1 + ln(frequency) an ask. */
export class Profile {
  readonly epoch: number
  private upTo = 0
  private readonly table = new TermTable(3)
  /** Σ of all counts, and of those that fade, as of `lastAt`. */
  length = 0
  private freshLength = 0
  private lastAt = 0

  constructor(epoch: number) {
    this.epoch = epoch
  }

  /** Takes in what came since: a fold in the order of time, as Sums is. */
  fold({ helped }: Person): void {
    for (; this.upTo < helped.length; this.upTo++) {
      const { ask, at } = helped[this.upTo] as (typeof helped)[number]
      this.freshLength *= fading(this.lastAt, at, WORDS_HALF_LIFE)
      this.lastAt = at
      for (let i = 0; i < ask.terms.length; i++) this.take(ask.terms[i] as number, ask.counts[i] as number, at)
    }
  }

  /** Where the term's counts stand, -1 without any. */
  find(term: number): number {
    return this.table.find(term)
  }

  count(at: number): number {
    return this.table.get(COUNT, at)
  }

  fresh(at: number, now: number): number {
    return this.table.get(FRESH, at) * fading(this.table.get(AT, at) * DAY, now, WORDS_HALF_LIFE)
  }

  freshLengthAt(now: number): number {
    return this.freshLength * fading(this.lastAt, now, WORDS_HALF_LIFE)
  }

  private take(term: number, frequency: number, at: number): void {
    const count = 1 + Math.log(frequency)
    this.length += count
    this.freshLength += count
    const { table } = this
    const place = table.place(term)
    if (place < 0) return
    table.set(COUNT, place, table.get(COUNT, place) + count)
    table.set(FRESH, place, this.fresh(place, at) + count)
    table.set(AT, place, at / DAY)
  }
}

/** Profiles of the people looked at lately. */
export class Profiles {
  private readonly known = new Map<Person, Profile>()

  of(person: Person): Profile {
    let profile = this.known.get(person)
    if (profile === undefined || profile.epoch !== person.epoch) profile = new Profile(person.epoch)
    this.known.delete(person)
    this.known.set(person, profile)
    if (this.known.size > KEPT) this.dropOldest()
    profile.fold(person)
    return profile
  }

  forget(person: Person): void {
    this.known.delete(person)
  }

  private dropOldest(): void {
    for (const [oldest] of this.known) return void this.known.delete(oldest)
  }
}
