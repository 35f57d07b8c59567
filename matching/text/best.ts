/** Keeps what the n-th best score offered so far is: below it nothing matters any more. */
export interface Best {
  /** Tells of a score; `owner` is whose text it is. */
  offer(owner: number, score: number): void
  /** The n-th best so far, 0 while there are fewer. */
  readonly threshold: number
}

/** The n best texts: a small heap, its lowest on top, as few of many thousand ever enter it. */
export class BestTexts implements Best {
  private readonly heap: Float64Array
  private size = 0

  constructor(count: number) {
    this.heap = new Float64Array(count)
  }

  get threshold(): number {
    return this.size < this.heap.length ? 0 : (this.heap[0] as number)
  }

  offer(_owner: number, score: number): void {
    const { heap } = this
    if (this.size < heap.length) {
      let at = this.size++
      for (let up = (at - 1) >> 1; at > 0 && (heap[up] as number) > score; up = (at - 1) >> 1) {
        heap[at] = heap[up] as number
        at = up
      }
      heap[at] = score
      return
    }
    if (score <= (heap[0] as number)) return
    let at = 0
    for (let down = 1; down < heap.length; down = 2 * at + 1) {
      if (down + 1 < heap.length && (heap[down + 1] as number) < (heap[down] as number)) down += 1
      if ((heap[down] as number) >= score) break
      heap[at] = heap[down] as number
      at = down
    }
    heap[at] = score
  }
}

/** The n best people, each by their best text. Twenty or so: looking through them all is the quickest. */
export class BestPeople implements Best {
  private readonly owners: Uint32Array
  private readonly scores: Float64Array
  private size = 0
  private lowest = 0

  constructor(count: number) {
    this.owners = new Uint32Array(count)
    this.scores = new Float64Array(count)
  }

  get threshold(): number {
    return this.size < this.owners.length ? 0 : (this.scores[this.lowest] as number)
  }

  offer(owner: number, score: number): void {
    if (this.size === this.owners.length && score <= (this.scores[this.lowest] as number)) return
    let at = this.owners.subarray(0, this.size).indexOf(owner)
    if (at >= 0 && score <= (this.scores[at] as number)) return
    if (at < 0) at = this.size < this.owners.length ? this.size++ : this.lowest
    this.owners[at] = owner
    this.scores[at] = score
    this.lowest = 0
    for (let i = 1; i < this.size; i++) {
      if ((this.scores[i] as number) < (this.scores[this.lowest] as number)) this.lowest = i
    }
  }
}
