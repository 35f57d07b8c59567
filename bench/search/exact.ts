import { idf, weigh } from '@binome/matching/text/weight.ts'
import type { Words } from './corpus.ts'
import { isOnline } from './peers/peer.ts'

export interface Ask {
  /** Words and what each counts for in this ask: 1 in its first sentence, ½ after. */
  terms: [word: string, weight: number][]
}

export interface Answer {
  people: number[]
  scores: number[]
}

/**
 * The right answers, found the long way: the score of every past ask of everybody online, written once more from the
 * formula alone (BM25F, matching/text/weight.ts), each person by their best, ties by number.
 */
export class Exhaustive {
  private readonly ids = new Map<string, number>()
  private readonly having: number[] = []
  private readonly online: {
    owner: number
    length: number
    terms: Uint32Array
    fixed: Uint16Array
    body: Uint16Array
  }[] = []
  private asks = 0
  private length = 0

  add(words: Words, owner: number): void {
    this.asks += 1
    this.length += words.body.length
    for (const word of new Set([...words.title, ...words.tags, ...words.body])) {
      const id = this.idOf(word)
      this.having[id] = (this.having[id] ?? 0) + 1
    }
    if (!isOnline(owner)) return
    const counts = new Map<number, [fixed: number, body: number]>()
    const count = (word: string) => {
      const known = counts.get(this.idOf(word)) ?? [0, 0]
      counts.set(this.idOf(word), known)
      return known
    }
    for (const word of words.title) count(word)[0] += 3
    for (const word of new Set(words.tags)) count(word)[0] += 2
    for (const word of words.body) count(word)[1] += 1
    this.online.push({
      owner,
      length: words.body.length,
      terms: Uint32Array.from(counts.keys()),
      fixed: Uint16Array.from([...counts.values()].map(([fixed]) => fixed)),
      body: Uint16Array.from([...counts.values()].map(([, body]) => body)),
    })
  }

  topPeople(ask: Ask, count: number): Answer {
    const known = ask.terms.flatMap(([word, weight]) => {
      const id = this.ids.get(word)
      return id === undefined ? [] : [{ id, word, value: weight * idf(this.asks, this.having[id] ?? 0) }]
    })
    known.sort((x, y) => y.value - x.value || (x.word < y.word ? -1 : 1))
    const places = new Int8Array(this.ids.size).fill(-1)
    known.forEach(({ id }, place) => {
      places[id] = place
    })
    const mean = this.length / this.asks
    const shares = new Float64Array(known.length)
    const best = new Map<number, number>()
    for (const { owner, length, terms, fixed, body } of this.online) {
      shares.fill(0)
      let shared = false
      for (let i = 0; i < terms.length; i++) {
        const place = places[terms[i] as number] as number
        if (place < 0) continue
        shared = true
        shares[place] = (known[place]?.value ?? 0) * weigh(fixed[i] as number, body[i] as number, length, mean)
      }
      if (!shared) continue
      const score = shares.reduce((sum, share) => sum + share, 0)
      if (score > (best.get(owner) ?? 0)) best.set(owner, score)
    }
    const top = [...best].sort(([x, a], [y, b]) => b - a || x - y).slice(0, count)
    return { people: top.map(([owner]) => owner), scores: top.map(([, score]) => score) }
  }

  private idOf(word: string): number {
    const known = this.ids.get(word)
    if (known !== undefined) return known
    this.ids.set(word, this.ids.size)
    return this.ids.size - 1
  }
}
