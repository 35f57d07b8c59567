/** Numbers of a seed (Mulberry32), and what a schedule draws with them. */
export class Chance {
  private state: number

  constructor(seed: number) {
    this.state = seed | 0
  }

  /** In [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }

  /** 0 to n - 1. */
  below(n: number): number {
    return Math.floor(this.next() * n)
  }

  is(probability: number): boolean {
    return this.next() < probability
  }

  /** One of these; never called with none. */
  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T
  }

  /** One of these, by their weights; those of weight 0 never. */
  weighed<T>(list: readonly (readonly [weight: number, one: T])[]): T {
    let left = this.next() * list.reduce((sum, [weight]) => sum + weight, 0)
    for (const [weight, one] of list) {
      left -= weight
      if (left < 0 && weight > 0) return one
    }
    return (list.find(([weight]) => weight > 0) as readonly [number, T])[1]
  }
}
