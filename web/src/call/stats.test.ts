import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ClockByHand } from './by-hand.ts'
import type { Link } from './link.ts'
import { Stats } from './stats.ts'

const AV1 = { mimeType: 'video/AV1', sdpFmtpLine: 'profile=0' }
const H264 = { mimeType: 'video/H264', sdpFmtpLine: 'packetization-mode=1;profile-level-id=42e01f' }

beforeEach(() => vi.stubGlobal('RTCRtpSender', { getCapabilities: () => ({ codecs: [AV1, H264] }) }))
afterEach(() => vi.unstubAllGlobals())

/** A link over which a screen goes out, as its report tells; what its sender is asked for is written down. */
function sending() {
  const asked: (typeof AV1 | undefined)[] = []
  let encodings: { maxBitrate: number; codec?: typeof AV1 }[] = [{ maxBitrate: 3_000_000 }]
  const sender = {
    getParameters: () => ({ encodings: structuredClone(encodings), codecs: [AV1, H264] }),
    async setParameters(given: { encodings: typeof encodings }) {
      encodings = given.encodings
      asked.push(encodings[0]?.codec)
    },
  }
  const told = { framesEncoded: 0, totalEncodeTime: 0, qualityLimitationReason: 'none', available: 5_000_000 }
  const getStats = async () =>
    new Map<string, object>([
      ['pair', { type: 'candidate-pair', nominated: true, availableOutgoingBitrate: told.available }],
      ['out', { type: 'outbound-rtp', kind: 'video', codecId: 'codec', ...told }],
      ['codec', { type: 'codec', ...(encodings[0]?.codec ?? AV1) }],
    ])
  const link = { up: true, closed: false, lines: { ours: { sender } }, getStats }
  const clock = new ClockByHand()
  const stats = new Stats(clock, { read: () => null, write: () => undefined })
  stats.watch(link as unknown as Link)
  /** A second in which twenty pictures were encoded, each in so long. */
  const second = async (ms: number, what: { busy?: boolean; kbps?: number } = {}) => {
    told.framesEncoded += 20
    told.totalEncodeTime += (20 * ms) / 1000
    told.qualityLimitationReason = what.busy ? 'cpu' : 'none'
    told.available = (what.kbps ?? 5000) * 1000
    clock.pass(1000)
    await new Promise((done) => setImmediate(done))
  }
  return { asked, second, stats }
}

test('a processor too slow for AV1, three seconds on end, brakes to H264 on the line that is there, and once', async () => {
  const { asked, second } = sending()
  for (const ms of [20, 90, 90, 20, 90, 90]) await second(ms)
  expect(asked).toEqual([])
  await second(90)
  expect(asked).toEqual([H264])
  for (const ms of [90, 90, 90, 90]) await second(ms)
  expect(asked).toEqual([H264])
})

test('so does one of which the browser says that it holds the picture back', async () => {
  const { asked, second } = sending()
  for (const _ of [1, 2, 3]) await second(12, { busy: true })
  expect(asked).toEqual([H264])
})

test('what is slow on a narrow way stays in AV1, and a call that is over changes nothing', async () => {
  const { asked, second, stats } = sending()
  for (const _ of [1, 2, 3, 4]) await second(90, { kbps: 500 })
  for (const _ of [1, 2]) await second(90)
  stats.end()
  await second(90)
  expect(asked).toEqual([])
})
