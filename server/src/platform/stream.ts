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

/**
 * The memory of a stream is bounded twice, since one event may carry a text of 10,000 characters. Kept is what an event
 * says, as text: few come back for it, and hundreds of people times a hundred events are much to look through for whoever
 * collects what nobody needs.
 */
export function createStream(epoch: string): Stream {
  const ring: string[] = []
  let size = 0
  let seq = 0
  return {
    epoch,
    seq: () => seq,
    append(event) {
      seq += 1
      const text = JSON.stringify(event)
      ring.push(text)
      size += text.length
      while (ring.length > keptEvents || (size > keptCharacters && ring.length > 1)) size -= ring.shift()?.length ?? 0
      return { seq, event }
    },
    after(resume) {
      if (resume.epoch !== epoch || resume.seq > seq) return null
      const missed = seq - resume.seq
      if (missed > ring.length) return null
      const from = ring.length - missed
      return ring.slice(from).map((text, i) => ({ seq: resume.seq + 1 + i, event: JSON.parse(text) as NowEvent }))
    },
  }
}
