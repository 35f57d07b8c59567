import { expect, test } from 'vitest'
import { countersOf, figuresBetween, type LineCounters } from './line-figures.ts'

const report = (...stats: { id: string; type: string; [key: string]: unknown }[]) =>
  new Map(stats.map((stat) => [stat.id, stat])) as unknown as RTCStatsReport

const counted: LineCounters = {
  ...{ at: 1000, bytesIn: 10_000, receivedIn: 100, lostIn: 4 },
  ...{ lossOut: 0.02, available: 1200, roundTrip: 80, relayed: true },
}

test('counters are those of the pair in use, of all that comes, and the worst of what goes', () => {
  const read = countersOf(
    report(
      { id: 'p1', type: 'candidate-pair', nominated: false, bytesReceived: 9 },
      {
        ...{ id: 'p2', type: 'candidate-pair', nominated: true, timestamp: 1000, bytesReceived: 10_000 },
        ...{ localCandidateId: 'c', currentRoundTripTime: 0.08, availableOutgoingBitrate: 1_200_000 },
      },
      { id: 'c', type: 'local-candidate', candidateType: 'relay' },
      { id: 'i1', type: 'inbound-rtp', packetsReceived: 60, packetsLost: 4 },
      { id: 'i2', type: 'inbound-rtp', packetsReceived: 40, packetsLost: 0 },
      { id: 'r1', type: 'remote-inbound-rtp', fractionLost: 0.02 },
      { id: 'r2', type: 'remote-inbound-rtp', fractionLost: 0 },
    ),
  )
  expect(read).toEqual(counted)
})

test('a browser that tells less leaves blanks, never a figure', () => {
  const bare = countersOf(report({ id: 'p', type: 'candidate-pair', nominated: true, timestamp: 5 }))
  expect(bare).toEqual({
    ...counted,
    at: 5,
    bytesIn: 0,
    receivedIn: 0,
    lostIn: 0,
    lossOut: null,
    available: null,
    roundTrip: null,
    relayed: false,
  })
  expect(figuresBetween(bare, bare)).toEqual({
    out: { kbps: null, loss: null },
    in: { kbps: null, loss: null },
    roundTrip: null,
    relayed: false,
  })
})

test('a link is relayed whichever of the two has the relay', () => {
  const ends = { localCandidateId: 'mine', remoteCandidateId: 'theirs' }
  const relayedBy = (mine: string, theirs: string) =>
    countersOf(
      report(
        { id: 'p', type: 'candidate-pair', nominated: true, timestamp: 5, ...ends },
        { id: 'mine', type: 'local-candidate', candidateType: mine },
        { id: 'theirs', type: 'remote-candidate', candidateType: theirs },
      ),
    ).relayed
  expect([relayedBy('relay', 'host'), relayedBy('srflx', 'relay'), relayedBy('srflx', 'prflx')]).toEqual([
    true,
    true,
    false,
  ])
})

test('between two looks: what came in that time, and what was lost of it', () => {
  const later = { ...counted, at: 3000, bytesIn: 110_000, receivedIn: 190, lostIn: 14 }
  expect(figuresBetween(counted, later)).toEqual({
    out: { kbps: 1200, loss: 0.02 },
    in: { kbps: 400, loss: 0.1 },
    roundTrip: 80,
    relayed: true,
  })
})

test('another link counts from zero: nothing negative is told', () => {
  const anew = { ...counted, at: 2000, bytesIn: 5, receivedIn: 1, lostIn: 0 }
  expect(figuresBetween(counted, anew).in).toEqual({ kbps: null, loss: null })
})
