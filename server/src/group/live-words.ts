import { wordsOf } from '@binome/matching/alike.ts'
import { oneAHouse } from '../house.ts'
import type { Db } from '../platform/db.ts'
import { keepNewest } from '../platform/newest.ts'
import { LOOKED_AT } from './rules.ts'
import { type LiveRow, liveAsks } from './store.ts'

/** Room for what is under way in several organisations; whatever leaves too early is read again. */
const MOST_KEPT = LOOKED_AT * 20

/**
 * What asks under way are compared by, each read once: an ask that opens is compared with up to two hundred others, and
 * to read all of those anew was a tenth of what the server did (bench/flow).
 */
export class LiveWords {
  readonly #db: Db
  /** By ask, from when its reading begins: an ask that is changed meanwhile lets go of what is still being read. */
  readonly #known = new Map<string, Promise<readonly string[] | null>>()

  constructor(db: Db) {
    this.#db = db
  }

  /** Reads what is not known yet. Of an ask that is over there is nothing. */
  async of(organizationId: string, askIds: readonly string[]): Promise<Map<string, readonly string[]>> {
    const unread = askIds.filter((askId) => !this.#known.has(askId))
    if (unread.length > 0) {
      const reading = liveAsks(this.#db, organizationId, unread)
      for (const askId of unread) this.#keep(askId, readIn(reading, askId))
    }
    const all = askIds.map(async (askId) => [askId, await this.#known.get(askId)] as const)
    return new Map((await Promise.all(all)).flatMap(([askId, words]) => (words ? [[askId, words]] : [])))
  }

  /** As it was just read, by whoever hears what becomes of it in its order. */
  note({ askId, text, skillIds }: LiveRow): readonly string[] {
    const words = wordsOf(text, skillIds)
    this.#keep(askId, Promise.resolve(words))
    return words
  }

  /** It reads otherwise, or is over. */
  forget(askId: string): void {
    this.#known.delete(askId)
  }

  #keep(askId: string, words: Promise<readonly string[] | null>): void {
    this.#known.delete(askId)
    this.#known.set(askId, words)
    const drop = () => {
      if (this.#known.get(askId) === words) this.#known.delete(askId)
    }
    words.then((found) => found === null && drop(), drop)
    keepNewest(this.#known, MOST_KEPT)
  }
}

async function readIn(reading: Promise<Map<string, LiveRow>>, askId: string): Promise<readonly string[] | null> {
  const row = (await reading).get(askId)
  return row ? wordsOf(row.text, row.skillIds) : null
}

export const liveWords = oneAHouse((house) => new LiveWords(house.db))
