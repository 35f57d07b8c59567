import { BestPeople } from './best.ts'
import { Dictionary } from './dictionary.ts'
import type { Found, Hit } from './found.ts'
import { Mentions } from './mentions.ts'
import { OnlinePart } from './online.ts'
import { ONCE, STRONG } from './postings.ts'
import { noTerms, type TermCounts } from './records.ts'
import { Search, type Valued } from './search.ts'
import { SkippingSearch } from './skipping.ts'
import { readSnapshot, writeSnapshot } from './snapshot.ts'
import { NOBODY, Texts } from './texts.ts'
import { IDEAL_TERMS, idf, LengthTable, LONGEST_BODY, NEIGHBOURS, QUERY_TERMS, saturate, TAG, TITLE } from './weight.ts'

export interface Fields {
  title: readonly string[]
  body: readonly string[]
  tags: readonly string[]
}

export interface QueryTerm {
  /** Its idf, times its weight in the ask. */
  value: number
  /** The pseudo frequency it would have in a text that says the same. */
  idealFrequency: number
  /** What it is worth where it stands in a title, which is summed apart; 0 unless the ask has it in its own. */
  title?: number
  /** It may match and is not missed when it does not: the other language's stem of a word, a skill picked. */
  optional: boolean
}

/** Counts per field fit 16 bits. */
const CAP = 65_535
/** Which field a word stands in, below its term when a text is sorted. */
const IN_TITLE = 0
const IN_TAGS = 1
const IN_BODY = 2

/**
 * The past asks of one organisation, found by their words: BM25F, exact, over all of them or over those of the people
 * online. Everything is in typed arrays; `bytes` says how much they take.
 */
export class TextIndex {
  private readonly dictionary: Dictionary
  private readonly texts: Texts
  private readonly online: OnlinePart
  private readonly finder: Search
  private readonly skipper: SkippingSearch
  private readonly mentioned: Mentions
  private readonly table = new LengthTable()
  private words = new Uint32Array(128)
  private counts = noTerms(128)

  constructor(dictionary = new Dictionary(), texts = new Texts()) {
    this.dictionary = dictionary
    this.texts = texts
    this.online = new OnlinePart(texts)
    this.finder = new Search(texts)
    this.skipper = new SkippingSearch(texts)
    this.mentioned = new Mentions(texts)
  }

  /** The index a snapshot was taken of, slots and owners as they were, nobody online. @throws SnapshotRefused */
  static load(snapshot: Uint8Array): TextIndex {
    const { dictionary, texts } = readSnapshot(snapshot)
    return new TextIndex(dictionary, texts)
  }

  /** All texts as bytes. Who is online is not among them: that is known anew each time. */
  snapshot(): Uint8Array {
    return writeSnapshot(this.dictionary, this.texts)
  }

  /** Files a text of somebody (any small number the caller knows them by); returns its slot, good until removed. */
  add(fields: Fields, owner = NOBODY): number {
    const length = Math.min(fields.body.length, LONGEST_BODY)
    const slot = this.texts.add(this.count(fields), length, owner)
    if (owner !== NOBODY) this.online.added(slot, owner)
    return slot
  }

  /** Takes texts out, wholly: their postings, their records, and every term nobody else uses. One pass per term. */
  remove(slots: ReadonlySet<number>): void {
    const held = [...slots].filter((slot) => this.texts.has(slot))
    if (held.length === 0) return
    this.online.removing(held)
    for (const term of this.texts.remove(held)) {
      if (this.texts.postings.having(term) === 0) this.dictionary.release(term)
    }
  }

  /** Somebody is to be found by `topPeople` and by searches among people online, or no longer: one bit. */
  setOnline(owner: number, online: boolean): void {
    this.online.setPresent(owner, online)
  }

  isOnline(owner: number): boolean {
    return this.online.isPresent(owner)
  }

  size(): { documents: number; terms: number } {
    return { documents: this.texts.count, terms: this.dictionary.size }
  }

  /** Bytes of all that is held. */
  bytes(): number {
    const { dictionary, texts, online, finder, skipper, mentioned } = this
    return [dictionary, texts, online, finder, skipper, mentioned].reduce((sum, part) => sum + part.bytes(), 0)
  }

  /** idf of a term here; one that nobody used is as rare as one used once, no rarer. */
  idf(term: string): number {
    const id = this.dictionary.find(term)
    return idf(this.texts.count, id < 0 ? Math.min(1, this.texts.count) : this.texts.postings.having(id))
  }

  /**
   * The best texts that share a term, in no order: at least `count` of them where there are, more when the last ones
   * tie (the caller breaks ties by a key that outlives us). Good until the next search.
   */
  search(query: ReadonlyMap<string, QueryTerm>, among: 'all' | 'online' = 'all', count = NEIGHBOURS): Found {
    const valued = byValue(query)
    const found = this.finder.run(this.known(valued), among === 'all' ? this.texts : this.online, this.table, count)
    found.ideal = idealOf(valued)
    this.online.settle()
    return found
  }

  /** The best `count` people online, each by their best text, in no order; more when the last ones tie. */
  topPeople(query: ReadonlyMap<string, QueryTerm>, count: number): Hit[] {
    const people = new Map<number, Hit>()
    const valued = this.known(byValue(query))
    const best = this.skipper.run(valued, this.online, this.table, () => new BestPeople(count))
    const { found } = this.skipper
    found.cut(best.threshold)
    this.online.settle()
    for (const hit of found.hits) {
      const known = people.get(hit.owner)
      if (known === undefined || known.score < hit.score) people.set(hit.owner, hit)
    }
    return [...people.values()]
  }

  /** Where these people's texts hold these terms; good until the next asking. Among people online, of nobody else. */
  mentions(owners: readonly number[], terms: readonly string[], among: 'all' | 'online'): Mentions {
    const ids = terms.map((term) => this.dictionary.find(term))
    this.mentioned.find(among === 'all' ? this.texts : this.online, owners, ids)
    return this.mentioned
  }

  /** Everything held, in an order that does not depend on history; `keyOf` names a slot. For checksums. */
  *describe(keyOf: (slot: number) => string): Iterable<string> {
    yield `texts ${this.texts.count} length ${this.texts.totalLength}`
    const terms: { term: string; id: number }[] = []
    for (let id = 0; id < this.dictionary.width; id++) {
      if (this.texts.postings.having(id) > 0) terms.push({ term: this.dictionary.termOf(id), id })
    }
    terms.sort((x, y) => (x.term < y.term ? -1 : 1))
    for (const { term, id } of terms) yield `${term} ${this.rows(id, keyOf).sort().join(' ')}`
  }

  private rows(term: number, keyOf: (slot: number) => string): string[] {
    const rows: string[] = []
    const { postings } = this.texts
    for (const strength of [STRONG, ONCE] as const) {
      postings.open(term, strength)
      for (let size = postings.next(strength); size > 0; size = postings.next(strength)) {
        for (const slot of postings.texts.subarray(0, size)) {
          rows.push(`${keyOf(slot)}:${this.texts.countOf(slot, term).join(':')}`)
        }
      }
    }
    return rows
  }

  /** What of a query is known here; makes the table of lengths true. */
  private known(valued: readonly NamedTerm[]): Valued[] {
    const { texts, dictionary } = this
    const query: Valued[] = []
    for (const { term, value, title = 0 } of valued) {
      const full = query.length >= QUERY_TERMS
      if (full && title === 0) continue
      const id = dictionary.find(term)
      if (id >= 0 && query.length < 2 * QUERY_TERMS) query.push({ id, value: full ? 0 : value, title })
    }
    this.table.fit(texts.count > 0 ? texts.totalLength / texts.count : 0, texts.longest)
    return query
  }

  /** Terms of a text with their counts by field, from the words as they come. */
  private count(fields: Fields): TermCounts {
    const { title, tags, body } = fields
    const size = title.length + tags.length + body.length
    if (size > this.words.length) {
      this.words = new Uint32Array(size * 2)
      this.counts = noTerms(size * 2)
    }
    const { words } = this
    this.dictionary.intern([...title, ...tags, ...body], words)
    const tagged = title.length + tags.length
    for (let i = 0; i < size; i++) {
      const field = i < title.length ? IN_TITLE : i < tagged ? IN_TAGS : IN_BODY
      words[i] = (words[i] as number) * 4 + field
    }
    return tally(words.subarray(0, size).sort(), this.counts)
  }
}

/** Runs of equal words, in order of their terms, become counts; a tag counts once. */
function tally(words: Uint32Array, counts: TermCounts): TermCounts {
  let at = -1
  let before = -1
  for (const word of words) {
    const term = word >>> 2
    if (at < 0 || counts.terms[at] !== term) {
      at += 1
      counts.terms[at] = term
      counts.fixed[at] = 0
      counts.bodies[at] = 0
    }
    const field = word & 3
    if (field === IN_BODY) counts.bodies[at] = Math.min(CAP, (counts.bodies[at] as number) + 1)
    else if (field === IN_TITLE) counts.fixed[at] = Math.min(CAP, (counts.fixed[at] as number) + TITLE)
    else if (word !== before) counts.fixed[at] = Math.min(CAP, (counts.fixed[at] as number) + TAG)
    before = word
  }
  counts.size = at + 1
  return counts
}

interface NamedTerm extends QueryTerm {
  term: string
}

/** Terms worth something, those worth most first. */
function byValue(query: ReadonlyMap<string, QueryTerm>): NamedTerm[] {
  const valued: NamedTerm[] = []
  for (const [term, one] of query) if (one.value > 0) valued.push({ term, ...one })
  return valued.sort((x, y) => y.value - x.value || (x.term < y.term ? -1 : 1))
}

/** What a text that says the same as the query would score. */
function idealOf(valued: readonly NamedTerm[]): number {
  let ideal = 0
  for (const { value, idealFrequency } of valued.filter((one) => !one.optional).slice(0, IDEAL_TERMS)) {
    ideal += value * saturate(idealFrequency)
  }
  return ideal
}
