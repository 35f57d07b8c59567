import { spread } from '../hash.ts'
import { residuals } from '../learn/logit.ts'
import { hourOf, weekdayOf } from '../past/sums.ts'
import type { Word } from './hunches.ts'
import { dot } from './space.ts'

/** Numbers a vector has (scanned: 64, 128): with fewer, how words begin by chance shows more. */
const RANK = 128
/** First steps of a person's vector and of a word's; later ones shrink by AdaGrad (scanned: .5 and 1; .3, 1, 3). */
const PERSON_STEP = 0.5
const WORD_STEP = 1
/** Expectations below this teach nothing (chosen: most people were hardly expected). */
const NEGLIGIBLE = 0.003
/** So many answers make it half believed: it begins at random (scanned: 0, 1,000). */
const HALF_BELIEVED = 1_000
/** What the hour and the day of the week say beside all words together, which say 1 (scanned: 0, .5). */
const HOUR = 0.5
const WEEKDAY = 0.35
/** Words that learn: some 600 bytes each, 20 MB in all. Those that come later stay where they begin. */
const MOST_WORDS = 32_768

interface Vector {
  values: Float32Array
  /** Σ of squared slopes. */
  squares: number
}

/**
 * Words, hours and people in one space that is learnt from who took up what (a factorisation machine, Rendle 2010): each
 * answer draws the one who answered and the words of the ask together, and the others who were expected away, by how
 * much they were. Where hunches.ts knows what one person makes of one word, here a word that somebody never met is near
 * those that bring the same people.
 */
export class Affinities {
  private readonly people = new Map<string, Vector>()
  private readonly words = new Map<number, Vector>()
  private answers = 0

  /** How much each person is drawn to an ask of these words that came then, as far as it is believed by now; 0 for who was never expected. */
  of(personIds: readonly string[], words: readonly Word[], at: number): Float64Array {
    if (this.people.size === 0) return new Float64Array(personIds.length)
    const belief = this.answers / (this.answers + HALF_BELIEVED)
    return this.drawn(personIds, this.placeOf(partsOf(words, at))).map((one) => belief * one)
  }

  /** The same in nats, believed or not, to where an ask stands. */
  private drawn(personIds: readonly string[], place: Float32Array): Float64Array {
    const said = new Float64Array(personIds.length)
    for (const [i, personId] of personIds.entries()) {
      const person = this.people.get(personId)
      if (person !== undefined) said[i] = dot(person.values, place)
    }
    return said
  }

  /**
   * @param base what was expected otherwise, as a score, one a person
   * @param left people out of question
   */
  learn(
    personIds: readonly string[],
    base: Float64Array,
    words: readonly Word[],
    at: number,
    answerer: number,
    left: ReadonlySet<number>,
  ): void {
    const parts = partsOf(words, at)
    const place = this.placeOf(parts)
    const said = this.drawn(personIds, place)
    const scored = base.map((score, i) => score + (said[i] as number))
    const beyond = residuals(scored, answerer, left)
    const slope = new Float32Array(RANK)
    this.answers += 1
    for (const [i, personId] of personIds.entries()) {
      const residual = beyond[i] as number
      if (i !== answerer && residual > -NEGLIGIBLE) continue
      const person = this.person(personId)
      // The words' slope is of people as they were, and theirs of words as they were
      add(slope, person.values, residual)
      person.squares += residual * residual
      add(person.values, place, (PERSON_STEP * residual) / Math.sqrt(person.squares))
    }
    const square = dot(slope, slope)
    for (const { term, value } of parts) {
      const word = this.word(term)
      if (word === null) continue
      word.squares += square * value * value
      add(word.values, slope, (WORD_STEP * value) / Math.sqrt(word.squares))
    }
  }

  forget(personId: string): void {
    this.people.delete(personId)
  }

  clear(): void {
    this.people.clear()
    this.words.clear()
    this.answers = 0
  }

  /** Where an ask stands among words and people. */
  private placeOf(parts: readonly Word[]): Float32Array {
    const place = new Float32Array(RANK)
    for (const { term, value } of parts) add(place, this.words.get(term)?.values ?? directionOf(term), value)
    return place
  }

  private person(personId: string): Vector {
    let person = this.people.get(personId)
    if (person === undefined) {
      person = { values: new Float32Array(RANK), squares: LEAST_SQUARES }
      this.people.set(personId, person)
    }
    return person
  }

  private word(term: number): Vector | null {
    let word = this.words.get(term)
    if (word === undefined) {
      if (this.words.size >= MOST_WORDS) return null
      word = { values: directionOf(term), squares: LEAST_SQUARES }
      this.words.set(term, word)
    }
    return word
  }
}

/** What there is to take up: the words of an ask (length 1), its hour and its weekday under numbers below zero, length 1 together. */
function partsOf(words: readonly Word[], at: number): Word[] {
  const when = [
    { term: -1 - hourOf(at), value: HOUR },
    { term: -25 - weekdayOf(at), value: WEEKDAY },
  ]
  const all = [...words, ...when]
  const length = Math.sqrt(all.reduce((sum, { value }) => sum + value * value, 0))
  return all.map(({ term, value }) => ({ term, value: value / length }))
}

/** Squared slopes as if so much had been learnt before, so that a first step is no leap (chosen). */
const LEAST_SQUARES = 0.01

/** Where a word begins: a direction of its own, about length 1, the same for the same number. */
function directionOf(term: number): Float32Array {
  const values = new Float32Array(RANK)
  for (let k = 0; k < RANK; k++) {
    const chance = spread(Math.imul(term, 0x9e3779b1) ^ Math.imul(k + 1, 0x85ebca77)) / 2 ** 32
    values[k] = (2 * chance - 1) * Math.sqrt(3 / RANK)
  }
  return values
}

function add(to: Float32Array, from: Float32Array, by: number): void {
  for (let k = 0; k < RANK; k++) to[k] = (to[k] as number) + by * (from[k] as number)
}
