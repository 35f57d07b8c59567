import { chanceOf } from '@binome/matching/chance.fixture.ts'

/** What a test draws, decided by its seed. */
export class Chance {
  /** In [0, 1). */
  readonly next: () => number

  constructor(seed: number) {
    this.next = chanceOf(seed)
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
