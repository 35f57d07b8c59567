import type { Answer, Question } from '../import/export.ts'
import { type Arrival, arrivals, type RoutingSet } from './set.ts'

/** Something that ranks people for a question from what it was told before. */
export interface Ranker {
  name: string
  hear(arrival: Arrival): void
  /** Users, best first; those left out count as never found. Never the asker. `evidenceOver` in static mode after the split. */
  rank(question: Question): readonly string[]
  /** True when it must be asked every question, not only those that are judged: it learns from them. */
  learns?: boolean
}

export type Mode = 'stream' | 'static'

/** One question and what was known when it was asked. */
export interface Judged {
  question: Question
  index: number
  /** Users with an answer before, with their number of answers. The asker is no candidate. */
  counts: ReadonlyMap<string, number>
  answerers: readonly Answer[]
}

/** The most active max(5, 1 %) candidates, who are left out of the tail. */
export function headOf(counts: ReadonlyMap<string, number>, asker: string): Set<string> {
  const candidates = [...counts].filter(([user]) => user !== asker)
  const size = Math.max(5, Math.ceil(candidates.length / 100))
  candidates.sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1))
  return new Set(candidates.slice(0, size).map(([user]) => user))
}

/**
 * Plays a set once. Evidence is every answer with `t` before the question's own (in static mode before the split as
 * well). `judge` sees each question of [from, to) that somebody known answered, with one ranking a ranker.
 */
export function play(
  set: RoutingSet,
  mode: Mode,
  rankers: readonly Ranker[],
  [from, to]: readonly [number, number],
  judge: (judged: Judged, rankings: readonly (readonly string[])[]) => void,
): void {
  const pending = arrivals(set)
  const counts = new Map<string, number>()
  let told = 0
  for (const [index, question] of set.questions.entries()) {
    if (index >= to) break
    const until = mode === 'static' ? Math.min(question.t, set.splitT) : question.t
    for (let next = pending[told]; next !== undefined && next.answer.t < until; next = pending[told]) {
      for (const ranker of rankers) ranker.hear(next)
      counts.set(next.answer.user, (counts.get(next.answer.user) ?? 0) + 1)
      told += 1
    }
    const answerers = question.answers.filter(({ user }) => user !== question.asker && counts.has(user))
    const judged = index >= from && answerers.length > 0
    const rankings = rankers.map((ranker) => (judged || ranker.learns === true ? ranker.rank(question) : []))
    if (judged) judge({ question, index, counts, answerers }, rankings)
  }
}
