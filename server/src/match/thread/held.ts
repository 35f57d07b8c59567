import {
  MatchIndex,
  type NotMine,
  type PersonFacts,
  type Proposal,
  type Query,
  type SolvedAsk,
  type Willingness,
} from '@binome/matching/index.ts'
import { catalogueOf, type SkillNames } from '@binome/matching/labels.ts'
import type { LearnerState } from '@binome/matching/learn/learner.ts'
import type { SkillName } from '@binome/matching/model.ts'
import type { Lessons } from '@binome/matching/sight.ts'
import { byTurns } from '../../platform/turns.ts'
import type { Vectors } from './vectors.ts'

/** Where an index differs from the database, once all of that was shown to it. */
export interface Difference {
  differ: number
  /** How much is past its retention there. */
  past: number
}

/**
 * The index of one organisation where it lives, on its thread: each call takes values and gives values, so that it can
 * be made from another (indexes.ts). What a call means is said at `MatchIndex`.
 */
export class HeldIndex {
  readonly index = new MatchIndex()
  private readonly vectors: Vectors
  private catalogue: SkillNames = catalogueOf([])
  private comparing: { differ: number; past: Set<string> } | null = null
  private takeOut: (() => void)[] = []

  constructor(vectors: Vectors) {
    this.vectors = vectors
  }

  putPerson(facts: PersonFacts): void {
    this.index.putPerson(facts)
  }

  removePerson(personId: string): void {
    this.index.removePerson(personId)
  }

  setWillingness(personId: string, willingness: Willingness): void {
    this.index.setWillingness(personId, willingness)
  }

  /** So many at a time as may hold the thread. */
  addSolved(solved: readonly SolvedAsk[]): void {
    for (const one of solved) this.index.addSolved(one)
  }

  removeSolved(sessionIds: readonly string[]): void {
    for (const sessionId of sessionIds) this.index.removeSolved(sessionId)
  }

  /** What people said is not theirs, in place of what was said before: by everybody, by one, or about one ask. */
  putNotMine(part: { personId: string } | { askId: string } | 'all', said: readonly NotMine[]): void {
    const { notMine } = this.index
    if (part === 'all') notMine.clear()
    else if ('personId' in part) notMine.remove(part.personId)
    for (const one of said) notMine.put(one)
  }

  putCatalogue(skills: readonly SkillName[]): void {
    this.catalogue = catalogueOf(skills)
  }

  match(query: Query): Proposal[] {
    return this.index.match(query)
  }

  offer(askId: string, personIds: readonly string[]): void {
    this.index.offer(askId, personIds)
  }

  learn(askId: string, helperId: string): void {
    this.index.learn(askId, helperId)
  }

  similarSessions(text: string): string[] {
    return this.index.similarSessions(text)
  }

  /** Of each of these, so many as may hold the thread. */
  suggestSkills(texts: readonly string[], limit: number): string[][] {
    return texts.map((text) => this.index.suggestSkills(text, this.catalogue, limit))
  }

  /** How near each of these is to the one, by their words. */
  nearness(one: readonly string[], others: readonly (readonly string[])[]): number[] {
    return others.map(this.index.nearTo(one))
  }

  lessons(): Lessons {
    return this.index.lessons()
  }

  saveLearnt(): LearnerState {
    return this.index.saveLearnt()
  }

  loadLearnt(state: LearnerState): boolean {
    return this.index.loadLearnt(state)
  }

  forgetLearnt(): void {
    this.index.forgetLearnt()
  }

  /** Goes over the past once all of it was told. */
  rehearse(): Promise<void> {
    return byTurns(this.index.rehearsing())
  }

  /** Fits the vectors if a fit is due: in a while, beside everything else. */
  look(): void {
    this.vectors.look(this.index)
  }

  /** Resolves when no fit is under way. */
  fitted(): Promise<void> {
    return this.vectors.settled()
  }

  /** No longer in use. */
  close(): void {
    this.vectors.drop(this.index)
  }

  /** Begins a comparison with the database, a page after another, to `compared`. */
  compare(): void {
    this.comparing = { differ: 0, past: new Set(this.index.sessionIds()) }
  }

  comparePage(page: readonly SolvedAsk[]): void {
    if (this.comparing === null) return
    for (const one of page) {
      if (!this.index.holdsSolved(one)) this.comparing.differ += 1
      this.comparing.past.delete(one.sessionId)
    }
  }

  compared(people: readonly PersonFacts[], said: readonly NotMine[]): Difference {
    let differ = this.comparing?.differ ?? 0
    for (const facts of people) if (!this.index.holdsPerson(facts)) differ += 1
    differ += Math.abs(people.length - this.index.size().people)
    for (const one of said) if (!this.index.notMine.holds(one)) differ += 1
    const past = [...(this.comparing?.past ?? [])]
    this.comparing = null
    this.takeOut = [
      ...past.map((sessionId) => () => this.index.removeSolved(sessionId)),
      ...this.index.notMine.beside(said),
    ]
    return { differ, past: this.takeOut.length }
  }

  /** Takes out what the last comparison found past its retention. */
  takeOutPast(): void {
    for (const one of this.takeOut) one()
    this.takeOut = []
  }

  size(): { people: number; solved: number; terms: number; axes: number; fitDue: boolean } {
    return { ...this.index.size(), axes: this.index.space?.idf.length ?? 0, fitDue: this.index.fitDue() }
  }

  bytes(): number {
    return this.index.bytes()
  }

  sessionIds(): string[] {
    return [...this.index.sessionIds()]
  }

  checksum(): string {
    return this.index.checksum()
  }
}
