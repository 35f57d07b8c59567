import { expect, test } from 'vitest'
import { firstPictureTakes, ratesFor } from './bitrate.ts'
import { ClockByHand } from './by-hand.ts'
import { Feed } from './feed.ts'
import type { Link } from './link.ts'

/** What a sender was given, in order. */
function sender() {
  const given: unknown[] = []
  let track: unknown = null
  const parameters = { encodings: [{ priority: 'high' }] }
  return {
    given,
    transport: null,
    get track() {
      return track
    },
    async replaceTrack(next: unknown) {
      given.push(next)
      await undefined
      track = next
    },
    getStats: async () => new Map([['out', { type: 'outbound-rtp', framesEncoded: given.length }]]),
    getParameters: () => parameters,
    setParameters: async () => undefined,
  }
}

function linkOf(up: boolean) {
  const [voice, ours, sound] = [sender(), sender(), sender()]
  const lines = { voice: { sender: voice }, ours: { sender: ours }, sound: { sender: sound } }
  return { voice, ours, sound, up, lines, rates: ratesFor(1500) }
}

const track = (name: string): MediaStreamTrack => {
  const one = { name, readyState: 'live', clone: () => one, stop: () => undefined }
  return one as unknown as MediaStreamTrack
}
const [voice, screen, sound] = [track('voice'), track('screen'), track('sound')]
const NOTHING = { voice: null, screen: null, sound: null }
const turns = () => new Promise((done) => setImmediate(done))

function feeding(up = true) {
  const clock = new ClockByHand()
  const feed = new Feed(clock)
  const link = linkOf(up)
  feed.handleLink(link as unknown as Link)
  const given = () => [link.voice.given, link.ours.given, link.sound.given]
  return { clock, feed, link, given }
}

test('what flows is put on its lines once the link is up, and not before', async () => {
  const { clock, feed, link, given } = feeding(false)
  await feed.put({ voice, screen, sound })
  expect(given()).toEqual([[], [], []])
  link.up = true
  await feed.handleUp({ voice, screen, sound })
  clock.pass(firstPictureTakes(link.rates))
  await turns()
  // Its whole picture, after the first, by a clone.
  expect(given()).toEqual([[voice], [screen, screen], [sound]])
})

test('the sound of what is shared leaves its first picture the way', async () => {
  const { clock, feed, link, given } = feeding()
  await feed.put({ voice, screen, sound })
  clock.pass(firstPictureTakes(link.rates) - 1)
  await turns()
  expect(given()[2]).toEqual([])
  clock.pass(1)
  expect(given()[2]).toEqual([sound])
  // With a picture on its line already, at once.
  await feed.put({ voice, screen, sound: null })
  await feed.put({ voice, screen, sound })
  expect(given()[2]).toEqual([sound, null, sound])
})

test('a voice that goes or changes leaves the screen where it is', async () => {
  const { feed, given } = feeding()
  await feed.put({ voice, screen, sound: null })
  await feed.put({ voice: null, screen, sound: null })
  const other = track('other')
  await feed.put({ voice: other, screen, sound: null })
  await turns()
  expect(given()).toEqual([[voice, null, other], [screen], []])
})

test('what is held back before it has come onto its line goes off it again', async () => {
  const { clock, feed, link, given } = feeding()
  await Promise.all([feed.put({ voice, screen, sound }), feed.put(NOTHING)])
  clock.pass(firstPictureTakes(link.rates))
  await turns()
  // The sound waited for the picture.
  expect(given()).toEqual([[voice, null], [screen, null], []])
})

test('a screen held back while the link is down is off it before it is back', async () => {
  const { clock, feed, link, given } = feeding()
  await feed.put({ voice, screen, sound })
  clock.pass(firstPictureTakes(link.rates))
  link.up = false
  await feed.put({ ...NOTHING, voice })
  await turns()
  expect(given()[1]).toEqual([screen, null])
  link.up = true
  await feed.handleUp({ ...NOTHING, voice })
  await turns()
  expect(given()).toEqual([[voice], [screen, null], [sound, null]])
})

test('[Z7] nor does its sound come onto the line that waited for its picture', async () => {
  const { clock, feed, link, given } = feeding()
  await feed.put({ voice, screen, sound })
  link.up = false
  await feed.put({ ...NOTHING, voice })
  clock.pass(firstPictureTakes(link.rates))
  expect(given()[2]).toEqual([])
  link.up = true
  await feed.handleUp({ voice, screen, sound })
  clock.pass(firstPictureTakes(link.rates))
  expect(given()[2]).toEqual([sound])
})

test('an end takes the screen off and leaves no timer', async () => {
  const { clock, feed, given } = feeding()
  await feed.put({ voice, screen, sound })
  await turns()
  expect(clock.running).toBeGreaterThan(0)
  feed.end()
  await feed.put({ voice, screen, sound })
  await turns()
  expect(given()[1]).toEqual([screen, null])
  expect(clock.running).toBe(0)
})
