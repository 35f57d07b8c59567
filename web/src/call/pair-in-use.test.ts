import { expect, test } from 'vitest'
import { pairInUse } from './pair-in-use.ts'

const report = (...stats: { id: string; type: string; [key: string]: unknown }[]) =>
  new Map(stats.map((stat) => [stat.id, stat])) as unknown as RTCStatsReport
const pair = (id: string, more: object = {}) => ({ id, type: 'candidate-pair', nominated: true, timestamp: 1, ...more })

test('of several nominated pairs it is the one that the transport names', () => {
  const two = [pair('p1', { availableOutgoingBitrate: 500_000 }), pair('p2', { bytesReceived: 7 })]
  const transport = { id: 't', type: 'transport', selectedCandidatePairId: 'p1' }
  expect(pairInUse(report(...two, transport))?.available).toBe(500)
  expect(pairInUse(report(transport, ...two))?.available).toBe(500)
  expect(pairInUse(report(...two))).toEqual({ at: 1, roundTrip: null, available: null, bytesIn: 7, relayed: false })
})

test('a link goes through a relay whoever of the two needs it; none is in use before one was nominated', () => {
  const far = { id: 'far', type: 'remote-candidate', candidateType: 'relay' }
  expect(pairInUse(report(pair('p', { remoteCandidateId: 'far' }), far))?.relayed).toBe(true)
  expect(pairInUse(report(pair('p', { nominated: false }), { id: 't', type: 'transport' }))).toBeNull()
})
