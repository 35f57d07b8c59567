import type { NowEvent } from '@binome/contract/down.ts'

export interface Numbered {
  readonly seq: number
  readonly event: NowEvent
}

/** A person's numbered events: the last ones are kept, for tabs that come back. */
export interface Stream {
  readonly epoch: string
  /** Number of the last event; 0 before the first. */
  seq(): number
  append(event: NowEvent): Numbered
  /** What came after `seq`, or null when that is not known any more (or was never said): a snapshot is due. */
  after(resume: { epoch: string; seq: number }): Numbered[] | null
}

const keptEvents = 100
const keptCharacters = 200_000

/** The memory of a stream is bounded twice, since one event may carry a text of 10,000 characters. */
export function createStream(epoch: string): Stream {
  const ring: { numbered: Numbered; size: number }[] = []
  let size = 0
  let seq = 0
  return {
    epoch,
    seq: () => seq,
    append(event) {
      seq += 1
      const numbered = { seq, event }
      const kept = { numbered, size: JSON.stringify(event).length }
      ring.push(kept)
      size += kept.size
      while (ring.length > keptEvents || (size > keptCharacters && ring.length > 1)) size -= ring.shift()?.size ?? 0
      return numbered
    },
    after(resume) {
      if (resume.epoch !== epoch || resume.seq > seq) return null
      const missed = seq - resume.seq
      return missed > ring.length ? null : ring.slice(ring.length - missed).map((kept) => kept.numbered)
    },
  }
}
