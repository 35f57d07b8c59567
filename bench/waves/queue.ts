/** What is to come, soonest first; at equal times by rank, then in the order of saying, so that a run is repeatable. */
export class Queue<T> {
  private readonly heap: { at: number; rank: number; order: number; what: T }[] = []
  private order = 0

  get size(): number {
    return this.heap.length
  }

  push(at: number, rank: number, what: T): void {
    const { heap } = this
    const entry = { at, rank, order: this.order++, what }
    let i = heap.length
    heap.push(entry)
    while (i > 0) {
      const parent = (i - 1) >> 1
      const above = heap[parent] as typeof entry
      if (!sooner(entry, above)) break
      heap[i] = above
      i = parent
    }
    heap[i] = entry
  }

  pop(): { at: number; what: T } | undefined {
    const { heap } = this
    const first = heap[0]
    const last = heap.pop()
    if (first === undefined || last === undefined || heap.length === 0) return first
    let i = 0
    for (;;) {
      let child = 2 * i + 1
      if (child >= heap.length) break
      const right = heap[child + 1]
      if (right !== undefined && sooner(right, heap[child] as typeof last)) child += 1
      if (!sooner(heap[child] as typeof last, last)) break
      heap[i] = heap[child] as typeof last
      i = child
    }
    heap[i] = last
    return first
  }
}

function sooner(x: { at: number; rank: number; order: number }, y: typeof x): boolean {
  return x.at !== y.at ? x.at < y.at : x.rank !== y.rank ? x.rank < y.rank : x.order < y.order
}
