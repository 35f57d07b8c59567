import { useSyncExternalStore } from 'react'
import { newId } from './id.ts'

/** Something I did that the server has not kept yet. */
export type Unsent<T> = T & {
  /** Ours, so that nothing is kept twice. */
  id: string
  /** Why it was refused for good, as it was thrown; null while it was not. */
  refused: unknown
}

export interface UnsentFacts<T> {
  send(one: Unsent<T>): Promise<unknown>
  /** Of what was thrown: it may go through another time. */
  isForLater(error: unknown): boolean
  /** Hears whenever the line to the server is there. */
  onLine(heard: () => void): void
}

const AGAIN_MS = 3_000
/** What the server keeps is heard by another way than its answer, and may come after it: until then it is seen as mine. */
const HEARD_WITHIN_MS = 2_000

/**
 * What leaves this page in order, one at a time, and by itself when the line is back. Outside React: closing a drawer
 * loses nothing. What is refused for good stays, with its reason, until it is taken out.
 */
export class UnsentList<T extends object> {
  readonly #facts: UnsentFacts<T>
  readonly #heard = new Set<() => void>()
  readonly #answered = new Set<string>()
  #all: readonly Unsent<T>[] = []
  #sending = false

  constructor(facts: UnsentFacts<T>) {
    this.#facts = facts
    facts.onLine(() => void this.#leave())
  }

  /** Those of the last two seconds among them that the server has: whoever shows them leaves out what it shows already. */
  get all(): readonly Unsent<T>[] {
    return this.#all
  }

  readonly use = (): readonly Unsent<T>[] => useSyncExternalStore(this.#subscribe, () => this.#all)

  /** Nothing, when that id is under way already. */
  add(what: T, id: string = newId()): void {
    if (this.#all.some((one) => one.id === id)) return
    this.#set([...this.#all, { ...what, id, refused: null }])
    void this.#leave()
  }

  change(id: string, what: Partial<T>): void {
    this.#set(this.#all.map((one) => (one.id === id ? { ...one, ...what } : one)))
  }

  forgetRefused(): void {
    this.#set(this.#all.filter((one) => one.refused === null))
  }

  readonly #subscribe = (tell: () => void) => {
    this.#heard.add(tell)
    return () => {
      this.#heard.delete(tell)
    }
  }

  #set(all: readonly Unsent<T>[]): void {
    this.#all = all
    for (const tell of this.#heard) tell()
  }

  #forget(id: string): void {
    this.#answered.delete(id)
    this.#set(this.#all.filter((one) => one.id !== id))
  }

  async #leave(): Promise<void> {
    if (this.#sending) return
    this.#sending = true
    try {
      for (let one = this.#first(); one; one = this.#first()) {
        if (await this.#sent(one)) continue
        setTimeout(() => void this.#leave(), AGAIN_MS)
        return
      }
    } finally {
      this.#sending = false
    }
  }

  readonly #first = () => this.#all.find((one) => one.refused === null && !this.#answered.has(one.id))

  /** False: not now, perhaps later. */
  async #sent(one: Unsent<T>): Promise<boolean> {
    const { id } = one
    try {
      await this.#facts.send(one)
      this.#answered.add(id)
      setTimeout(() => this.#forget(id), HEARD_WITHIN_MS)
    } catch (error) {
      if (this.#facts.isForLater(error)) return false
      this.#set(this.#all.map((other) => (other.id === id ? { ...other, refused: error } : other)))
    }
    return true
  }
}
