import type { Fields, QueryTerm } from './text-index.ts'
import { idf, QUERY_TERMS, TAG, TITLE, weigh } from './weight.ts'

interface Kept {
  fields: Fields
  owner: number
}

export interface Scored {
  slot: number
  owner: number
  score: number
  title: number
}

/** The index as one would write it first: every text is scored at every search. What the real one must equal, bit by bit. */
export class NaiveIndex {
  readonly texts = new Map<number, Kept>()
  readonly online = new Set<number>()

  idf(term: string): number {
    const all = [...this.texts.values()]
    const having = all.filter(({ fields: { title, body, tags } }) => [...title, ...body, ...tags].includes(term))
    return idf(all.length, having.length > 0 ? having.length : Math.min(1, all.length))
  }

  /** Every text that shares a term, best first. */
  search(query: ReadonlyMap<string, QueryTerm>, among: 'all' | 'online'): Scored[] {
    const all = [...this.texts.values()]
    const mean = all.length > 0 ? all.reduce((sum, { fields }) => sum + fields.body.length, 0) / all.length : 0
    const known = new Set(all.flatMap(({ fields: { title, body, tags } }) => [...title, ...body, ...tags]))
    const terms = [...query].sort(([x, p], [y, q]) => q.value - p.value || (x < y ? -1 : 1))
    const searched = terms.filter(([term]) => known.has(term)).slice(0, QUERY_TERMS)
    const found: Scored[] = []
    for (const [slot, { fields, owner }] of this.texts) {
      if (among === 'online' && !this.online.has(owner)) continue
      let [score, title] = [0, 0]
      for (const [term, { value, title: worth = 0 }] of searched) {
        const count = (words: readonly string[]) => words.filter((word) => word === term).length
        const fixed = TITLE * count(fields.title) + (fields.tags.includes(term) ? TAG : 0)
        const body = count(fields.body)
        if (fixed > 0 || body > 0) score += value * weigh(fixed, body, fields.body.length, mean)
        if (count(fields.title) > 0) title = Math.fround(title + worth)
      }
      if (score > 0) found.push({ slot, owner, score, title })
    }
    return found.sort((x, y) => y.score - x.score || x.slot - y.slot)
  }

  /** The best people online, each by their best text, and who ties with the last of them. */
  topPeople(query: ReadonlyMap<string, QueryTerm>, count: number): { owner: number; score: number }[] {
    const best = new Map<number, number>()
    for (const { owner, score } of this.search(query, 'online')) if (!best.has(owner)) best.set(owner, score)
    const people = [...best].map(([owner, score]) => ({ owner, score }))
    return people.filter(({ score }) => score >= (people[count - 1]?.score ?? 0))
  }
}
