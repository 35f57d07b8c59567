import { type PairInUse, pairInUse } from './pair-in-use.ts'

/** Counters of a link at one moment, as far as the browser tells them. */
export interface LineCounters extends PairInUse {
  receivedIn: number
  lostIn: number
  /** What the other side reports of ours, each line's last report: lost of those expected, 0 to 1. */
  lossOut: number | null
}

/** One way of a link: what it carries (kbit/s) and what is lost on it (0 to 1); null where the browser does not say. */
export interface Way {
  kbps: number | null
  loss: number | null
}

export interface LineFigures {
  /** From here to the other one: what could be sent. */
  out: Way
  /** From the other one to here: what does come. */
  in: Way
  roundTrip: number | null
  relayed: boolean
}

export function countersOf(report: RTCStatsReport): LineCounters {
  const pair = pairInUse(report) ?? { at: 0, bytesIn: 0, available: null, roundTrip: null, relayed: false }
  const counters: LineCounters = { ...pair, receivedIn: 0, lostIn: 0, lossOut: null }
  for (const stat of report.values()) {
    if (stat.type === 'inbound-rtp') {
      counters.receivedIn += stat.packetsReceived ?? 0
      counters.lostIn += stat.packetsLost ?? 0
    } else if (stat.type === 'remote-inbound-rtp' && typeof stat.fractionLost === 'number') {
      counters.lossOut = Math.max(counters.lossOut ?? 0, stat.fractionLost)
    }
  }
  return counters
}

/** What a link is like between two looks. Pure. */
export function figuresBetween(before: LineCounters, now: LineCounters): LineFigures {
  const seconds = (now.at - before.at) / 1000
  const lost = Math.max(0, now.lostIn - before.lostIn)
  const expected = lost + Math.max(0, now.receivedIn - before.receivedIn)
  const bytes = now.bytesIn - before.bytesIn
  return {
    out: { kbps: now.available, loss: now.lossOut },
    in: {
      kbps: seconds > 0 && bytes >= 0 ? (bytes * 8) / 1000 / seconds : null,
      loss: expected > 0 ? lost / expected : null,
    },
    roundTrip: now.roundTrip,
    relayed: now.relayed,
  }
}
