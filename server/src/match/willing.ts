import type { Willingness } from '@binome/matching/index.ts'
import { UNSAID, Word } from '../availability/rules.ts'
import type { Bound } from '../routing/opening.ts'
import { Agenda } from './agenda.ts'

/** Helps of the last day are what somebody has done today. */
export const DAY_MS = 86_400_000

/**
 * Who may be asked now, of one organisation, in memory: what people declared, whether a tap can reach them, what they
 * are in the middle of. Fed by facts and by the hub; pure of clocks. Ids are kept in sets, so that hearing a thing
 * twice changes nothing.
 */
export class Willing {
  private readonly people = new Map<string, Entry>()
  /** Whom the last plan of an ask kept. */
  private readonly holds = new Map<string, string[]>()
  private readonly changed: (personId: string, willingness: Willingness) => void
  /** When what is known of somebody may be otherwise. */
  private readonly changes = new Agenda()
  /** When somebody who can be reached, and may not be asked now, may be again. */
  private readonly openings = new Agenda()

  constructor(changed: (personId: string, willingness: Willingness) => void) {
    this.changed = changed
  }

  put(personId: string, word: Word, now: Date): void {
    const entry = this.entry(personId)
    entry.word = word
    rest(entry)
    this.tell(personId, entry, now)
  }

  remove(personId: string): void {
    this.people.delete(personId)
    this.changes.set(personId, Number.POSITIVE_INFINITY)
    this.openings.set(personId, Number.POSITIVE_INFINITY)
  }

  /** What else bounds somebody's being asked: opening hours of their team, their helping budget. */
  bind(personId: string, bounds: readonly Bound[], now: Date): void {
    const entry = this.people.get(personId)
    if (!entry) return
    entry.bounds = bounds
    this.tell(personId, entry, now)
  }

  setReachable(personId: string, reachable: boolean, now: Date): void {
    const entry = this.people.get(personId)
    if (!entry) return
    entry.reachable = reachable
    this.tell(personId, entry, now)
  }

  /** Adds or takes away what somebody is in the middle of. */
  engage(personId: string, what: 'sessions' | 'taps' | 'asks', id: string, on: boolean, now: Date): void {
    const entry = this.people.get(personId)
    if (!entry) return
    if (on) entry[what].add(id)
    else entry[what].delete(id)
    if (what === 'asks' && !on) this.holds.delete(id)
    this.tell(personId, entry, now)
  }

  /**
   * Keeps somebody for a plan that is being written, so that two asks of the same moment do not choose the same person
   * and wait for one another. It ends by itself, should the plan never be told.
   */
  hold(personId: string, askId: string, until: Date): void {
    const entry = this.people.get(personId)
    if (!entry) return
    entry.heldUntil = until.getTime()
    this.holds.set(askId, [...(this.holds.get(askId) ?? []), personId])
  }

  /** Those whom a plan of this ask kept are free for the next: its transaction may have been undone, and begun again. */
  releaseAll(askId: string): void {
    for (const personId of this.holds.get(askId) ?? []) this.release(personId)
    this.holds.delete(askId)
  }

  release(personId: string): void {
    const entry = this.people.get(personId)
    if (entry) entry.heldUntil = 0
  }

  helped(personId: string, sessionId: string, at: Date, now: Date): void {
    const entry = this.people.get(personId)
    if (!entry) return
    entry.helps.set(sessionId, at.getTime())
    this.tell(personId, entry, now)
  }

  /**
   * [D5] Left alone for the minutes they chose, after a session that they helped in; one in which nobody met tires nobody.
   * Longer minutes count at once, as they do where a tap is written [A5].
   */
  rested(personId: string, sessionId: string, endedAt: Date, now: Date): void {
    const entry = this.people.get(personId)
    if (!entry?.helps.has(sessionId)) return
    entry.endedAt = Math.max(entry.endedAt, endedAt.getTime())
    rest(entry)
    this.tell(personId, entry, now)
  }

  /** [D6] Which of somebody's words is judged here. */
  versionOf(personId: string): number {
    return this.people.get(personId)?.word.said.version ?? 0
  }

  /** They keep hours of their own. */
  hasHours(personId: string): boolean {
    return (this.people.get(personId)?.word.said.help.length ?? 0) > 0
  }

  /** What somebody said of being asked; null for nobody known. */
  wordOf(personId: string): Word | null {
    return this.people.get(personId)?.word ?? null
  }

  /** Whether somebody is in a session, and until when they rest. */
  standing(personId: string): { meets: boolean; restsUntil: Date | null } {
    const entry = this.people.get(personId)
    const restUntil = entry?.restUntil ?? 0
    return { meets: (entry?.sessions.size ?? 0) > 0, restsUntil: restUntil > 0 ? new Date(restUntil) : null }
  }

  /** What else bounds their being asked. */
  boundsOf(personId: string): readonly Bound[] {
    return this.people.get(personId)?.bounds ?? []
  }

  /** [D4] There is somebody who mutes a topic. */
  somebodyMutes(): boolean {
    for (const { word } of this.people.values()) if (word.said.mutedSkillIds.length > 0) return true
    return false
  }

  /** [D4] They do not want to be asked about one of these. */
  mutes(personId: string, skillIds: readonly string[]): boolean {
    return this.people.get(personId)?.word.mutes(skillIds) ?? false
  }

  /** When somebody may next be asked who may not be now: their hours begin, quiet ends, they have rested. Null: not by time alone. */
  nextOpening(now: Date): Date | null {
    this.expire(now)
    const at = this.openings.next()
    return Number.isFinite(at) ? new Date(at) : null
  }

  /** Lets what was said "until" end by itself; costs as much as there is that ended. */
  expire(now: Date): void {
    for (const personId of this.changes.take(now.getTime())) {
      const entry = this.people.get(personId)
      if (entry) this.tell(personId, entry, now)
    }
  }

  /** Of these people, those who said yes and can be reached, whatever they are in the middle of. */
  accepting(now: Date, among: (personId: string) => boolean): number {
    this.expire(now)
    let count = 0
    for (const [personId, entry] of this.people) if (among(personId) && this.isWilling(entry, now)) count += 1
    return count
  }

  /** When somebody's quiet ends; null when they are not quiet. Nothing is sent to them until then [V1]. */
  quietUntil(personId: string, now: Date): Date | null {
    return this.people.get(personId)?.word.quietEnds(now) ?? null
  }

  /** Whether somebody accepts to be asked and can be reached, whatever they are in the middle of. */
  accepts(personId: string, now: Date): boolean {
    const entry = this.people.get(personId)
    return entry !== undefined && this.isWilling(entry, now)
  }

  /** [A5] May this person be tapped now? */
  mayBeTapped(personId: string, now: Date): boolean {
    const entry = this.people.get(personId)
    return (
      entry !== undefined &&
      this.isWilling(entry, now) &&
      entry.heldUntil <= now.getTime() &&
      entry.restUntil <= now.getTime() &&
      entry.sessions.size === 0 &&
      entry.taps.size === 0 &&
      entry.asks.size === 0
    )
  }

  private isWilling(entry: Entry, now: Date): boolean {
    return entry.reachable && entry.word.at(now).open && entry.bounds.every((bound) => bound.at(now).open)
  }

  private plan(personId: string, entry: Entry, now: Date): void {
    const at = now.getTime()
    const bounds = [entry.word, ...entry.bounds].map((bound) => bound.at(now))
    const ends = bounds.map(({ until }) => until?.getTime() ?? Number.POSITIVE_INFINITY)
    const days = [...entry.helps.values()].map((helped) => helped + DAY_MS)
    const ahead = [...ends, entry.restUntil, ...days].filter((end) => end > at)
    this.changes.set(personId, Math.min(Number.POSITIVE_INFINITY, ...ahead))
    // Everything that keeps them from being asked must have ended: the last of it.
    const shut = ends.filter((_, index) => bounds[index]?.open === false)
    const opens = Math.max(entry.restUntil, ...shut)
    this.openings.set(personId, entry.reachable && opens > at ? opens : Number.POSITIVE_INFINITY)
  }

  private tell(personId: string, entry: Entry, now: Date): void {
    for (const [sessionId, at] of entry.helps) if (at + DAY_MS <= now.getTime()) entry.helps.delete(sessionId)
    this.plan(personId, entry, now)
    this.changed(personId, {
      available: this.isWilling(entry, now),
      // Resting after helping is as good as helping.
      inSession: entry.sessions.size > 0 || entry.asks.size > 0 || entry.restUntil > now.getTime(),
      tapsOpen: entry.taps.size,
      helpsToday: entry.helps.size,
    })
  }

  private entry(personId: string): Entry {
    const known = this.people.get(personId)
    if (known) return known
    const entry: Entry = {
      word: NOTHING_SAID,
      bounds: [],
      reachable: false,
      heldUntil: 0,
      endedAt: Number.NEGATIVE_INFINITY,
      restUntil: 0,
      sessions: new Set(),
      taps: new Set(),
      asks: new Set(),
      helps: new Map(),
    }
    this.people.set(personId, entry)
    return entry
  }
}

function rest(entry: Entry): void {
  entry.restUntil = Math.max(entry.restUntil, entry.endedAt + entry.word.said.restMinutes * 60_000)
}

const NOTHING_SAID = new Word(UNSAID)

interface Entry {
  word: Word
  bounds: readonly Bound[]
  reachable: boolean
  heldUntil: number
  /** [D5] The end of the last session they helped in, and until when they rest after it, ms. */
  endedAt: number
  restUntil: number
  sessions: Set<string>
  taps: Set<string>
  asks: Set<string>
  /** Sessions helped in, with their time in ms; only the last day is kept. */
  helps: Map<string, number>
}
