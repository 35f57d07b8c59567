import { expect, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { becomes, hears, received, seesThePattern, snapshot } from './look.ts'
import { newRoom, waitArmed } from './pair.ts'

/** What flows between two who have met, and what is held back. */

const NOTHING = { audioPackets: 0, videoFrames: 0, framesSent: 0, tracks: 0 }

test('what was armed flows over the prepared link while the seeker’s tab is hidden, the voice before the screen', async ({
  pair,
}) => {
  await waitArmed(pair, newRoom())
  expect(await snapshot(pair.seeker)).toMatchObject({
    phase: 'held',
    me: { armed: { voice: true, screen: true, suspended: false, window: true }, microphone: 'open' },
  })
  expect((await pair.seeker.evaluate(() => bench.living())).windows).toBe(1)
  expect(await pair.helper.evaluate(() => bench.accept())).toBeLessThan(5000)
  await becomes(pair.seeker, 'connected')
  expect(await pair.seeker.evaluate(() => document.visibilityState)).toBe('hidden')
  await hears(pair.helper)
  await hears(pair.seeker)
  await seesThePattern(pair.helper)
  expect((await received(pair.helper)).codec).toBe('video/AV1')
  await expect.poll(() => pair.helper.evaluate(() => bench.pixel(0, 0).width)).toBe(1280)
  expect(await pair.helper.evaluate(() => bench.pixel(0, 0).height)).toBeGreaterThan(600)
  // Prepared: the helper answered, nobody offered again, and the seeker's small window stays over their work.
  expect(await pair.helper.evaluate(() => bench.heard.filter((one) => one.kind === 'offer').length)).toBe(0)
  const answers = await pair.seeker.evaluate(() => bench.heard.filter((one) => one.kind === 'answer'))
  const [held] = await pair.seeker.evaluate(() => bench.held)
  expect(answers).toMatchObject([{ link: `${held?.tab}.${held?.generation}` }])
  expect((await pair.seeker.evaluate(() => bench.living())).windows).toBe(1)
  expect(await snapshot(pair.helper)).toMatchObject({
    stage: 'them',
    connection: 'good',
    them: { state: { sharing: { surface: 'browser' } } },
  })
  expect(await pair.helper.evaluate(() => bench.media.toSorted())).toEqual(['screen', 'voice'])
  const { voice, screen } = await pair.seeker.evaluate(() => bench.sending())
  expect(voice).toMatchObject({ priority: 'high', networkPriority: 'high' })
  expect(screen?.priority).not.toBe('high')
  expect(screen?.maxBitrate).toBeGreaterThan(100_000)
  expect(screen?.maxBitrate).toBeLessThanOrEqual(3_000_000)
})

test('whoever answers has said where they are before their page is drawn', async ({ pair }) => {
  await waitArmed(pair, newRoom(), { voice: false, screen: false })
  const said = await pair.helper.evaluate(() => bench.answer())
  expect(said.slice(0, 2)).toEqual(['answer', 'candidate'])
  await becomes(pair.seeker, 'connected')
})

test('over a way not known as wide the first picture comes half as large, and the whole one after it', async ({
  pair,
}) => {
  await waitArmed(pair, newRoom())
  const widths = pair.helper.evaluate(async () => {
    const seen: number[] = []
    while (seen.at(-1) !== 1280) {
      const width = document.querySelector('video')?.videoWidth ?? 0
      if (width > 2 && width !== seen.at(-1)) seen.push(width)
      await new Promise((done) => setTimeout(done, 20))
    }
    return seen
  })
  await pair.helper.evaluate(() => bench.accept())
  await seesThePattern(pair.helper)
  expect(await widths).toEqual([640, 1280])
  await seesThePattern(pair.helper)
})

test('over a way known as wide the first picture comes in H264, and it goes on in AV1', async ({ pair }) => {
  await pair.seeker.evaluate(() => localStorage.setItem('binome.link', `20000@${Date.now()}`))
  await waitArmed(pair, newRoom())
  const codecs = pair.helper.evaluate(async () => {
    const seen: string[] = []
    while (seen.at(-1) !== 'video/AV1') {
      const { codec } = await bench.received()
      if (codec && codec !== seen.at(-1)) seen.push(codec)
      await new Promise((done) => setTimeout(done, 50))
    }
    return seen
  })
  await pair.helper.evaluate(() => bench.accept())
  await seesThePattern(pair.helper)
  expect(await codecs).toEqual(['video/H264', 'video/AV1'])
  await seesThePattern(pair.helper)
  // Nothing was negotiated for it.
  expect(await pair.seeker.evaluate(() => bench.offers.length)).toBe(0)
})

test('who armed nothing lets nothing flow before a click', async ({ pair }) => {
  await waitArmed(pair, newRoom(), { voice: false, screen: false })
  await pair.helper.evaluate(() => bench.acceptOnly())
  await becomes(pair.seeker, 'connected')
  await hears(pair.seeker)
  expect(await pair.seeker.evaluate(() => bench.sent())).toEqual(NOTHING)
  expect((await pair.seeker.evaluate(() => bench.living())).tracks).toBe(0)
  expect((await snapshot(pair.helper)).stage).toBeNull()
  // Picked, which is not shared.
  await pair.seeker.bringToFront()
  expect(await pair.seeker.evaluate(() => bench.call.pickScreen())).toBe('picked')
  await hears(pair.seeker)
  expect((await snapshot(pair.seeker)).me).toMatchObject({ screen: { surface: 'browser' }, sharing: false })
  expect(await pair.seeker.evaluate(() => bench.sent())).toEqual(NOTHING)
  expect((await snapshot(pair.helper)).stage).toBeNull()
  expect(await pair.seeker.evaluate(() => bench.call.share())).toBe('picked')
  await seesThePattern(pair.helper)
  expect((await pair.seeker.evaluate(() => bench.sent())).audioPackets).toBe(0)
  await pair.seeker.evaluate(() => bench.call.speak())
  await hears(pair.helper)
})

test('Suspend holds back what was armed until it is let go', async ({ pair }) => {
  await waitArmed(pair, newRoom())
  // Armed, and nobody has answered: no line of the link that is held has a track on it.
  expect(await pair.seeker.evaluate(() => bench.sent())).toEqual(NOTHING)
  await pair.seeker.evaluate(() => bench.call.suspend(true))
  await pair.helper.evaluate(() => bench.acceptOnly())
  await becomes(pair.seeker, 'connected')
  await hears(pair.seeker)
  expect(await pair.seeker.evaluate(() => bench.sent())).toEqual(NOTHING)
  expect((await snapshot(pair.seeker)).me).toMatchObject({ microphone: 'closed', sharing: false })
  // The screen that was picked is shared by one click, without being asked for again.
  expect(await pair.seeker.evaluate(() => bench.call.share())).toBe('picked')
  await seesThePattern(pair.helper)
})

test('pointer and marks arrive where they were meant', async ({ pair }) => {
  await waitArmed(pair, newRoom())
  await pair.helper.evaluate(() => bench.accept())
  const stage = await pair.seeker.evaluate(() => bench.tab)
  await pair.helper.evaluate((stage) => bench.call.pointer.point(stage, [0.333, 0.777]), stage)
  await expect.poll(() => pair.seeker.evaluate(() => bench.pointed.at(-1))).toEqual({ stage, at: [0.333, 0.777] })
  await pair.helper.evaluate((stage) => {
    const { marks } = bench.call
    const pen = marks.start(stage, 'pen', [[0.1, 0.1]])
    marks.grow(pen, [
      [0.2, 0.15],
      [0.3, 0.2],
    ])
    marks.lift(pen)
    const arrow = marks.start(stage, 'arrow', [[0.5, 0.5]])
    marks.grow(arrow, [[0.6, 0.6]])
    marks.grow(arrow, [[0.7, 0.9]])
    marks.lift(arrow)
    marks.start(stage, 'step', [[0.2, 0.8]], 'This code is text')
    marks.start(stage, 'text', [[0.9, 0.1]], 'here')
  }, stage)
  await expect.poll(() => pair.seeker.evaluate(() => bench.call.marks.all.length)).toBe(4)
  expect(
    await pair.seeker.evaluate(() =>
      bench.call.marks.all.map(({ tool, points, step, words, by }) => ({ tool, points, step, words, by })),
    ),
  ).toEqual([
    {
      tool: 'pen',
      points: [
        [0.1, 0.1],
        [0.2, 0.15],
        [0.3, 0.2],
      ],
      step: null,
      words: '',
      by: 'helper',
    },
    {
      tool: 'arrow',
      points: [
        [0.5, 0.5],
        [0.7, 0.9],
      ],
      step: null,
      words: '',
      by: 'helper',
    },
    { tool: 'step', points: [[0.2, 0.8]], step: 1, words: 'This code is text', by: 'helper' },
    { tool: 'text', points: [[0.9, 0.1]], step: null, words: 'here', by: 'helper' },
  ])
  expect(await pair.helper.evaluate(() => bench.described.map(({ did, region }) => `${did} ${region}`))).toEqual([
    'drew top_left',
    'pointed bottom_right',
    'numbered bottom_left',
    'wrote top_right',
  ])
  await pair.helper.evaluate(() => bench.call.marks.eraseLast())
  await expect.poll(() => pair.seeker.evaluate(() => bench.call.marks.all.length)).toBe(3)
  await pair.seeker.evaluate(() => bench.call.stopSharing())
  await expect.poll(() => pair.helper.evaluate(() => bench.call.marks.all.length)).toBe(0)
})

test('a muted microphone sends silence and says so', async ({ pair }) => {
  await waitArmed(pair, newRoom())
  await pair.helper.evaluate(() => bench.accept())
  await hears(pair.helper)
  await pair.seeker.evaluate(() => bench.call.microphone.mute(true))
  await expect.poll(async () => (await snapshot(pair.helper)).them.state?.microphone).toBe('muted')
  const silence = async () => {
    const before = (await received(pair.helper)).audioPackets
    await expect.poll(async () => (await received(pair.helper)).audioPackets).toBeGreaterThan(before + 25)
    return (await received(pair.helper)).audioEnergy
  }
  // What was said before may still wait to be played.
  const heard = async () => {
    const before = await silence()
    return (await silence()) - before
  }
  await expect.poll(heard, { timeout: 15_000 }).toBeLessThan(1e-6)
  await pair.seeker.evaluate(() => bench.call.microphone.mute(false))
  await hears(pair.helper)
})

test('both share over the lines that are there, the seeker’s is on stage', async ({ pair, site }) => {
  await waitArmed(pair, newRoom())
  await pair.helper.evaluate(() => bench.accept())
  const shared = await pair.helperBrowser.context.newPage()
  await shared.goto(`${site.origin}/screen.html`)
  await pair.helper.bringToFront()
  expect(await pair.helper.evaluate(() => bench.call.share())).toBe('picked')
  await seesThePattern(pair.seeker)
  expect((await snapshot(pair.helper)).stage).toBe('them')
  await expect.poll(async () => (await snapshot(pair.seeker)).stage).toBe('me')
  await pair.seeker.evaluate(() => bench.call.putOnStage('them'))
  expect((await snapshot(pair.seeker)).stage).toBe('them')
  for (const page of [pair.seeker, pair.helper])
    expect(await page.evaluate(() => bench.heard.filter((one) => one.kind === 'offer').length)).toBe(0)
})

test('what a shared tab plays is heard beside the voice, on a line of its own', async ({ pair }) => {
  await waitArmed(pair, newRoom())
  await pair.helper.evaluate(() => bench.accept())
  await hears(pair.helper)
  expect((await received(pair.helper)).soundEnergy).toBeLessThan(1e-3)
  await pair.shared.evaluate(() => {
    const context = new AudioContext()
    const tone = context.createOscillator()
    tone.connect(context.destination)
    tone.start()
  })
  await expect.poll(async () => (await received(pair.helper)).soundEnergy).toBeGreaterThan(0.01)
  // Muting the voice leaves it as it is; to stop sharing ends it.
  await pair.seeker.evaluate(() => bench.call.microphone.mute(true))
  const before = (await received(pair.helper)).soundEnergy
  await expect.poll(async () => (await received(pair.helper)).soundEnergy).toBeGreaterThan(before + 0.01)
  await pair.seeker.evaluate(() => bench.call.stopSharing())
  await expect.poll(() => pair.seeker.evaluate(() => bench.living())).toMatchObject({ tracks: 1, windows: 0 })
})

test('another screen takes the place of the one that is shared, or that its owner closed, and nothing is negotiated for it', async ({
  pair,
  site,
}) => {
  await waitArmed(pair, newRoom())
  await pair.helper.evaluate(() => bench.accept())
  await seesThePattern(pair.helper)
  const descriptions = async () => {
    const said = await Promise.all([pair.seeker, pair.helper].map((page) => page.evaluate(() => bench.said)))
    return said.flat().filter((kind) => kind === 'offer' || kind === 'answer')
  }
  const surface = async () => (await snapshot(pair.helper)).them.state?.sharing?.surface
  // Prepared: the one answer to the offer that was held.
  expect(await descriptions()).toEqual(['answer'])
  await pair.seeker.bringToFront()
  await pair.shared.close()
  await expect.poll(async () => (await snapshot(pair.helper)).stage).toBeNull()
  expect(await snapshot(pair.seeker)).toMatchObject({ stage: null, me: { sharing: false, screen: null } })
  const another = await pair.seekerBrowser.context.newPage()
  await another.goto(`${site.origin}/screen.html`)
  await pair.seeker.bringToFront()
  expect(await pair.seeker.evaluate(() => bench.call.share())).toBe('picked')
  await seesThePattern(pair.helper)
  await expect.poll(surface).toBe('browser')

  // A window in its stead, while it is shared: headless there is none, so a tab is told to be one.
  const frames = (await received(pair.helper)).videoFrames
  const picked = await pair.seeker.evaluate(async () => {
    const { getSettings } = MediaStreamTrack.prototype
    MediaStreamTrack.prototype.getSettings = function () {
      return { ...getSettings.call(this), displaySurface: 'window' }
    }
    const before = bench.call.getSnapshot().me.screen?.track
    return [await bench.call.share(), before?.readyState]
  })
  expect(picked).toEqual(['picked', 'ended'])
  await expect.poll(surface).toBe('window')
  await expect.poll(async () => (await received(pair.helper)).videoFrames).toBeGreaterThan(frames)
  await seesThePattern(pair.helper)
  expect(await descriptions()).toEqual(['answer'])
})

test('[Z7] a screen held back sends nothing and is no last picture; [Z5] drawing that was taken back is dropped', async ({
  pair,
}) => {
  await waitArmed(pair, newRoom())
  await pair.helper.evaluate(() => bench.accept())
  await seesThePattern(pair.helper)
  await pair.seeker.evaluate(() => bench.call.pauseSharing(true))
  const theirs = async () => (await snapshot(pair.helper)).them.state?.sharing
  await expect.poll(theirs).toEqual({ surface: 'browser', paused: true })
  const voice = async () => (await pair.seeker.evaluate(() => bench.sent())).audioPackets
  // A picture that was in the making then has left, and is counted (Chromium keeps its counts for 50 ms).
  const heldAt = await voice()
  await expect.poll(voice).toBeGreaterThan(heldAt + 5)
  const { videoFrames, audioPackets } = await pair.seeker.evaluate(() => bench.sent())
  // A still page repeats its frame each second: two seconds of voice go by without one.
  await expect.poll(voice, { timeout: 15_000 }).toBeGreaterThan(audioPackets + 100)
  expect((await pair.seeker.evaluate(() => bench.sent())).videoFrames).toBe(videoFrames)
  await pair.seeker.evaluate(() => bench.call.pauseSharing(false))
  const frames = async () => (await pair.seeker.evaluate(() => bench.sent())).videoFrames
  await expect.poll(frames).toBeGreaterThan(videoFrames)
  await seesThePattern(pair.helper)

  const stage = await pair.seeker.evaluate(() => bench.tab)
  const marks = (page: Page) => page.evaluate(() => bench.call.marks.all.map(({ words }) => words))
  const draw = (words: string) =>
    pair.helper.evaluate(([stage, words]) => bench.call.marks.start(stage, 'text', [[0.5, 0.5]], words), [
      stage,
      words,
    ] as const)
  await draw('before')
  await expect.poll(() => marks(pair.seeker)).toEqual(['before'])
  await pair.seeker.evaluate(() => bench.call.grants.withhold('annotate'))
  expect(await marks(pair.seeker)).toEqual([])
  await expect.poll(() => marks(pair.helper)).toEqual([])
  // The other page may do as it likes: it is dropped where it arrives. What is asked and given comes.
  await draw('without')
  await pair.helper.evaluate(() => bench.call.grants.ask('annotate'))
  await expect.poll(async () => (await snapshot(pair.seeker)).grants.annotate.gives).toBe('asked')
  expect(await marks(pair.seeker)).toEqual([])
  await pair.seeker.evaluate(() => bench.call.grants.give('annotate'))
  await expect
    .poll(async () => (await snapshot(pair.helper)).grants.annotate)
    .toMatchObject({ asking: null, theirs: { given: true } })
  await draw('after')
  await expect.poll(() => marks(pair.seeker)).toEqual(['after'])
})
