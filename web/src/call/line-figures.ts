/** Counters of a link at one moment, as far as the browser tells them (W3C webrtc-stats). */
export interface LineCounters {
  /** Milliseconds of the report's clock. */
  at: number
  bytesIn: number
  receivedIn: number
  lostIn: number
  /** What the other side reports of ours, each line's last report: lost of those expected, 0 to 1. */
  lossOut: number | null
  /** What the way out is said to carry, kbit/s. */
  available: number | null
  /** ms */
  roundTrip: number | null
  relayed: boolean
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
  const counters: LineCounters = {
    ...{ at: 0, bytesIn: 0, receivedIn: 0, lostIn: 0 },
    ...{ lossOut: null, available: null, roundTrip: null, relayed: false },
  }
  for (const stat of report.values()) {
    if (stat.type === 'candidate-pair' && stat.nominated) {
      counters.at = stat.timestamp
      if (typeof stat.currentRoundTripTime === 'number') counters.roundTrip = stat.currentRoundTripTime * 1000
      if (typeof stat.availableOutgoingBitrate === 'number') counters.available = stat.availableOutgoingBitrate / 1000
      counters.relayed = isRelayed(report, stat)
      counters.bytesIn = stat.bytesReceived ?? 0
    } else if (stat.type === 'inbound-rtp') {
      counters.receivedIn += stat.packetsReceived ?? 0
      counters.lostIn += stat.packetsLost ?? 0
    } else if (stat.type === 'remote-inbound-rtp' && typeof stat.fractionLost === 'number') {
      counters.lossOut = Math.max(counters.lossOut ?? 0, stat.fractionLost)
    }
  }
  return counters
}

/** Whether this pair goes through a relay, whichever of the two it is the relay of. */
export const isRelayed = (report: RTCStatsReport, pair: RTCIceCandidatePairStats): boolean =>
  [pair.localCandidateId, pair.remoteCandidateId].some((id) => report.get(id)?.candidateType === 'relay')

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
