import type { HeldOffer } from '@binome/contract/signal.ts'

/**
 * Connections that seekers prepared while waiting: in memory only, never a row, a fact or a log line. Each belongs to
 * an ask, a tab's socket and a generation, and dies with its socket. The newest tab that holds one is used [A9].
 */
export class HeldOffers {
  private readonly byAsk = new Map<string, Map<string, HeldOffer>>()
  private readonly bySocket = new Map<string, Set<string>>()

  /** Keeps or renews; an older generation of the same tab is ignored. `null` takes it back. */
  hold(askId: string, socketId: string, held: HeldOffer | null): void {
    const tabs = this.byAsk.get(askId) ?? new Map<string, HeldOffer>()
    const before = tabs.get(socketId)
    if (held !== null && before !== undefined && before.tab === held.tab && held.generation < before.generation) return
    tabs.delete(socketId)
    if (held === null) {
      if (tabs.size === 0) this.byAsk.delete(askId)
      return
    }
    tabs.set(socketId, held)
    this.byAsk.set(askId, tabs)
    this.bySocket.set(socketId, (this.bySocket.get(socketId) ?? new Set()).add(askId))
  }

  /** For the winner: given once, and nothing is kept of the ask afterwards. */
  take(askId: string): HeldOffer | null {
    const tabs = this.byAsk.get(askId)
    this.byAsk.delete(askId)
    return tabs === undefined ? null : ([...tabs.values()].at(-1) ?? null)
  }

  /** The ask no longer searches. */
  drop(askId: string): void {
    this.byAsk.delete(askId)
  }

  socketGone(socketId: string): void {
    for (const askId of this.bySocket.get(socketId) ?? []) this.hold(askId, socketId, null)
    this.bySocket.delete(socketId)
  }

  size(): number {
    return this.byAsk.size
  }
}
