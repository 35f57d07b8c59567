import { type LinkMemory, linkLearned } from './bitrate.ts'
import type { Clock } from './clock.ts'
import { Emitter } from './emitter.ts'
import { capOf, changeToH264 } from './encoding.ts'
import type { Link } from './link.ts'
import { pairInUse } from './pair-in-use.ts'
import { BUSY_LOOKS, callsForBrake, type Look } from './quality.ts'

const EVERY = 1000
/** The estimate of a link that has only begun says nothing. */
const LEARN_AFTER = 10_000

interface StatsEvents {
  look: Look
}

/** Looks at a link once a second; brakes the encoder; remembers what the link carried. */
export class Stats extends Emitter<StatsEvents> {
  readonly #clock: Clock
  readonly #memory: LinkMemory
  #stop: (() => void) | null = null

  constructor(clock: Clock, memory: LinkMemory) {
    super()
    this.#clock = clock
    this.#memory = memory
  }

  /** From now on this link. */
  watch(link: Link): void {
    this.#stop?.()
    const since = this.#clock.now()
    let before: Counters | null = null
    let busy = 0
    let braked = false
    let reading = false
    const look = async () => {
      if (reading || !link.up) return
      reading = true
      const report = await link.getStats()
      reading = false
      if (link.closed || !this.#stop) return
      const counters = read(report)
      const seen = compare(before, counters)
      before = counters
      busy = callsForBrake(seen) ? busy + 1 : 0
      if (busy >= BUSY_LOOKS && !braked && link.lines) {
        braked = true
        void changeToH264(link.lines.ours.sender)
      }
      // An estimate made without a picture going out only says how little was sent.
      const cap = link.lines && capOf(link.lines.ours.sender)
      if (seen.codec && seen.available !== null && cap && this.#clock.now() - since > LEARN_AFTER) {
        const wayOut = { estimate: seen.available, narrow: seen.narrow }
        this.#memory.write(linkLearned(this.#memory.read(), wayOut, cap))
      }
      this.emit('look', seen)
    }
    this.#stop = this.#clock.every(EVERY, () => void look())
  }

  end(): void {
    this.#stop?.()
    this.#stop = null
    this.hush()
  }
}

/** The running counts of a report. */
interface Counters {
  roundTrip: number | null
  available: number | null
  relayed: boolean
  lost: number
  received: number
  shown: number
  shownDelay: number
  concealed: number
  played: number
  encoded: number
  encodeTime: number
  limitation: string
  codec: string | null
}

const NONE: Counters = {
  roundTrip: null,
  available: null,
  relayed: false,
  lost: 0,
  received: 0,
  shown: 0,
  shownDelay: 0,
  concealed: 0,
  played: 0,
  encoded: 0,
  encodeTime: 0,
  limitation: 'none',
  codec: null,
}

function read(report: RTCStatsReport): Counters {
  const { roundTrip, available, relayed } = pairInUse(report) ?? NONE
  const counters = { ...NONE, roundTrip, available, relayed }
  for (const stat of report.values()) {
    if (stat.type === 'inbound-rtp') {
      counters.lost += stat.packetsLost ?? 0
      counters.received += stat.packetsReceived ?? 0
      if (stat.kind === 'video') {
        counters.shown += stat.jitterBufferEmittedCount ?? 0
        counters.shownDelay += stat.jitterBufferDelay ?? 0
      } else {
        counters.concealed += (stat.concealedSamples ?? 0) - (stat.silentConcealedSamples ?? 0)
        counters.played += stat.totalSamplesReceived ?? 0
      }
    } else if (stat.type === 'outbound-rtp' && stat.kind === 'video') {
      counters.encoded += stat.framesEncoded ?? 0
      counters.encodeTime += stat.totalEncodeTime ?? 0
      counters.limitation = stat.qualityLimitationReason ?? 'none'
      if (stat.active !== false && (stat.framesEncoded ?? 0) > 0)
        counters.codec = report.get(stat.codecId)?.mimeType ?? null
    }
  }
  return counters
}

function compare(before: Counters | null, now: Counters): Look {
  const since = before ?? NONE
  const part = (some: number, all: number) => (all > 0 ? Math.max(0, some) / all : 0)
  const lost = now.lost - since.lost
  const frames = now.shown - since.shown
  const encoded = now.encoded - since.encoded
  return {
    roundTrip: now.roundTrip,
    loss: part(lost, Math.max(0, lost) + now.received - since.received),
    pictureDelay: frames > 0 ? ((now.shownDelay - since.shownDelay) / frames) * 1000 : null,
    picture: frames > 0 || encoded > 0,
    narrow: now.limitation === 'bandwidth',
    available: now.available,
    concealed: part(now.concealed - since.concealed, now.played - since.played),
    encode: encoded > 0 ? ((now.encodeTime - since.encodeTime) / encoded) * 1000 : null,
    busy: now.limitation === 'cpu',
    relayed: now.relayed,
    codec: now.codec,
  }
}
