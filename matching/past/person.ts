import { fingerprint } from '../checksum.ts'
import type { PersonFacts, Willingness } from '../model.ts'
import { insertByTime, removeByTime, type Session } from './session.ts'
import { Sums } from './sums.ts'

/** All the index knows of one person. */
export class Person {
  readonly personId: string
  /** A small number of their own, for arrays by person; free again once they are forgotten. */
  readonly number: number
  facts: PersonFacts | null = null
  willingness: Willingness | null = null
  /** Sessions they helped in, in the order of time. */
  readonly helped: Session[] = []
  /** Sessions where others helped them, in the order of time. */
  readonly sought: Session[] = []
  private folded: Sums | null = null
  private foldedUpTo = 0
  /** Counts how often folding had to begin again, for whoever folds beside us. */
  epoch = 0

  constructor(personId: string, number: number) {
    this.personId = personId
    this.number = number
  }

  /** Known by nothing at all: may be forgotten. */
  get empty(): boolean {
    return this.facts === null && this.willingness === null && this.helped.length + this.sought.length === 0
  }

  /** What their helps add up to. */
  get sums(): Sums {
    this.folded ??= new Sums()
    for (; this.foldedUpTo < this.helped.length; this.foldedUpTo++) {
      this.folded.add(this.helped[this.foldedUpTo] as Session)
    }
    return this.folded
  }

  /** Last sign of life in the evidence: they helped, or were helped. ms, -∞ when there is none. */
  get seenAt(): number {
    return Math.max(
      this.helped.at(-1)?.at ?? Number.NEGATIVE_INFINITY,
      this.sought.at(-1)?.at ?? Number.NEGATIVE_INFINITY,
    )
  }

  /** Decides between equals, by the ask: an even draw that is the same at each asking. */
  turn(key: string): string {
    return fingerprint([this.personId, key])
  }

  help(session: Session): void {
    if (insertByTime(this.helped, session) < this.foldedUpTo) this.foldAnew()
  }

  unhelp(session: Session): void {
    if (removeByTime(this.helped, session)) this.foldAnew()
  }

  seek(session: Session): void {
    insertByTime(this.sought, session)
  }

  unseek(session: Session): void {
    removeByTime(this.sought, session)
  }

  /** Something that was folded in is no more: the next look begins again. */
  foldAnew(): void {
    this.folded = null
    this.foldedUpTo = 0
    this.epoch += 1
  }
}
