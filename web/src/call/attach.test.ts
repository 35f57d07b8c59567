import { expect, test } from 'vitest'
import { ScreenAttachment } from './attach.ts'
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

/** A sender that encodes what a test says it does. */
function sender() {
  const parameters = { encodings: [{ maxBitrate: 3_000_000 }] }
  return {
    track: null as Track | null,
    transport: null,
    encoded: 0,
    wholes: 0,
    async getStats() {
      return new Map([['out', { type: 'outbound-rtp', framesEncoded: this.encoded }]])
    },
    async replaceTrack(next: Track | null) {
      this.track = next
    },
    getParameters: () => parameters,
    async setParameters(_: object, wishes?: { encodingOptions: { keyFrame: boolean }[] }) {
      if (wishes?.encodingOptions[0]?.keyFrame) this.wholes++
    },
  }
}

const turns = () => new Promise((done) => setImmediate(done))

async function attached() {
  const clock = new ClockByHand()
  const out = sender()
  const screen = track()
  const attachment = new ScreenAttachment(out as unknown as RTCRtpSender, ratesFor(1500), clock)
  await attachment.attach(screen as unknown as MediaStreamTrack)
  out.encoded = 1
  clock.pass(150)
  await turns()
  return { clock, out, screen, attachment }
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
