import type { Proposal } from '@binome/matching/index.ts'
import { keepNewest } from '../platform/newest.ts'

/** Who is worth tapping for one ask, as it was reckoned a moment ago. */
interface Ranking {
  /** What the ask said: its text and tags. */
  reads: string
  at: number
  arrivals: number
  proposals: readonly Proposal[]
  /** There were more than were kept. */
  cut: boolean
}

/** A search thinks every six seconds, and a ranking costs some milliseconds of the one thread: it is kept so long. */
const FRESH_MS = 30_000
/** Nobody came: load and evidence may have changed, and both move slowly. */
const OLDEST_MS = 300_000
/** As many as the planner weighs by rank: with fewer left, whoever came since matters. */
const ENOUGH = 15
const MOST_KEPT = 500

/**
 * Rankings of asks that search, kept between plans. One serves again while the ask reads the same and nobody came since,
 * or for half a minute while enough fitting people are left in it. People who went are the caller's to leave out.
 */
export class Rankings {
  private readonly kept = new Map<string, Ranking>()
  private readonly underway = new Map<string, symbol>()
  /** Moments at which somebody became free. */
  private arrivals = 0

  arrived(): void {
    this.arrivals += 1
  }

  /** The kept ranking less who is not `free`, or null when it has to be made anew. */
  still(askId: string, reads: string, now: Date, free: (personId: string) => boolean): Proposal[] | null {
    const known = this.kept.get(askId)
    if (known === undefined || known.reads !== reads) return null
    const age = now.getTime() - known.at
    if (age < 0 || age > OLDEST_MS) return null
    const left = known.proposals.filter(({ personId }) => free(personId))
    const enough = left.filter(({ fit }) => fit > 0).length >= ENOUGH
    const nobodyNew = known.arrivals === this.arrivals
    if (enough ? nobodyNew || age <= FRESH_MS : nobodyNew && !known.cut) return left
    return null
  }

  /** A ranking is being reckoned: what it finds is kept, unless the ask stops searching meanwhile, by calling the answer. */
  begin(askId: string, reads: string, now: Date): (proposals: readonly Proposal[], cut: boolean) => void {
    const { arrivals } = this
    const mark = Symbol()
    this.underway.set(askId, mark)
    return (proposals, cut) => {
      if (this.underway.get(askId) !== mark) return
      this.underway.delete(askId)
      this.kept.delete(askId)
      this.kept.set(askId, { reads, at: now.getTime(), arrivals, proposals, cut })
      keepNewest(this.kept, MOST_KEPT)
    }
  }

  /** The ask no longer searches. */
  drop(askId: string): void {
    this.underway.delete(askId)
    this.kept.delete(askId)
  }

  /** Somebody erased is in none of them. */
  clear(): void {
    this.underway.clear()
    this.kept.clear()
  }
}
