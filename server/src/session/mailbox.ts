import type { Signal } from '@binome/contract/signal.ts'

/**
 * Signals that came before their reader's page did: an accepted helper answers the held offer within milliseconds,
 * sooner than the seeker's page hears that it is in a session. Memory only, bounded in number and age [S10].
 */
const most = 64
const keptMs = 30_000

interface Letter {
  at: number
  from: string
  /** Between one of the two and somebody who looks on. */
  looksOn?: boolean
  signal: Signal
}

export class Mailbox {
  readonly #letters = new Map<string, Letter[]>()

  put(sessionId: string, reader: string, letter: Omit<Letter, 'at'>, now: Date): void {
    const key = `${sessionId} ${reader}`
    const fresh = (this.#letters.get(key) ?? []).filter(({ at }) => now.getTime() - at < keptMs)
    fresh.push({ at: now.getTime(), ...letter })
    this.#letters.set(key, fresh.slice(-most))
  }

  /** Everything waiting for this reader that is not too old, oldest first; it is then gone. */
  take(sessionId: string, reader: string, now: Date): Letter[] {
    const key = `${sessionId} ${reader}`
    const letters = this.#letters.get(key) ?? []
    this.#letters.delete(key)
    return letters.filter((letter) => now.getTime() - letter.at < keptMs)
  }

  /** Throws away what nobody came for. */
  sweep(now: Date): void {
    for (const [key, letters] of this.#letters) {
      if (letters.every((letter) => now.getTime() - letter.at >= keptMs)) this.#letters.delete(key)
    }
  }
}
