import { hash } from 'node:crypto'
import { keepNewest } from '../platform/newest.ts'

/** A screen that shows what is to be closed suggests skills for each ask on it, every time it is shown. */
const FRESH_MS = 600_000
/** A hash and a few ids each: of a hundred people what they closed last, or never. */
const MOST_KEPT = 5_000

/**
 * What the words of asks suggested, kept a while: evidence that came since moves it little. What is not known is looked up
 * together. Nothing of the words is kept, and nothing of a failure.
 */
export class Suggestions {
  private readonly kept = new Map<string, { at: number; skillIds: Promise<string[]> }>()

  of(
    texts: readonly string[],
    now: Date,
    suggest: (texts: readonly string[]) => Promise<string[][]>,
  ): Promise<string[][]> {
    const keys = texts.map((text) => hash('sha1', text, 'base64'))
    const missing = [...keys.keys()].filter(
      (i) => !this.isFresh(keys[i] as string, now) && keys.indexOf(keys[i] as string) === i,
    )
    const found = missing.length === 0 ? null : suggest(missing.map((i) => texts[i] as string))
    for (const [n, i] of missing.entries()) {
      const skillIds = (found as Promise<string[][]>).then((all) => all[n] ?? [])
      this.keep(keys[i] as string, { at: now.getTime(), skillIds })
    }
    const all = keys.map((key) => this.kept.get(key)?.skillIds ?? [])
    keepNewest(this.kept, MOST_KEPT)
    return Promise.all(all)
  }

  /** There are other skills. */
  clear(): void {
    this.kept.clear()
  }

  private isFresh(key: string, now: Date): boolean {
    const age = now.getTime() - (this.kept.get(key)?.at ?? Number.NEGATIVE_INFINITY)
    return age >= 0 && age < FRESH_MS
  }

  private keep(key: string, one: { at: number; skillIds: Promise<string[]> }): void {
    this.kept.delete(key)
    this.kept.set(key, one)
    one.skillIds.catch(() => {
      if (this.kept.get(key) === one) this.kept.delete(key)
    })
  }
}
