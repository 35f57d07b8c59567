/**
 * When something is due next, for thousands of people: a heap of times, in which a time that was replaced stays until it
 * is met. Asking what is due costs as much as there is due, not as many as there are people.
 */
export class Agenda {
  /** Smallest first, as a binary heap. */
  private heap: { at: number; id: string }[] = []
  private readonly times = new Map<string, number>()

  /** Replaces what was due for this one; infinity: nothing is. Times in ms. */
  set(id: string, at: number): void {
    if ((this.times.get(id) ?? Number.POSITIVE_INFINITY) === at) return
    if (!Number.isFinite(at)) {
      this.times.delete(id)
      return
    }
    this.times.set(id, at)
    if (this.heap.length > 2 * this.times.size + 64) this.rebuild()
    else this.push({ at, id })
  }

  /** The next time at which something is due; infinity when nothing is. */
  next(): number {
    for (;;) {
      const first = this.heap[0]
      if (first === undefined) return Number.POSITIVE_INFINITY
      if (this.times.get(first.id) === first.at) return first.at
      this.pop()
    }
  }

  /** Takes out those due by `now`. */
  take(now: number): string[] {
    const due: string[] = []
    while (this.next() <= now) {
      const first = this.pop()
      if (first === undefined) break
      this.times.delete(first.id)
      due.push(first.id)
    }
    return due
  }

  private rebuild(): void {
    // A sorted list is a heap.
    this.heap = [...this.times].map(([id, at]) => ({ at, id })).toSorted((a, b) => a.at - b.at)
  }

  private push(one: { at: number; id: string }): void {
    const { heap } = this
    let place = heap.length
    heap.push(one)
    while (place > 0) {
      const above = (place - 1) >> 1
      const parent = heap[above]
      if (parent === undefined || parent.at <= one.at) break
      heap[place] = parent
      place = above
    }
    heap[place] = one
  }

  private pop(): { at: number; id: string } | undefined {
    const { heap } = this
    const first = heap[0]
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return first
    let place = 0
    for (;;) {
      const left = 2 * place + 1
      const right = heap[left + 1]
      const below = right !== undefined && right.at < (heap[left]?.at ?? 0) ? left + 1 : left
      const child = heap[below]
      if (child === undefined || child.at >= last.at) break
      heap[place] = child
      place = below
    }
    heap[place] = last
    return first
  }
}
