/** A fact that is told again comes later than this (platform/outbox). */
const TOLD_AGAIN_MS = 1_000

/**
 * Facts of one thing come in their order, but for what is told again after a crash or a failure, and what was committed
 * first and answered last: two connections have two answers on their way. Who hears such a one looks at the row.
 */
export class InOrder {
  /** The latest moment heard of each thing, by its id; whoever was heard of last stands last. */
  private readonly heard = new Map<string, number>()

  /** Takes note of a fact about these. @returns false when what became of one of them may have been heard before it */
  take(ids: readonly string[], at: Date, now: Date): boolean {
    const since = now.getTime() - TOLD_AGAIN_MS
    for (const [id, moment] of this.heard) {
      if (moment > since) break
      this.heard.delete(id)
    }
    const moment = at.getTime()
    let inOrder = moment > since
    for (const id of ids) {
      const before = this.heard.get(id) ?? Number.NEGATIVE_INFINITY
      if (before >= moment) inOrder = false
      this.heard.delete(id)
      this.heard.set(id, Math.max(before, moment))
    }
    return inOrder
  }
}
