import { nearTo } from './alike.ts'
import { fingerprint } from './checksum.ts'
import { Claims } from './claims.ts'
import { explain, judge, type Matter } from './judge.ts'
import { SkillNames } from './labels.ts'
import type { Corpus, Fitted, Space } from './latent/space.ts'
import type { LearnerState } from './learn/learner.ts'
import type { Prior } from './learn/prior.ts'
import { PRIOR } from './learn/shipped.gen.ts'
import type { PersonFacts, Proposal, Query, SolvedAsk, Willingness } from './model.ts'
import { NearAsks } from './near.ts'
import { NotMines } from './not-mine.ts'
import { Past } from './past/past.ts'
import type { Person } from './past/person.ts'
import type { Session } from './past/session.ts'
import { inOrder, type Weighed } from './rank.ts'
import { INFERRED_SKILL } from './score.ts'
import { engineOf, type Lessons, Sight, type Watch } from './sight.ts'
import { medianMinutes, queryTerms, skillMark } from './similar.ts'
import { suggested, VOTERS } from './suggest.ts'
import { type Analysis, analyse, termsOf } from './text/analyse.ts'
import { forgetWords } from './text/sentences.ts'

export type {
  Language,
  NotMine,
  PersonFacts,
  Proposal,
  Query,
  Reason,
  SolvedAsk,
  Willingness,
} from './model.ts'

/** Which engine this is as it was shipped: what was learnt by one with other features or another prior is nothing to it. */
export const ENGINE = engineOf(PRIOR)

/** Skills read out of the words of one ask: beyond a handful they are chance (chosen). */
const INFERRED = 5
/** A median of fewer past asks says nothing (the screen wants twelve before it draws a curve). */
const LEAST_MINUTES = 3
/** A few words are all of a search: who has half of what the nearest has is of another matter (looked at, on the demo's past). */
const NEAR_THE_NEAREST = 0.5

/**
 * Who can help with this ask, of one organisation: an index in memory, fed by facts, thrown away and rebuilt at will.
 * What it holds depends on what it was told, never on the order (law M4); what it learnt, on who helped when (law L1).
 */
export class MatchIndex {
  private readonly past = new Past()
  private readonly nearAsks = new NearAsks(this.past)
  private readonly names = new SkillNames()
  private readonly claims = new Claims(this.names)
  private readonly sight: Sight
  /** What people said is not theirs, each to be told, held and taken back. */
  readonly notMine = new NotMines()

  /**
   * @param prior weights to begin with; those shipped unless said otherwise
   * @param watch told the features of each ask that has a name
   */
  constructor(prior: Prior = PRIOR, watch: Watch = () => undefined) {
    this.sight = new Sight(prior, watch)
  }

  /** Adds somebody, or replaces what was said of them. Their evidence stays. */
  putPerson(facts: PersonFacts): void {
    const person = this.past.person(facts.personId)
    this.claims.remove(person)
    const { languages, claims } = facts
    person.facts = {
      ...facts,
      languages: [...languages],
      claims: claims.map((one) => ({
        ...one,
        labels: [...one.labels],
        ...(one.endorsedBy && { endorsedBy: [...one.endorsedBy] }),
      })),
    }
    this.claims.add(person)
  }

  /**
   * Takes somebody out at once and wholly: facts, willingness, the evidence they gave, what was learnt of them, that they
   * vouch for others; and their name from the sessions where others helped them, whose evidence stays whole.
   */
  removePerson(personId: string): void {
    this.sight.forget(personId)
    this.notMine.remove(personId)
    this.claims.withdraw(personId)
    const person = this.past.people.get(personId)
    if (person === undefined) return
    this.claims.remove(person)
    person.facts = null
    person.willingness = null
    if (person.helped.length > 0) this.sight.forceFit()
    this.past.unname(person)
    this.forget([...person.helped])
    this.past.forgetIfEmpty(person)
  }

  /** Adds what a session taught. Told twice of the same session, the last word counts. */
  addSolved(solved: SolvedAsk): void {
    this.removeSolved(solved.sessionId)
    const { skills } = this.past.add(solved).ask
    for (const { skillId, labels } of skills) this.names.add(skillId, labels)
  }

  /** Takes one session's evidence out, as if never told. */
  removeSolved(sessionId: string): void {
    const session = this.past.session(sessionId)
    if (session !== undefined) this.forget([session])
  }

  setWillingness(personId: string, willingness: Willingness): void {
    const person = this.past.person(personId)
    person.willingness = { ...willingness }
    this.past.setOnline(person, willingness.available && !willingness.inSession)
  }

  /**
   * Who could help, best first, at most `limit`. Never the seeker, nobody excluded, nobody in a session; with
   * `willingOnly` nobody unavailable. People without any fit come last, with `fit` 0: they are a last resort. With an
   * `askId` the moment is kept, so that `learn` can say who helped.
   */
  match(query: Query): Proposal[] {
    const read = analyse(query.text)
    const skills = this.skillsOf(query, read)
    const terms = queryTerms(this.past.texts, read, query.skillIds)
    const among = query.willingOnly ? 'online' : 'all'
    const near = this.nearAsks.find(terms, among)
    const eligible = (person: Person): boolean =>
      person.facts !== null &&
      person.personId !== query.seekerId &&
      query.exclude?.has(person.personId) !== true &&
      query.excludeTeams?.has(person.facts.teamId) !== true &&
      (query.only ?? person.personId) === person.personId &&
      person.willingness?.inSession !== true &&
      (!query.willingOnly || person.willingness?.available === true)
    const worth = new Map(
      [...skills].map(([skillId, sure]) => [skillId, sure * this.past.texts.idf(skillMark(skillId))]),
    )
    const seen = this.sight.chances(this.past, query, { read, near, skills: worth, among, eligible })
    const minutes = medianMinutes(near.similar(), LEAST_MINUTES)
    const helpers = this.past.people.get(query.seekerId)?.helpers() ?? new Map()
    const { people } = this.past
    const matter: Matter = { query, now: query.now.getTime(), skills, near, people, helpers, minutes }
    const key = fingerprint([`${query.seekerId} ${query.text}`])
    const left = this.notMine.against(query, (word) => this.past.texts.idf(word), near)
    const known = new Set(seen.people)
    const weighed: Weighed[] = []
    const weigh = (person: Person, chance: number | null, met: number): void => {
      const { facts } = person
      if (facts === null) return
      weighed.push({ person, facts, verdict: judge(person, facts, matter, met), chance, left: left(person) })
    }
    seen.people.forEach((person, i) => {
      weigh(person, seen.chances[i] as number, seen.met[i] as number)
    })
    const weighBesides = (people: Iterable<Person>): void => {
      for (const person of people) {
        if (known.has(person) || !eligible(person)) continue
        known.add(person)
        weigh(person, null, 0)
      }
    }
    for (const skillId of skills.keys()) weighBesides(this.claims.of(skillId))
    if (weighed.length < query.limit) weighBesides(this.past.people.values())
    return inOrder(weighed, this.past.log.length, query.limit, {
      turn: (person) => person.turn(key),
      explain: ({ person, facts }) => explain(person, facts, matter),
    })
  }

  /** These people were offered the ask: who takes it is compared with them alone. */
  offer(askId: string, personIds: readonly string[]): void {
    this.sight.offer(askId, personIds)
  }

  /** Of the people there at that moment, this one helped with that ask. Teaches nothing, and says so, when the
   * moment is forgotten. */
  learn(askId: string, helperId: string): boolean {
    return this.sight.learn(askId, helperId)
  }

  /** Whether just this is held of that session; and of that person, whatever their evidence and willingness. */
  holdsSolved(solved: SolvedAsk): boolean {
    return this.past.holds(solved)
  }

  holdsPerson(facts: PersonFacts): boolean {
    const held = this.past.people.get(facts.personId)?.facts ?? null
    return JSON.stringify(held) === JSON.stringify(facts)
  }

  /** Sessions held. */
  sessionIds(): Iterable<string> {
    return this.past.sessionIds()
  }

  /** What this organisation taught, by groups of features; and how far it is believed against the prior. */
  lessons(): Lessons {
    return this.sight.lessons()
  }

  saveLearnt(): LearnerState {
    return this.sight.learner.save()
  }

  /** Goes on from what was saved; false, and back to the prior, when that was of another engine. */
  loadLearnt(state: LearnerState): boolean {
    return this.sight.learner.load(state)
  }

  /** Back to the prior; evidence stays. */
  forgetLearnt(): void {
    this.sight.reset()
  }

  /**
   * Goes over the past once all of it was told: what draws people is learnt from moments that an index made anew has
   * not seen. Yields at every small step.
   */
  rehearsing(): Generator<undefined, void> {
    return this.sight.rehearsing(this.past)
  }

  /** Vectors are to be fitted, for the first time or since the past has changed. */
  fitDue(): boolean {
    return this.sight.fitDue(this.past)
  }

  /** Somebody erased is still in the axes of the vectors: the fit that is due is for them. */
  remembersErased(): boolean {
    return this.sight.remembersErased()
  }

  /**
   * What a fit of the vectors needs: it takes seconds, so it is done elsewhere (`refit`). Both this and the taking into
   * use yield at every small step, so that a match never waits for the whole.
   */
  gathering(): Generator<undefined, Corpus> {
    return this.sight.gathering(this.past)
  }

  /** The axes of the last fit, from which the next one begins. */
  get space(): Space | null {
    return this.sight.space
  }

  /** Takes the axes of a fit into use. */
  adopting({ space, turn }: Fitted): Generator<undefined, void> {
    return this.sight.adopting(space, turn, this.past)
  }

  /** How near others are to an ask by their words (`wordsOf`), 0..1, while nothing is added or taken out. */
  nearTo(one: readonly string[]): (other: readonly string[]) => number {
    return nearTo(one, (word) => this.past.texts.idf(word))
  }

  /** Past sessions whose ask was like this one, whoever helped: alike enough to be a reason, nearest first. */
  similarSessions(text: string): string[] {
    const near = this.near(analyse(text))
    // Who is similar comes before all who are not, so these stand at the same places
    const similar = near.similar().filter((_, i) => (near.z[i] as number) >= NEAR_THE_NEAREST)
    return similar.map(({ sessionId }) => sessionId)
  }

  /** Skills of the catalogue that the text is about, best first: by their names in it, and by similar past asks. */
  suggestSkills(text: string, catalogue: SkillNames, limit: number): string[] {
    const read = analyse(text)
    const idf = (term: string) => this.past.texts.idf(term)
    return suggested(read, { near: this.near(read, VOTERS), catalogue, idf, limit })
  }

  /** The same for two indexes that hold the same, however they came to it. Reads everything: for tests and sweeps. */
  checksum(): string {
    return fingerprint(this.describe())
  }

  size(): { people: number; solved: number; terms: number } {
    let people = 0
    for (const person of this.past.people.values()) if (person.facts !== null) people += 1
    return { people, solved: this.past.log.length, terms: this.past.texts.size().terms }
  }

  /** Of the text index: words, records and lists. People and sessions are objects of the heap besides. */
  bytes(): number {
    return this.past.texts.bytes()
  }

  private near(read: Analysis, count?: number): NearAsks {
    return this.nearAsks.find(queryTerms(this.past.texts, read, []), 'all', count)
  }

  private skillsOf(query: Query, read: Analysis): Map<string, number> {
    const words = new Set([...read.title, ...read.body].flatMap(termsOf))
    const skills = new Map(query.skillIds.map((skillId) => [skillId, 1]))
    for (const skillId of this.names.read(words, (term) => this.past.texts.idf(term), INFERRED)) {
      if (!skills.has(skillId)) skills.set(skillId, INFERRED_SKILL)
    }
    return skills
  }

  private forget(sessions: readonly Session[]): void {
    for (const { ask } of sessions) for (const { skillId, labels } of ask.skills) this.names.remove(skillId, labels)
    this.past.remove(sessions)
    // Words without owner, but those of what was just erased are among them
    if (sessions.length > 0) forgetWords()
  }

  private *describe(): Iterable<string> {
    const people = [...this.past.people.values()].filter(
      ({ facts, willingness }) => facts !== null || willingness !== null,
    )
    people.sort((x, y) => (x.personId < y.personId ? -1 : 1))
    for (const { personId, facts, willingness } of people) yield JSON.stringify([personId, facts, willingness])
    yield* this.past.describe()
    yield* this.names.describe()
    yield* this.notMine.describe()
  }
}
