import { fingerprint } from '../checksum.ts'
import { labelTerms } from '../labels.ts'
import type { SolvedAsk } from '../model.ts'
import { fieldsOf } from '../similar.ts'
import { type Fields, TextIndex } from '../text/text-index.ts'
import { Ledger } from './ledger.ts'
import { Person } from './person.ts'
import { Pieces } from './pieces.ts'
import { Profiles } from './profiles.ts'
import { Pulse } from './pulse.ts'
import { insertByTime, type PastAsk, removeByTime, type Session } from './session.ts'
import { SkillLists } from './skill-lists.ts'
import { Tallies } from './tallies.ts'
import { Vocabulary } from './vocabulary.ts'

/** Weighted frequency of a term in an ask: title and tag words say more, as in the text index. */
const TITLE_COUNT = 3
const TAG_COUNT = 2

/** What an organisation's sessions left behind: who, about what, when. Answers nothing; holds everything once. */
export class Past {
  readonly texts = new TextIndex()
  readonly vocabulary = new Vocabulary()
  readonly people = new Map<string, Person>()
  readonly ledger = new Ledger()
  readonly tallies = new Tallies()
  /** Words of the asks each helped with. */
  readonly profiles = new Profiles(this)
  /** All sessions in the order of time. */
  readonly log: Session[] = []
  private readonly termPieces = new Pieces(Uint32Array, 4)
  private readonly countPieces = new Pieces(Uint8Array, 1)
  private readonly skillLists = new SkillLists()
  private readonly pulsing = new Pulse(this.log)
  private readonly asks = new Map<string, PastAsk>()
  private readonly bySlot: (Session | undefined)[] = []
  private readonly sessions = new Map<string, Session>()
  private readonly skilled = new Map<string, Map<number, number>>()
  private readonly byNumber: (Person | null)[] = []
  private readonly free: number[] = []
  private lastAsk = 0

  get askCount(): number {
    return this.asks.size
  }

  person(personId: string): Person {
    let person = this.people.get(personId)
    if (person === undefined) {
      person = new Person(personId, this.free.pop() ?? this.byNumber.length)
      this.people.set(personId, person)
      this.byNumber[person.number] = person
      this.tallies.begin(person.number)
    }
    return person
  }

  /** Whose number this is. */
  numbered(number: number): Person {
    const person = this.byNumber[number]
    if (person === null || person === undefined) throw new Error(`nobody has the number ${number}`)
    return person
  }

  /** Once: a number that was given back twice would be that of two. */
  forgetIfEmpty(person: Person): void {
    if (!person.empty || this.byNumber[person.number] !== person) return
    this.texts.setOnline(person.number, false)
    this.people.delete(person.personId)
    this.tallies.begin(person.number)
    this.byNumber[person.number] = null
    this.free.push(person.number)
  }

  session(sessionId: string): Session | undefined {
    return this.sessions.get(sessionId)
  }

  sessionIds(): Iterable<string> {
    return this.sessions.keys()
  }

  /** Whether just this is held of the session. */
  holds(solved: SolvedAsk): boolean {
    const session = this.sessions.get(solved.sessionId)
    return (
      session !== undefined &&
      session.ask.key === keyOf(solved, skillsOf(solved)) &&
      session.helper.personId === solved.helperId &&
      (session.seeker?.personId ?? null) === solved.seekerId &&
      session.at === solved.at.getTime() &&
      session.outcome === solved.outcome &&
      session.thanked === solved.thanked &&
      session.minutes === solved.minutes
    )
  }

  allAsks(): Iterable<PastAsk> {
    return this.asks.values()
  }

  /** The session filed in the text index under this slot. */
  sessionAt(slot: number): Session {
    const session = this.bySlot[slot]
    if (session === undefined) throw new Error(`no session is filed under ${slot}`)
    return session
  }

  /** The last helps of anybody, up to now. */
  get pulse(): Pulse {
    this.pulsing.fold(this.byNumber.length)
    return this.pulsing
  }

  /** Numbers of the people who have shown a skill. */
  whoShowed(skillId: string): Iterable<number> {
    return this.skilled.get(skillId)?.keys() ?? []
  }

  add(solved: SolvedAsk): Session {
    const skills = skillsOf(solved)
    const fields = fieldsOf(solved.text, solved.language, skills, labelTerms)
    const helper = this.person(solved.helperId)
    const session: Session = {
      sessionId: solved.sessionId,
      slot: this.texts.add(fields, helper.number),
      ask: this.askOf(solved, skills, fields),
      helper,
      seeker: solved.seekerId === null ? null : this.person(solved.seekerId),
      at: solved.at.getTime(),
      outcome: solved.outcome,
      thanked: solved.thanked,
      minutes: solved.minutes,
    }
    this.bySlot[session.slot] = session
    this.ledger.put(session)
    this.sessions.set(session.sessionId, session)
    // Nearly all asks have one session: a list that grows from nothing would have room for seventeen
    if (session.ask.sessions.length === 0) session.ask.sessions = [session]
    else insertByTime(session.ask.sessions, session)
    this.pulsing.changed(insertByTime(this.log, session))
    this.tallies.helped(helper, helper.help(session))
    if (session.seeker !== null) {
      session.seeker.seek(session)
      this.tallies.saw(session.seeker)
    }
    for (const { skillId } of session.ask.skills) this.countSkill(skillId, session.helper, 1)
    return session
  }

  /** Takes sessions out, as if never told; and asks that nobody helped with any more. */
  remove(sessions: readonly Session[]): void {
    this.texts.remove(new Set(sessions.map(({ slot }) => slot)))
    for (const session of sessions) {
      const { ask, helper, seeker } = session
      this.sessions.delete(session.sessionId)
      this.bySlot[session.slot] = undefined
      this.ledger.wipe(session.slot)
      removeByTime(this.log, session)
      this.pulsing.changed(0)
      ask.sessions.splice(ask.sessions.indexOf(session), 1)
      for (const { skillId } of ask.skills) this.countSkill(skillId, helper, -1)
      helper.unhelp(session)
      this.tallies.changed(helper)
      this.forgetIfEmpty(helper)
      if (seeker !== null) {
        seeker.unseek(session)
        this.tallies.saw(seeker)
        this.forgetIfEmpty(seeker)
      }
      if (ask.sessions.length > 0) continue
      this.asks.delete(ask.key)
      for (const term of ask.terms) this.vocabulary.leave(term)
      ask.terms.fill(0)
      ask.counts.fill(0)
      this.skillLists.leave(ask.skills)
    }
  }

  /** Takes somebody's name from the sessions where others helped them. */
  unname(person: Person): void {
    for (const session of person.sought.splice(0)) session.helper.unname(session)
    this.tallies.saw(person)
  }

  /** Who may be found by a search among people online. */
  setOnline(person: Person, online: boolean): void {
    this.texts.setOnline(person.number, online)
  }

  /** Who has this number may be found so. */
  isOnline(number: number): boolean {
    return this.texts.isOnline(number)
  }

  *describe(): Iterable<string> {
    const rows = [...this.sessions.values()].map((one) =>
      JSON.stringify([
        ...[one.sessionId, one.ask.key, one.ask.skills, one.helper.personId, one.seeker?.personId ?? null],
        ...[one.at, one.outcome, one.thanked, one.minutes],
      ]),
    )
    yield* rows.sort()
    yield* this.texts.describe((slot) => this.bySlot[slot]?.sessionId ?? '?')
  }

  /** The ask of this session: known already, or filed now. */
  private askOf(solved: SolvedAsk, skills: PastAsk['skills'], fields: Fields): PastAsk {
    const key = keyOf(solved, skills)
    const known = this.asks.get(key)
    if (known !== undefined) return known
    const counts = new Map<string, number>()
    const count = (term: string, by: number) => counts.set(term, Math.min(255, (counts.get(term) ?? 0) + by))
    for (const term of fields.title) count(term, TITLE_COUNT)
    for (const term of new Set(fields.tags)) count(term, TAG_COUNT)
    for (const term of fields.body) count(term, 1)
    const ask: PastAsk = {
      ...{ key, number: ++this.lastAsk, askId: solved.askId, skills: this.skillLists.share(skills), sessions: [] },
      terms: this.termPieces.of(Array.from(counts.keys(), (term) => this.vocabulary.use(term))),
      counts: this.countPieces.of([...counts.values()]),
    }
    this.asks.set(key, ask)
    return ask
  }

  private countSkill(skillId: string, { number }: Person, by: 1 | -1): void {
    const people = this.skilled.get(skillId) ?? new Map<number, number>()
    const count = (people.get(number) ?? 0) + by
    if (count > 0) people.set(number, count)
    else people.delete(number)
    if (people.size > 0) this.skilled.set(skillId, people)
    else this.skilled.delete(skillId)
  }
}

/** Skills of an ask, each once. */
function skillsOf({ skills }: SolvedAsk): PastAsk['skills'] {
  const once = new Map(skills.map((skill) => [skill.skillId, skill]))
  return [...once.values()].map(({ skillId, labels }) => ({ skillId, labels: [...labels] }))
}

function keyOf({ askId, text, language }: SolvedAsk, skills: PastAsk['skills']): string {
  return `${askId} ${fingerprint([text, language, JSON.stringify(skills)])}`
}
