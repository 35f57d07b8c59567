import { afterEach, expect, test, vi } from 'vitest'
import { ScreenAttachment } from './attach.ts'
import { ratesFor } from './bitrate.ts'
import { ClockByHand } from './by-hand.ts'
import { changeToH264 } from './encoding.ts'

interface Track {
  contentHint: string
  readyState: 'live' | 'ended'
  clone(): Track
  stop(): void
}

const track = (): Track => ({
  contentHint: '',
  readyState: 'live',
  clone: track,
  stop() {
    this.readyState = 'ended'
  },
})

const AV1 = { mimeType: 'video/AV1', sdpFmtpLine: 'profile=0' }
const H264 = { mimeType: 'video/H264', sdpFmtpLine: 'packetization-mode=1;profile-level-id=42e01f' }

/** A sender that encodes what a test says it does. */
function sender() {
  let encodings: { maxBitrate: number; codec?: typeof H264; scaleResolutionDownBy?: number }[] = [
    { maxBitrate: 3_000_000 },
  ]
  const codecs = [AV1, H264]
  const inUse = () => (encodings[0]?.codec ?? AV1).mimeType
  return {
    track: null as Track | null,
    transport: null,
    encoded: 0,
    wholes: 0,
    /** What each track was begun in, and each change after it. */
    codecs: [] as string[],
    /** By what each track was made smaller as it was put on. */
    scales: [] as number[],
    scale: () => encodings[0]?.scaleResolutionDownBy ?? 1,
    async getStats() {
      return new Map([['out', { type: 'outbound-rtp', framesEncoded: this.encoded }]])
    },
    async replaceTrack(next: Track | null) {
      this.track = next
      this.codecs.push(inUse())
      if (next) this.scales.push(this.scale())
    },
    getParameters: () => ({ encodings: structuredClone(encodings), codecs }),
    async setParameters(given: { encodings: typeof encodings }, wishes?: { encodingOptions: { keyFrame: boolean }[] }) {
      if (wishes?.encodingOptions[0]?.keyFrame) this.wholes++
      const before = inUse()
      encodings = given.encodings
      if (this.track && inUse() !== before) this.codecs.push(inUse())
    },
  }
}

const turns = () => new Promise((done) => setImmediate(done))

async function pass(clock: ClockByHand, ms: number) {
  for (let passed = 0; passed < ms; passed += 50) {
    clock.pass(Math.min(50, ms - passed))
    await turns()
  }
}

afterEach(() => vi.unstubAllGlobals())

/** @param link kbit/s; @param encoded pictures that left in the first looks */
async function attached(link = 1500, encoded = 1) {
  vi.stubGlobal('RTCRtpSender', { getCapabilities: () => ({ codecs: [AV1, H264] }) })
  const clock = new ClockByHand()
  const out = sender()
  const screen = track()
  const attachment = new ScreenAttachment(out as unknown as RTCRtpSender, ratesFor(link), clock)
  await attachment.attach(screen as unknown as MediaStreamTrack)
  out.encoded = encoded
  await pass(clock, 150)
  return { clock, out, screen, attachment }
}

/** Another screen on the same line, over a wide way, to the moment at which its first picture would be behind it. */
async function another({ clock, out, screen }: Pick<Awaited<ReturnType<typeof attached>>, 'clock' | 'out' | 'screen'>) {
  const next = new ScreenAttachment(out as unknown as RTCRtpSender, ratesFor(5000), clock)
  await next.attach(screen as unknown as MediaStreamTrack)
  out.encoded = 2
  await pass(clock, 150)
  await pass(clock, 1000)
}

test('a screen whose first pictures leave is left alone', async () => {
  const { clock, out, attachment } = await attached()
  out.encoded = 2
  const kicks = attachment.kicks
  await pass(clock, 1000)
  expect({ kicks: attachment.kicks, wholes: out.wholes }).toEqual({ kicks, wholes: 0 })
})

test('where the way is not wide the first picture is half as large, and the whole one at its heels', async () => {
  const { out, attachment } = await attached(1500, 0)
  expect({ scales: out.scales, now: out.scale() }).toEqual({ scales: [2, 2], now: 2 })
  expect(attachment.kicks).toBe(1)
})

test('once it has left the whole one is called for at once, of a page that stands still too', async () => {
  const { clock, out, attachment } = await attached()
  expect({ scales: out.scales, kicks: attachment.kicks }).toEqual({ scales: [2, 1], kicks: 1 })
  // It does not leave: it is called for again.
  await pass(clock, 150)
  expect({ scales: out.scales, kicks: attachment.kicks }).toEqual({ scales: [2, 1, 1], kicks: 2 })
})

test('taken off the line before that, the next screen on it begins as any other', async () => {
  const { out, attachment, screen } = await attached(1500, 0)
  attachment.end()
  await turns()
  expect({ track: out.track, scale: out.scale() }).toEqual({ track: null, scale: 1 })
  const wide = new ScreenAttachment(out as unknown as RTCRtpSender, ratesFor(5000), new ClockByHand())
  await wide.attach(screen as unknown as MediaStreamTrack)
  expect(out.scales.at(-1)).toBe(1)
})

test('where no first picture leaves, it goes on whole all the same', async () => {
  const { clock, out } = await attached(1500, 0)
  await pass(clock, 4500)
  expect(out.scale()).toBe(1)
})

test('a link that is back gets a whole picture at once, of a page that stands still too', async () => {
  const { clock, out, attachment } = await attached()
  out.encoded = 2
  await pass(clock, 150)
  const kicks = attachment.kicks
  await attachment.again()
  expect(out.wholes).toBe(1)
  // Nothing moves on it: it is called for.
  await pass(clock, 150)
  expect(attachment.kicks).toBe(kicks + 1)
  out.encoded = 3
  await pass(clock, 150)
  await pass(clock, 1000)
  expect(attachment.kicks).toBe(kicks + 1)
})

test('taken off the line meanwhile, nothing is sent again', async () => {
  const { out, attachment } = await attached()
  attachment.end()
  await attachment.again()
  expect(out.wholes).toBe(0)
  expect(out.track).toBeNull()
})

test('on a wide way the first picture is in H264, which is made sooner, and what follows in AV1', async () => {
  const { clock, out, attachment } = await attached(5000)
  expect(out.scales).toEqual([1])
  // A second after it was seen to have left.
  await pass(clock, 899)
  expect(out.codecs).toEqual(['video/H264'])
  // Another codec counts its pictures anew.
  out.encoded = 0
  await pass(clock, 1)
  // Of a page on which nothing moves a first picture of this one is called for too.
  expect({ codecs: out.codecs, kicks: attachment.kicks }).toEqual({
    codecs: ['video/H264', 'video/AV1', 'video/AV1'],
    kicks: 1,
  })
  await pass(clock, 150)
  expect(attachment.kicks).toBe(2)
})

test('where H264 is a third more on its way than it is sooner made, the first picture is in AV1', async () => {
  const { clock, out } = await attached()
  await pass(clock, 1000)
  expect(new Set(out.codecs)).toEqual(new Set(['video/AV1']))
})

test('taken off the line before that, it changes nothing any more', async () => {
  const { clock, out, attachment } = await attached(5000)
  attachment.end()
  await pass(clock, 1000)
  expect(out.codecs).toEqual(['video/H264', 'video/H264'])
  expect(out.track).toBeNull()
})

test('a line that was braked to H264 stays so with another screen', async () => {
  const { clock, out, attachment, screen } = await attached(5000)
  attachment.end()
  await changeToH264(out as unknown as RTCRtpSender)
  await another({ clock, out, screen })
  expect(new Set(out.codecs)).toEqual(new Set(['video/H264']))
})

test('taken off the line before that, the next screen on it begins as any other, in H264', async () => {
  const { clock, out, attachment, screen } = await attached(5000)
  attachment.end()
  await another({ clock, out, screen })
  expect(out.codecs.slice(-3)).toEqual(['video/H264', 'video/AV1', 'video/AV1'])
})

test('braked before that, it stays so', async () => {
  const { clock, out } = await attached(5000)
  await changeToH264(out as unknown as RTCRtpSender)
  await pass(clock, 1000)
  expect(new Set(out.codecs)).toEqual(new Set(['video/H264']))
})

test('where no first picture leaves, it goes on in AV1 all the same', async () => {
  const { clock, out } = await attached(5000, 0)
  await pass(clock, 4500)
  expect(out.codecs.at(-1)).toBe('video/AV1')
})
