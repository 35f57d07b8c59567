/** One past ask as every engine gets it: words already analysed, so that only finding and ranking are compared. */
export interface Filed {
  id: number
  owner: number
  title: string
  body: string
  tags: string
}

/** A search engine that could stand in our place. */
export interface Peer {
  add(asks: readonly Filed[]): Promise<void>
  /** After the last `add`. */
  ready(): Promise<void>
  /** The best people among those online, at most `count`. */
  topPeople(words: readonly string[], count: number): Promise<number[]>
  /** Processor time used so far by whoever does the work, ms. */
  cpuMs(): number
  close(): Promise<void>
}

/** Field weights, the same for all who take any. */
export const WEIGHTS = { title: 3, tags: 2, body: 0.5 } as const

export function isOnline(owner: number): boolean {
  return owner % 10 === 0
}

export function ownCpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** The first `count` different people of a list. */
export function firstPeople(owners: Iterable<number>, count: number): number[] {
  const people = new Set<number>()
  for (const owner of owners) {
    people.add(owner)
    if (people.size === count) break
  }
  return [...people]
}
