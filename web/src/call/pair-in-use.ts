/** The way that a link goes, as far as the browser tells (W3C webrtc-stats). */
export interface PairInUse {
  /** Milliseconds of the report's clock. */
  at: number
  /** ms */
  roundTrip: number | null
  /** What the way out is said to carry, kbit/s. */
  available: number | null
  bytesIn: number
  /** Through a relay, whoever of the two needs it. */
  relayed: boolean
}

/**
 * Several pairs may have been nominated, and only the one in use says what it carries: the transport names it. Where a
 * browser tells of no transport it is the last one nominated. Null: none is in use yet.
 */
export function pairInUse(report: RTCStatsReport): PairInUse | null {
  let pair: RTCIceCandidatePairStats | null = null
  for (const stat of report.values()) {
    if (stat.type === 'candidate-pair' && stat.nominated) pair = stat
    const named = stat.type === 'transport' ? report.get(stat.selectedCandidatePairId) : undefined
    if (named) return read(report, named)
  }
  return pair && read(report, pair)
}

function read(report: RTCStatsReport, pair: RTCIceCandidatePairStats): PairInUse {
  const { timestamp, currentRoundTripTime, availableOutgoingBitrate, bytesReceived = 0 } = pair
  const ends = [pair.localCandidateId, pair.remoteCandidateId].map((id) => report.get(id)?.candidateType)
  return {
    at: timestamp,
    roundTrip: typeof currentRoundTripTime === 'number' ? currentRoundTripTime * 1000 : null,
    available: typeof availableOutgoingBitrate === 'number' ? availableOutgoingBitrate / 1000 : null,
    bytesIn: bytesReceived,
    relayed: ends.includes('relay'),
  }
}
