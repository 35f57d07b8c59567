import { analyse, termOf } from '@binome/matching/text/analyse.ts'
import { TextIndex } from '@binome/matching/text/text-index.ts'
import { type Question, wordsOf } from '../import/export.ts'
import type { Ranker } from './protocol.ts'
import type { Arrival } from './set.ts'

/**
 * What a community could have without us: simple counts and plain BM25, on the evidence the engine gets. Scores are
 * kept apart from rankings, as the two fusions weigh them.
 */
export type Scores = Map<string, number>

interface Given {
  at: number
  question: string
  tags: readonly string[]
}

const DAY = 86_400
/** Documents that give credit. */
const NEAREST = 300

/** Everything the baselines share: each is a function of the same evidence. */
export class Evidence {
  private readonly given = new Map<string, Given[]>()
  private readonly documents = new TextIndex()
  private readonly profiles = new Profiles()
  private readonly answerersOf: { user: string; at: number }[][] = []
  private readonly documentOf = new Map<string, number>()

  hear({ question, answer }: Arrival): void {
    const { user, t } = answer
    this.given.set(user, [...(this.given.get(user) ?? []), { at: t, question: question.id, tags: question.tags }])
    const fields = fieldsOf(question)
    let slot = this.documentOf.get(question.id)
    if (slot === undefined) {
      slot = this.documents.add(fields)
      this.documentOf.set(question.id, slot)
      this.answerersOf[slot] = []
    }
    this.answerersOf[slot]?.push({ user, at: t })
    this.profiles.add(user, fields.title.concat(fields.body, fields.tags))
  }

  /** Answers given, each counting ½ a half-life; all of them, or those with a tag of the question. */
  activity(now: number, halfLife: number, tags: readonly string[] | null = null): Scores {
    const scores: Scores = new Map()
    for (const [user, given] of this.given) {
      let score = 0
      for (const one of given) {
        const shared = tags === null ? 1 : one.tags.filter((tag) => tags.includes(tag)).length
        if (shared > 0) score += shared * 2 ** (-(now - one.at) / DAY / halfLife)
      }
      if (score > 0) scores.set(user, score)
    }
    return scores
  }

  /** BM25 of the question against all a person ever answered, as one text. */
  profile(question: Question): Scores {
    const { title, body, tags } = fieldsOf(question)
    return this.profiles.search(new Set([...title, ...body, ...tags]))
  }

  /** BM25 of past questions, z² to each who answered (Balog et al. 2006), fading by half-lives, one map each. */
  credit(question: Question, halfLives: readonly number[]): Scores[] {
    const { hits } = this.documents.search(termsOf(this.documents, question))
    const nearest = hits.toSorted((x, y) => y.score - x.score || x.slot - y.slot).slice(0, NEAREST)
    const best = nearest[0]?.score ?? 1
    const all: Scores[] = halfLives.map(() => new Map())
    for (const { slot, score } of nearest) {
      for (const { user, at } of this.answerersOf[slot] ?? []) {
        for (const [i, halfLife] of halfLives.entries()) {
          const credit = (score / best) ** 2 * 2 ** (-(question.t - at) / DAY / halfLife)
          all[i]?.set(user, (all[i]?.get(user) ?? 0) + credit)
        }
      }
    }
    return all
  }
}

/** All words of a person as one growing text, under plain BM25 (k1 1.2, b .75; Robertson & Zaragoza 2009). */
class Profiles {
  private readonly postings = new Map<string, Map<string, number>>()
  private readonly lengths = new Map<string, number>()
  private total = 0

  add(user: string, words: readonly string[]): void {
    for (const word of words) {
      const posting = this.postings.get(word) ?? new Map<string, number>()
      posting.set(user, (posting.get(user) ?? 0) + 1)
      this.postings.set(word, posting)
    }
    this.lengths.set(user, (this.lengths.get(user) ?? 0) + words.length)
    this.total += words.length
  }

  search(words: ReadonlySet<string>): Scores {
    const scores: Scores = new Map()
    const people = this.lengths.size
    for (const word of words) {
      const posting = this.postings.get(word)
      if (posting === undefined) continue
      const idf = Math.log(1 + (people - posting.size + 0.5) / (posting.size + 0.5))
      for (const [user, count] of posting) {
        const norm = 0.25 + (0.75 * (this.lengths.get(user) as number) * people) / this.total
        scores.set(user, (scores.get(user) ?? 0) + (idf * count * 2.2) / (count + 1.2 * norm))
      }
    }
    return scores
  }
}

function fieldsOf(question: Question) {
  const read = analyse(wordsOf(question), 'en')
  const terms = (tokens: typeof read.title) => tokens.map((token) => termOf(token, 'en'))
  return { title: terms(read.title), body: terms(read.body), tags: question.tags }
}

function termsOf(index: TextIndex, question: Question) {
  const { title, body, tags } = fieldsOf(question)
  const query = new Map<string, { value: number; idealFrequency: number; optional: boolean }>()
  for (const term of body) query.set(term, { value: 0.5 * index.idf(term), idealFrequency: 1, optional: false })
  for (const term of [...title, ...tags])
    query.set(term, { value: index.idf(term), idealFrequency: 3, optional: false })
  return query
}

/** Scores that one question gets from all of them, by name; what has none is filled up by `recent30`. */
export function scoresOf(evidence: Evidence, question: Question): Record<string, Scores> {
  const { t, tags } = question
  const always = Number.POSITIVE_INFINITY
  const [document, document180, document60] = evidence.credit(question, [always, 180, 60]) as [Scores, Scores, Scores]
  return {
    active: evidence.activity(t, always),
    recent30: evidence.activity(t, 30),
    recent7: evidence.activity(t, 7),
    tag: evidence.activity(t, always, tags),
    'tag*recent': evidence.activity(t, 30, tags),
    'bm25-profile': evidence.profile(question),
    'bm25-doc': document,
    'bm25-doc+hl180': document180,
    'bm25-doc+hl60': document60,
  }
}

/** Best first; those without a score of their own come after, by recent activity. */
export function ranked(scores: Scores, recent: Scores, asker: string): string[] {
  const byScore = (by: Scores) => (x: string, y: string) =>
    (by.get(y) ?? 0) - (by.get(x) ?? 0) || (recent.get(y) ?? 0) - (recent.get(x) ?? 0) || (x < y ? -1 : 1)
  return [...recent.keys()].filter((user) => user !== asker).sort(byScore(scores))
}

/** All simple baselines at one go: a question's scores are reckoned once. */
export function baselineRankers(): { rankers: Ranker[]; scores: (question: Question) => Record<string, Scores> } {
  const evidence = new Evidence()
  let of: Question | null = null
  let held: Record<string, Scores> = {}
  const scores = (question: Question) => {
    if (of !== question) held = scoresOf(evidence, question)
    of = question
    return held
  }
  const names = ['active', 'recent30', 'recent7', 'tag', 'tag*recent']
  names.push('bm25-profile', 'bm25-doc', 'bm25-doc+hl180', 'bm25-doc+hl60')
  const rankers = names.map((name, i) => ({
    name,
    hear: (arrival: Arrival) => {
      if (i === 0) evidence.hear(arrival)
    },
    rank: (question: Question) => {
      const all = scores(question)
      return ranked(all[name] as Scores, all.recent30 as Scores, question.asker)
    },
  }))
  return { rankers, scores }
}
