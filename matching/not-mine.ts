import { nearTo, wordsOf } from './alike.ts'
import { fingerprint } from './checksum.ts'
import type { NotMine } from './model.ts'
import type { NearAsks } from './near.ts'
import type { Person } from './past/person.ts'
import { OUTCOME } from './score.ts'

/** What people say is not theirs: evidence against, of its own kind, and theirs to take back (laws N). */

/**
 * From this nearness on a "not mine" says something of another ask, and all it can from `WHOLE` on. Measured on two
 * communities (LAWS.md, sources), pairs within 90 days: of pairs at .25 two thirds to nine tenths share a tag, against
 * a tenth to four tenths of any two; at .5 nearly all do.
 */
const TOUCHES = 0.25
const WHOLE = 0.5
/** One leaves so much of a chance, and all of them together no less than `LEAST` (chosen: a last word, never a ban). */
const ONE_LEAVES = 0.3
export const LEAST = 0.1
/** Looked at of one person, the newest (chosen, a bound on the work). */
const MOST = 50

interface Held {
  askId: string
  at: number
  words: readonly string[]
  /** Of all that was said, for comparing. */
  key: string
}

/** By person, each ask once. */
export class NotMines {
  private readonly byPerson = new Map<string, Map<string, Held>>()

  /** Told twice of the same ask, the last word counts. */
  put(said: NotMine): void {
    const { personId, askId, text, skillIds, at } = said
    const theirs = this.byPerson.get(personId) ?? new Map<string, Held>()
    theirs.set(askId, { askId, at: at.getTime(), words: wordsOf(text, skillIds), key: keyOf(said) })
    this.byPerson.set(personId, theirs)
  }

  /** Takes one back as if never said; without an ask, all of theirs. */
  remove(personId: string, askId?: string): void {
    const theirs = this.byPerson.get(personId)
    if (askId !== undefined) theirs?.delete(askId)
    if (askId === undefined || theirs?.size === 0) this.byPerson.delete(personId)
  }

  holds(said: NotMine): boolean {
    return this.byPerson.get(said.personId)?.get(said.askId)?.key === keyOf(said)
  }

  clear(): void {
    this.byPerson.clear()
  }

  /** How to take out each that is held and not among these. */
  beside(said: readonly NotMine[]): (() => void)[] {
    const known = new Set(said.map(({ personId, askId }) => `${personId} ${askId}`))
    return [...this.byPerson].flatMap(([personId, theirs]) =>
      [...theirs.keys()]
        .filter((askId) => !known.has(`${personId} ${askId}`))
        .map((askId) => () => this.remove(personId, askId)),
    )
  }

  get size(): number {
    let size = 0
    for (const theirs of this.byPerson.values()) size += theirs.size
    return size
  }

  /**
   * What is left of somebody's chance on this ask, `LEAST`..1; 1 where nothing they said is near it [N2]. Of `near`, the
   * past asks like this one that they helped with: whoever solved the like since has changed their mind [N4].
   */
  against(
    { text, skillIds }: Pick<NotMine, 'text' | 'skillIds'>,
    idf: (word: string) => number,
    near: NearAsks,
  ): (person: Person) => number {
    // Read once, and only for an ask of which one who is weighed said something.
    let alike: ((words: readonly string[]) => number) | null = null
    return (person) => {
      const theirs = this.byPerson.get(person.personId)
      if (theirs === undefined) return 1
      alike ??= nearTo(wordsOf(text, skillIds), idf)
      let left = 1
      for (const { at, words } of newest(theirs)) {
        const touched = Math.min(1, Math.max(0, (alike(words) - TOUCHES) / (WHOLE - TOUCHES)))
        if (touched > 0) left *= 1 - (1 - ONE_LEAVES) * touched * (1 - solvedSince(near, person, at))
      }
      return Math.max(LEAST, left)
    }
  }

  *describe(): Iterable<string> {
    for (const [personId, theirs] of [...this.byPerson].sort(([x], [y]) => (x < y ? -1 : 1))) {
      yield JSON.stringify([personId, 'not mine', [...theirs.values()].map(({ key }) => key).sort()])
    }
  }
}

/** How far helping with the like since then speaks against it, 0..1: one solved is enough, one partly is half. */
function solvedSince(near: NearAsks, person: Person, since: number): number {
  let solved = 0
  for (const { at, outcome } of near.similar(person)) if (at > since) solved += OUTCOME[outcome]
  return Math.min(1, solved)
}

function newest(theirs: ReadonlyMap<string, Held>): Held[] {
  const held = [...theirs.values()].sort((x, y) => y.at - x.at || (x.askId < y.askId ? -1 : 1))
  return held.slice(0, MOST)
}

function keyOf({ askId, text, skillIds, at }: NotMine): string {
  return `${askId} ${fingerprint([text, JSON.stringify([...skillIds].sort()), at.toISOString()])}`
}
