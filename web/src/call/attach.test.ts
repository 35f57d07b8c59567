import { afterEach, expect, test, vi } from 'vitest'
import { changeToH264, ScreenAttachment } from './attach.ts'
import { ratesFor } from './bitrate.ts'
import { ClockByHand } from './by-hand.ts'

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
  let encodings: { maxBitrate: number; codec?: typeof H264 }[] = [{ maxBitrate: 3_000_000 }]
  const codecs = [AV1, H264]
  const inUse = () => (encodings[0]?.codec ?? AV1).mimeType
  return {
    track: null as Track | null,
    transport: null,
    encoded: 0,
    wholes: 0,
    /** What each track was begun in, and each change after it. */
    codecs: [] as string[],
    async getStats() {
      return new Map([['out', { type: 'outbound-rtp', framesEncoded: this.encoded }]])
    },
    async replaceTrack(next: Track | null) {
      this.track = next
      this.codecs.push(inUse())
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

afterEach(() => vi.unstubAllGlobals())

/** @param link kbit/s; @param encoded pictures that left in the first look */
async function attached(link = 1500, encoded = 1) {
  vi.stubGlobal('RTCRtpSender', { getCapabilities: () => ({ codecs: [AV1, H264] }) })
  const clock = new ClockByHand()
  const out = sender()
  const screen = track()
  const attachment = new ScreenAttachment(out as unknown as RTCRtpSender, ratesFor(link), clock)
  await attachment.attach(screen as unknown as MediaStreamTrack)
  out.encoded = encoded
  clock.pass(150)
  await turns()
  return { clock, out, screen, attachment }
}

/** Another screen on the same line, over a wide way, to the moment at which its first picture would be behind it. */
async function another({ clock, out, screen }: Pick<Awaited<ReturnType<typeof attached>>, 'clock' | 'out' | 'screen'>) {
  const next = new ScreenAttachment(out as unknown as RTCRtpSender, ratesFor(5000), clock)
  await next.attach(screen as unknown as MediaStreamTrack)
  out.encoded = 2
  clock.pass(150)
  await turns()
  clock.pass(1000)
  await turns()
}

test('a screen whose first frame leaves is left alone', async () => {
  const { clock, out, screen, attachment } = await attached()
  clock.pass(1000)
  await turns()
  expect({ kicks: attachment.kicks, wholes: out.wholes, same: out.track === screen }).toEqual({
    kicks: 0,
    wholes: 0,
    same: true,
  })
})

test('a link that is back gets a whole picture at once, of a page that stands still too', async () => {
  const { clock, out, attachment } = await attached()
  await attachment.again()
  expect(out.wholes).toBe(1)
  // Nothing moves on it: it is called for.
  clock.pass(150)
  await turns()
  expect(attachment.kicks).toBe(1)
  out.encoded = 2
  clock.pass(150)
  await turns()
  clock.pass(1000)
  await turns()
  expect(attachment.kicks).toBe(1)
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
  expect(out.codecs).toEqual(['video/H264'])
  clock.pass(999)
  await turns()
  expect(out.codecs).toEqual(['video/H264'])
  // Another codec counts its pictures anew.
  out.encoded = 0
  clock.pass(1)
  await turns()
  expect(out.codecs).toEqual(['video/H264', 'video/AV1'])
  // Nothing moves on it: a first picture of this one is called for too.
  clock.pass(150)
  await turns()
  expect(attachment.kicks).toBe(1)
})

test('where H264 is a third more on its way than it is sooner made, the first picture is in AV1', async () => {
  const { clock, out } = await attached()
  clock.pass(1000)
  await turns()
  expect(out.codecs).toEqual(['video/AV1'])
})

test('taken off the line before that, it changes nothing any more', async () => {
  const { clock, out, attachment } = await attached(5000)
  attachment.end()
  clock.pass(1000)
  await turns()
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

test('taken off the line before that, the next screen on it begins as any other', async () => {
  const { clock, out, attachment, screen } = await attached(5000)
  attachment.end()
  await another({ clock, out, screen })
  expect(out.codecs.slice(-2)).toEqual(['video/H264', 'video/AV1'])
})

test('braked before that, it stays so', async () => {
  const { clock, out } = await attached(5000)
  await changeToH264(out as unknown as RTCRtpSender)
  clock.pass(1000)
  await turns()
  expect(new Set(out.codecs)).toEqual(new Set(['video/H264']))
})

test('where no first picture leaves, it goes on in AV1 all the same', async () => {
  const { clock, out } = await attached(5000, 0)
  for (let passed = 150; passed <= 4500; passed += 150) {
    clock.pass(150)
    await turns()
  }
  expect(out.codecs.at(-1)).toBe('video/AV1')
})
