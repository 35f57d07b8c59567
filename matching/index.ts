import { fingerprint } from './checksum.ts'
import { judge, type Matter } from './judge.ts'
import { labelTerms, labelValue, SkillNames } from './labels.ts'
import type { PersonFacts, Proposal, Query, SkillName, SolvedAsk, Willingness } from './model.ts'
import { type PastAsk, Person } from './person.ts'
import { INFERRED_SKILL, SIMILAR } from './score.ts'
import { fieldsOf, medianMinutes, type Neighbour, neighbours, queryTerms } from './similar.ts'
import { analyse, termsOf } from './text/analyse.ts'
import { TextIndex } from './text/bm25.ts'

export type {
  Language,
  PersonFacts,
  Proposal,
  Query,
  Reason,
  SkillName,
  SolvedAsk,
  Willingness,
} from './model.ts'

/** Skills read out of the words of one ask: beyond a handful they are chance. */
const INFERRED = 5
/** A median of fewer past asks says nothing (the screen wants twelve before it draws a curve). */
const LEAST_MINUTES = 3
/** Past asks that vote for a skill to suggest. */
const VOTERS = 30

/**
 * Who can help with this ask, of one organisation: an index in memory, fed by facts, thrown away and rebuilt at will.
 * Its answers depend on what it was told, never on the order (law M4). This class is the seam: a better engine
 * replaces what is behind it.
 */
export class MatchIndex {
  private readonly texts = new TextIndex()
  private readonly names = new SkillNames()
  private readonly people = new Map<string, Person>()
  private readonly asks = new Map<number, PastAsk>()
  private readonly slots = new Map<string, number>()

  /** Adds somebody, or replaces what was said of them. Their evidence stays. */
  putPerson(facts: PersonFacts): void {
    const person = this.person(facts.personId)
    for (const claim of person.facts?.claims ?? []) this.names.remove(claim.skillId, claim.labels)
    person.facts = structuredClone(facts)
    for (const claim of person.facts.claims) this.names.add(claim.skillId, claim.labels)
  }

  /**
   * Takes somebody out at once and wholly: facts, willingness, the evidence they gave; and their name from the sessions
   * where others helped them, whose evidence stays whole.
   */
  removePerson(personId: string): void {
    const person = this.people.get(personId)
    if (person !== undefined) {
      for (const claim of person.facts?.claims ?? []) this.names.remove(claim.skillId, claim.labels)
      this.forget(person.helped)
      this.people.delete(personId)
    }
    for (const ask of this.asks.values()) {
      if (ask.seekerId !== personId) continue
      ask.seekerId = null
      this.person(ask.helperId).keep(ask)
    }
  }

  /** Adds what a session taught. Told twice of the same session, the last word counts. */
  addSolved(solved: SolvedAsk): void {
    this.removeSolved(solved.sessionId)
    const skills = [...new Map(solved.skills.map((skill) => [skill.skillId, skill])).values()].map((skill) => ({
      skillId: skill.skillId,
      labels: [...skill.labels],
    }))
    const slot = this.texts.add(fieldsOf(solved.text, solved.language, skills, labelTerms))
    const { text: _, language: __, at, ...kept } = solved
    const ask: PastAsk = { ...kept, slot, skills, at: at.getTime() }
    this.asks.set(slot, ask)
    this.slots.set(solved.sessionId, slot)
    this.person(solved.helperId).keep(ask)
    for (const { skillId, labels } of skills) this.names.add(skillId, labels)
  }

  /** Takes one session's evidence out, as if never told. */
  removeSolved(sessionId: string): void {
    const slot = this.slots.get(sessionId)
    const ask = slot === undefined ? undefined : this.asks.get(slot)
    if (ask !== undefined) this.forget([ask])
  }

  setWillingness(personId: string, willingness: Willingness): void {
    this.person(personId).willingness = { ...willingness }
  }

  /**
   * Who could help, best first, at most `limit`. Never the seeker, nobody excluded, nobody in a session; with
   * `willingOnly` nobody unavailable. People without any fit come last, with `fit` 0: they are a last resort.
   */
  match(query: Query): Proposal[] {
    const matter = this.matterOf(query)
    const found: { proposal: Proposal; turn: string }[] = []
    for (const [personId, person] of this.people) {
      if (person.facts === null || personId === query.seekerId || query.exclude?.has(personId) === true) continue
      if (person.willingness?.inSession === true) continue
      if (query.willingOnly && person.willingness?.available !== true) continue
      found.push({ proposal: judge(person, person.facts, matter), turn: '' })
    }
    // Equals take turns by the ask, not by who joined first
    const key = `${query.seekerId} ${query.text}`
    for (const one of found) if (one.proposal.fit === 0) one.turn = fingerprint([one.proposal.personId, key])
    found.sort(
      (x, y) =>
        y.proposal.score - x.proposal.score ||
        compare(x.turn, y.turn) ||
        compare(x.proposal.personId, y.proposal.personId),
    )
    return found.slice(0, Math.max(0, query.limit)).map(({ proposal }) => proposal)
  }

  /** How long similar asks took, minutes; null under three of them. `now` weighs nothing yet: the seam keeps it. */
  similarMinutes(text: string, _now: Date): { count: number; median: number } | null {
    const near = neighbours(this.texts, this.asks, queryTerms(this.texts, analyse(text), []))
    return medianMinutes(similar(near), LEAST_MINUTES)
  }

  /** Skills of the catalogue that the text is about, best first: by their names in it, and by similar past asks. */
  suggestSkills(text: string, catalogue: readonly SkillName[], limit: number): string[] {
    const read = analyse(text)
    const words = new Set([...read.title, ...read.body].flatMap(termsOf))
    const worthOf = (term: string) => this.texts.idf(term)
    const votes = new Map<string, number>()
    for (const { ask, credit } of neighbours(this.texts, this.asks, queryTerms(this.texts, read, [])).slice(
      0,
      VOTERS,
    )) {
      for (const { skillId } of ask.skills) votes.set(skillId, (votes.get(skillId) ?? 0) + credit)
    }
    const most = Math.max(1, ...votes.values())
    const named = catalogue.map(({ skillId, labels }) => ({ skillId, value: labelValue(labels, words, worthOf) }))
    const top = Math.max(Number.MIN_VALUE, ...named.map(({ value }) => value))
    return named
      .map(({ skillId, value }) => ({ skillId, score: value / top + (votes.get(skillId) ?? 0) / most }))
      .filter(({ score }) => score >= 0.25)
      .sort((x, y) => y.score - x.score || compare(x.skillId, y.skillId))
      .slice(0, Math.max(0, limit))
      .map(({ skillId }) => skillId)
  }

  /** The same for two indexes that hold the same, however they came to it. Reads everything: for tests and sweeps. */
  checksum(): string {
    return fingerprint(this.describe())
  }

  size(): { people: number; solved: number; terms: number } {
    let people = 0
    for (const person of this.people.values()) if (person.facts !== null) people += 1
    return { people, solved: this.asks.size, terms: this.texts.size().terms }
  }

  private matterOf(query: Query): Matter {
    const read = analyse(query.text)
    const words = new Set([...read.title, ...read.body].flatMap(termsOf))
    const skills = new Map(query.skillIds.map((skillId) => [skillId, 1]))
    for (const skillId of this.names.read(words, (term) => this.texts.idf(term), INFERRED)) {
      if (!skills.has(skillId)) skills.set(skillId, INFERRED_SKILL)
    }
    const near = neighbours(this.texts, this.asks, queryTerms(this.texts, read, query.skillIds))
    const byHelper = Map.groupBy(near, ({ ask }) => ask.helperId)
    return { query, now: query.now.getTime(), skills, byHelper, minutes: medianMinutes(similar(near), LEAST_MINUTES) }
  }

  private person(personId: string): Person {
    let person = this.people.get(personId)
    if (person === undefined) {
      person = new Person()
      this.people.set(personId, person)
    }
    return person
  }

  private forget(asks: readonly PastAsk[]): void {
    this.texts.remove(new Set(asks.map(({ slot }) => slot)))
    for (const ask of asks) {
      this.asks.delete(ask.slot)
      this.slots.delete(ask.sessionId)
      for (const { skillId, labels } of ask.skills) this.names.remove(skillId, labels)
      const helper = this.people.get(ask.helperId)
      helper?.drop(ask.sessionId)
      if (helper?.empty === true) this.people.delete(ask.helperId)
    }
  }

  private *describe(): Iterable<string> {
    for (const [personId, person] of [...this.people].sort(([x], [y]) => compare(x, y))) {
      yield JSON.stringify([personId, person.facts, person.willingness])
    }
    const past = [...this.asks.values()].sort((x, y) => compare(x.sessionId, y.sessionId))
    for (const { slot: _, ...ask } of past) yield JSON.stringify(Object.entries(ask).sort(([x], [y]) => compare(x, y)))
    yield* this.names.describe()
    yield* this.texts.describe((slot) => this.asks.get(slot)?.sessionId ?? '?')
  }
}

function similar(near: readonly Neighbour[]): PastAsk[] {
  return near.filter(({ likeness }) => likeness >= SIMILAR).map(({ ask }) => ask)
}

function compare(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0
}
