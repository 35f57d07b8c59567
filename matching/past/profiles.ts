import type { Person } from './person.ts'
import { fading } from './sums.ts'
import { TermTable } from './terms.ts'

/** Half-life of the words somebody helps with nowadays, days (routing study: 30–90 for evidence). */
const WORDS_HALF_LIFE = 90
/** People whose words are kept folded, those looked at lately; the others are folded again when asked for. */
const KEPT = 1_024
/**
 * Columns of a table. What fades is counted the other way round: a later use weighs 2^(time since the first help / h)
 * times more, so that looking fades everything by one factor. 32 bits hold that for thirty years.
 */
const COUNT = 0
const FRESH = 1

/** Words of all the asks a person helped with, each counted 1 + ln(frequency) an ask. */
export class Profile {
  readonly epoch: number
  private upTo = 0
  private readonly table = new TermTable(2)
  /** Σ of all counts, and of those that fade. */
  length = 0
  freshLength = 0
  private firstAt = 0

  constructor(epoch: number) {
    this.epoch = epoch
  }

  /** Takes in what came since: a fold in the order of time, as Sums is. */
  fold({ helped }: Person): void {
    for (; this.upTo < helped.length; this.upTo++) {
      const { ask, at } = helped[this.upTo] as (typeof helped)[number]
      if (this.upTo === 0) this.firstAt = at
      const worth = 1 / this.fading(at)
      for (let i = 0; i < ask.terms.length; i++) this.take(ask.terms[i] as number, ask.counts[i] as number, worth)
    }
  }

  /** Where the term's counts stand, -1 without any. */
  find(term: number): number {
    return this.table.find(term)
  }

  count(at: number): number {
    return this.table.get(COUNT, at)
  }

  /** Times `fading`, the count of late. */
  fresh(at: number): number {
    return this.table.get(FRESH, at)
  }

  /** What `fresh` and `freshLength` are worth by now. */
  fading(now: number): number {
    return fading(this.firstAt, now, WORDS_HALF_LIFE)
  }

  private take(term: number, frequency: number, worth: number): void {
    const count = 1 + Math.log(frequency)
    this.length += count
    this.freshLength += worth * count
    const { table } = this
    const place = table.place(term)
    if (place < 0) return
    table.set(COUNT, place, table.get(COUNT, place) + count)
    table.set(FRESH, place, table.get(FRESH, place) + worth * count)
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
