import type { Person } from './person.ts'
import type { Session } from './session.ts'
import { fading } from './sums.ts'
import { MOST_TERMS, TermTable } from './terms.ts'

/** Half-life of the words somebody helps with nowadays, days (routing study: 30–90 for evidence). */
const WORDS_HALF_LIFE = 90
/** People whose words are kept folded, those looked at lately; the others are folded again when asked for. */
const KEPT = 1_024
/**
 * With so few helps a person's words are read anew each time, no table is made of them: tables of people looked at once
 * were most of what a match left to the collector (measured at a million asks).
 */
const READ_ANEW = 64
/** A word that stands so often in an ask counts so much there: 1 + ln(frequency). */
const WORTH = Float64Array.from({ length: 256 }, (_, frequency) => 1 + Math.log(frequency))
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
    const count = WORTH[frequency] as number
    this.length += count
    this.freshLength += worth * count
    const { table } = this
    const place = table.place(term)
    if (place < 0) return
    table.set(COUNT, place, table.get(COUNT, place) + count)
    table.set(FRESH, place, table.get(FRESH, place) + worth * count)
  }
}

/** What the words of some people say of some terms: people in the order of asking, a row each of a number a term. */
export interface Said {
  counts: Float32Array
  /** Times `faded`, the count of late. */
  fresh: Float32Array
  lengths: Float64Array
  freshLengths: Float64Array
  faded: Float64Array
}

/** Profiles of the people looked at lately. */
export class Profiles {
  private readonly known = new Map<Person, Profile>()
  /** Place + 1 of the terms asked for, by term; all 0 between askings. */
  private places = new Uint8Array(1_024)
  private counts = new Float32Array(1_024)
  private fresh = new Float32Array(1_024)

  /** What they said of these terms, at most 255; good until the next asking. */
  say(people: readonly Person[], terms: readonly number[], now: number): Said {
    const room = people.length * terms.length
    if (room > this.counts.length) {
      this.counts = new Float32Array(room * 2)
      this.fresh = new Float32Array(room * 2)
    }
    const { counts, fresh } = this
    counts.fill(0, 0, room)
    fresh.fill(0, 0, room)
    const of = () => new Float64Array(people.length)
    const said: Said = { counts, fresh, lengths: of(), freshLengths: of(), faded: of() }
    const highest = terms.reduce((most, term) => Math.max(most, term), 0)
    if (highest >= this.places.length) this.places = new Uint8Array(highest * 2)
    for (let t = 0; t < terms.length; t++) this.places[terms[t] as number] = t + 1
    for (let i = 0; i < people.length; i++) {
      const person = people[i] as Person
      if (person.helped.length > READ_ANEW || !this.read(person, i, terms.length, said, now))
        this.look(person, i, terms, said, now)
    }
    for (let t = 0; t < terms.length; t++) this.places[terms[t] as number] = 0
    return said
  }

  forget(person: Person): void {
    this.known.delete(person)
  }

  /** From the table of their words. */
  private look(person: Person, i: number, terms: readonly number[], said: Said, now: number): void {
    const profile = this.of(person)
    said.lengths[i] = profile.length
    said.freshLengths[i] = profile.freshLength
    said.faded[i] = profile.fading(now)
    for (let t = 0, to = i * terms.length; t < terms.length; t++, to++) {
      const at = profile.find(terms[t] as number)
      if (at < 0) continue
      said.counts[to] = profile.count(at)
      said.fresh[to] = profile.fresh(at)
    }
  }

  /** The same from their asks, number for number: false when those have more words than a table would take. */
  private read({ helped }: Person, i: number, width: number, said: Said, now: number): boolean {
    const { places } = this
    const { counts, fresh } = said
    const firstAt = helped[0]?.at ?? 0
    const to = i * width - 1
    let [length, freshLength, words] = [0, 0, 0]
    for (let h = 0; h < helped.length; h++) words += (helped[h] as Session).ask.terms.length
    if (words > MOST_TERMS) return false
    for (let h = 0; h < helped.length; h++) {
      const { ask, at } = helped[h] as Session
      const { terms, counts: frequencies } = ask
      const worth = 1 / fading(firstAt, at, WORDS_HALF_LIFE)
      for (let k = 0; k < terms.length; k++) {
        const count = WORTH[frequencies[k] as number] as number
        length += count
        freshLength += worth * count
        const place = places[terms[k] as number] ?? 0
        if (place === 0) continue
        counts[to + place] = (counts[to + place] as number) + count
        fresh[to + place] = (fresh[to + place] as number) + worth * count
      }
    }
    said.lengths[i] = length
    said.freshLengths[i] = freshLength
    said.faded[i] = fading(firstAt, now, WORDS_HALF_LIFE)
    return true
  }

  private of(person: Person): Profile {
    let profile = this.known.get(person)
    if (profile === undefined || profile.epoch !== person.epoch) profile = new Profile(person.epoch)
    this.known.delete(person)
    this.known.set(person, profile)
    if (this.known.size > KEPT) this.dropOldest()
    profile.fold(person)
    return profile
  }

  private dropOldest(): void {
    for (const [oldest] of this.known) return void this.known.delete(oldest)
  }
}
