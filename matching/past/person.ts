import { fingerprint } from '../checksum.ts'
import type { PersonFacts, Willingness } from '../model.ts'
import { insertByTime, removeByTime, type Session } from './session.ts'
import { type Decayed, pairsOf, SkillSums } from './sums.ts'

/** In place of a person's number. */
const NOBODY = -1

/** All the index knows of one person, beside their row of Tallies. */
export class Person {
  readonly personId: string
  /** A small number of their own, for arrays by person; free again once they are forgotten. */
  readonly number: number
  /** An order of people that never shows who came first: by these, equals by id. */
  readonly key: number
  facts: PersonFacts | null = null
  willingness: Willingness | null = null
  /** Sessions they helped in, in the order of time. */
  readonly helped: Session[] = []
  /** When those were, ms, side by side: a look at the sessions is a way through memory each. */
  readonly helpedAt: number[] = []
  /** The number of whom they helped in each, NOBODY where that is not known any more. */
  readonly helpedWhom: number[] = []
  /** Sessions where others helped them, in the order of time. */
  readonly sought: Session[] = []
  private folded: SkillSums | null = null
  private foldedUpTo = 0
  /** Counts how often folding had to begin again, for whoever folds beside us. */
  epoch = 0

  constructor(personId: string, number: number) {
    this.personId = personId
    this.number = number
    this.key = Number.parseInt(fingerprint([personId]).slice(0, 7), 16)
  }

  /** Known by nothing at all: may be forgotten. */
  get empty(): boolean {
    return this.facts === null && this.willingness === null && this.helped.length + this.sought.length === 0
  }

  /** Skills their helps showed. */
  get skills(): ReadonlyMap<string, Decayed> {
    this.folded ??= new SkillSums()
    for (; this.foldedUpTo < this.helped.length; this.foldedUpTo++) {
      this.folded.add(this.helped[this.foldedUpTo] as Session)
    }
    return this.folded.skills
  }

  /** Who helped them. Folded at each asking: there is one seeker an ask. */
  helpers(): ReadonlyMap<Person, Decayed> {
    return pairsOf(this.sought, ({ helper }) => helper)
  }

  /** How often they helped whom, by number: a busy helper gave a thousand helps. */
  seekers(): ReadonlyMap<number, number> {
    const times = new Map<number, number>()
    for (const number of this.helpedWhom) times.set(number, (times.get(number) ?? 0) + 1)
    return times
  }

  /** Decides between equals, by the ask: an even draw that is the same at each asking. */
  turn(key: string): string {
    return fingerprint([this.personId, key])
  }

  /** The place it stands at. */
  help(session: Session): number {
    const at = insertByTime(this.helped, session)
    const whom = session.seeker?.number ?? NOBODY
    if (at === this.helpedAt.length) {
      this.helpedAt.push(session.at)
      this.helpedWhom.push(whom)
    } else {
      this.helpedAt.splice(at, 0, session.at)
      this.helpedWhom.splice(at, 0, whom)
    }
    if (at < this.helped.length - 1) this.foldAnew()
    return at
  }

  unhelp(session: Session): void {
    const at = removeByTime(this.helped, session)
    if (at < 0) return
    this.helpedAt.splice(at, 1)
    this.helpedWhom.splice(at, 1)
    this.foldAnew()
  }

  /** Whom they helped then is not known any more. */
  unname(session: Session): void {
    session.seeker = null
    this.helpedWhom[this.helped.indexOf(session)] = NOBODY
  }

  seek(session: Session): void {
    insertByTime(this.sought, session)
  }

  unseek(session: Session): void {
    removeByTime(this.sought, session)
  }

  /** Something that was folded in is no more: the next look begins again. */
  private foldAnew(): void {
    this.folded = null
    this.foldedUpTo = 0
    this.epoch += 1
  }
}
