import { type BrowserContext, expect, type Page } from '@playwright/test'
import sharp from 'sharp'

/** What really flows between two browsers, read from their connections and from their pixels. */

declare global {
  var links: Set<RTCPeerConnection>
  /** Pictures that were looked at, and how many of them were black; null: none is looked at any more. */
  var pictures: { seen: number; black: number } | null
}

/** Remembers every connection a page makes. Before its first page. */
export async function rememberLinks(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    globalThis.links = new Set()
    globalThis.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration)
        globalThis.links.add(this)
      }
    }
  })
}

/**
 * The browser's own false microphone beeps, which is no speech: this one hums as long as it is open. Before its first page.
 * @param pitches Hz, all at once
 */
export async function hums(context: BrowserContext, pitches: number[]): Promise<void> {
  await context.addInitScript((pitches) => {
    const { mediaDevices } = navigator
    // A page that is not served by the house has none.
    if (!mediaDevices) return
    mediaDevices.getUserMedia = async () => {
      const sound = new AudioContext()
      const through = sound.createMediaStreamDestination()
      for (const frequency of pitches) {
        const part = new OscillatorNode(sound, { frequency })
        part.connect(new GainNode(sound, { gain: 0.2 })).connect(through)
        part.start()
      }
      return through.stream
    }
  }, pitches)
}

/**
 * How loud each pitch is in most of what a file plays, 0 to 1: by the middle one of its tenths of a second.
 * @param url of the file, as this page may read it
 */
export const pitchesIn = (page: Page, url: string, pitches: number[]): Promise<number[]> =>
  page.evaluate(
    async ([url, pitches]) => {
      const file = await (await fetch(url)).arrayBuffer()
      const sound = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(file)
      const heard = sound.getChannelData(0)
      const window = sound.sampleRate / 10
      return pitches.map((pitch) => {
        const turn = (2 * Math.PI * pitch) / sound.sampleRate
        const loud: number[] = []
        for (let from = 0; from + window <= heard.length; from += window) {
          let [re, im] = [0, 0]
          for (let n = 0; n < window; n += 1) {
            const sample = heard[from + n] ?? 0
            re += sample * Math.cos(turn * n)
            im += sample * Math.sin(turn * n)
          }
          loud.push((2 * Math.hypot(re, im)) / window)
        }
        return loud.toSorted((a, b) => a - b)[Math.floor(loud.length / 2)] ?? 0
      })
    },
    [url, pitches] as const,
  )

interface Flow {
  /** Loudness received so far: the sum of squares over time. */
  audioEnergy: number
  framesDecoded: number
  /** Of them, those that need no other. */
  keyFrames: number
  audioPacketsSent: number
  framesSent: number
  /** Candidate types of the pair in use, ours and theirs. */
  route: string[]
}

export function flow(page: Page): Promise<Flow> {
  return page.evaluate(async () => {
    const sum = {
      audioEnergy: 0,
      framesDecoded: 0,
      keyFrames: 0,
      audioPacketsSent: 0,
      framesSent: 0,
      route: [] as string[],
    }
    for (const link of globalThis.links) {
      if (link.connectionState !== 'connected') continue
      const report = await link.getStats()
      for (const one of report.values()) {
        if (one.type === 'inbound-rtp' && one.kind === 'audio') sum.audioEnergy += one.totalAudioEnergy ?? 0
        if (one.type === 'inbound-rtp' && one.kind === 'video') sum.framesDecoded += one.framesDecoded ?? 0
        if (one.type === 'inbound-rtp' && one.kind === 'video') sum.keyFrames += one.keyFramesDecoded ?? 0
        if (one.type === 'outbound-rtp' && one.kind === 'audio') sum.audioPacketsSent += one.packetsSent ?? 0
        if (one.type === 'outbound-rtp' && one.kind === 'video') sum.framesSent += one.framesSent ?? 0
        if (one.type === 'candidate-pair' && one.nominated && one.state === 'succeeded')
          sum.route = [one.localCandidateId, one.remoteCandidateId].map((id) => report.get(id)?.candidateType ?? '')
      }
    }
    return sum
  })
}

/** Connections of a page that are not closed. */
export const openLinks = (page: Page): Promise<number> =>
  page.evaluate(() => [...globalThis.links].filter((one) => one.connectionState !== 'closed').length)

/** Connections of a page over which something of it may flow: which have a track on a line. */
export const givingLinks = (page: Page): Promise<number> =>
  page.evaluate(
    () => [...globalThis.links].filter((one) => one.getSenders().some(({ track }) => track !== null)).length,
  )

/** More voice arrives than before. */
export async function hears(page: Page): Promise<void> {
  await expect.poll(async () => (await flow(page)).route.length, { timeout: 20_000 }).toBe(2)
  const before = (await flow(page)).audioEnergy
  await expect.poll(async () => (await flow(page)).audioEnergy, { timeout: 20_000 }).toBeGreaterThan(before + 1e-4)
}

export const FIELDS = { topLeft: '#d02020', topRight: '#20a040', bottomLeft: '#2040d0', bottomRight: '#e0c020' }
export type Spot = 'magenta' | 'cyan'
export const SPOTS: Record<Spot, { at: readonly [number, number]; colour: string }> = {
  magenta: { at: [0.3, 0.35], colour: '#ff00ff' },
  cyan: { at: [0.7, 0.6], colour: '#00ffff' },
}

const pattern = () => {
  const spots = Object.values(SPOTS).map(
    ({ at: [u, v], colour }) =>
      `<b style="position:fixed;left:${u * 100}%;top:${v * 100}%;width:24px;height:24px;margin:-12px;background:${colour}"></b>`,
  )
  const fields = Object.values(FIELDS).map((colour) => `<i style="background:${colour}"></i>`)
  return `<!doctype html><title>PATTERN</title><style>body{margin:0;display:grid;height:100vh;
    grid-template:1fr 1fr/1fr 1fr}main{position:fixed;inset:15%;background:#fff}</style>${fields.join('')}<main></main>${spots.join('')}`
}

/** Where the page is that is shared: four fields in its corners, and two spots to aim at. */
export const PATTERN = `data:text/html,${encodeURIComponent(pattern())}`

/** Opens it. */
export async function openPattern(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  // A browser with windows of its own captures the whole window, and the page would be a part of it.
  if (page.viewportSize()) await page.setViewportSize({ width: 960, height: 600 })
  await page.goto(PATTERN)
  return page
}

/**
 * The four fields of the shared page, read back from the picture that this page shows.
 * @param within how far a colour may be off, of 255
 */
export async function seesThePattern(page: Page, within = 30): Promise<void> {
  const places: [number, number, string][] = [
    [0.05, 0.05, FIELDS.topLeft],
    [0.95, 0.05, FIELDS.topRight],
    [0.05, 0.95, FIELDS.bottomLeft],
    [0.95, 0.95, FIELDS.bottomRight],
  ]
  const furthest = () =>
    page.evaluate((places) => {
      const video = [...document.querySelectorAll('video')].find((one) => one.checkVisibility() && one.videoWidth > 0)
      if (!video) return 999
      const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight)
      const brush = canvas.getContext('2d')
      if (!brush) return 999
      brush.drawImage(video, 0, 0)
      const far = places.map(([u, v, colour]) => {
        const seen = brush.getImageData(Math.floor(u * canvas.width), Math.floor(v * canvas.height), 1, 1).data
        const wanted = [1, 3, 5].map((from) => Number.parseInt(colour.slice(from, from + 2), 16))
        return Math.max(...wanted.map((value, i) => Math.abs(value - (seen[i] ?? 999))))
      })
      return Math.max(...far)
    }, places)
  await expect.poll(furthest, { message: 'the shared tab, in the picture', timeout: 20_000 }).toBeLessThan(within)
}

const IS: Record<Spot, (r: number, g: number, b: number) => boolean> = {
  magenta: (r, g, b) => r > 190 && g < 90 && b > 190,
  cyan: (r, g, b) => r < 90 && g > 190 && b > 190,
}

/** The middle of a spot on the screen, in CSS pixels, from a screenshot. Null while it is not to be seen. */
export async function findSpot(page: Page, spot: Spot): Promise<{ x: number; y: number } | null> {
  return spotIn(await page.screenshot({ scale: 'device' }), spot, await page.evaluate(() => devicePixelRatio))
}

/** The same, in a picture of so many pixels a CSS pixel. */
export async function spotIn(png: Uint8Array, spot: Spot, dpr: number): Promise<{ x: number; y: number } | null> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const sum = { x: 0, y: 0, n: 0 }
  for (let i = 0; i < data.length; i += 3) {
    if (!IS[spot](data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0)) continue
    sum.x += (i / 3) % info.width
    sum.y += Math.floor(i / 3 / info.width)
    sum.n += 1
  }
  return sum.n < 20 ? null : { x: (sum.x / sum.n + 0.5) / dpr, y: (sum.y / sum.n + 0.5) / dpr }
}

/** The same, once it is there. */
export async function spotOn(page: Page, spot: Spot): Promise<{ x: number; y: number }> {
  await expect.poll(() => findSpot(page, spot), { timeout: 15_000 }).not.toBeNull()
  const found = await findSpot(page, spot)
  if (!found) throw new Error(`${spot} was there, and is gone`)
  return found
}

/**
 * From now on, and over a reload of the page, every picture that it lets be seen is looked at as often as it is drawn.
 * @returns what to ask once there was one: whether any was black, which ends it
 */
export async function watchForBlack(page: Page): Promise<() => Promise<string>> {
  const watch = () => {
    globalThis.pictures = { seen: 0, black: 0 }
    const brush = new OffscreenCanvas(8, 8).getContext('2d', { willReadFrequently: true })
    const look = () => {
      const { pictures } = globalThis
      if (!pictures || !brush) return
      requestAnimationFrame(look)
      for (const video of document.querySelectorAll('video')) {
        if (!video.checkVisibility({ visibilityProperty: true })) continue
        brush.clearRect(0, 0, 8, 8)
        brush.drawImage(video, 0, 0, 8, 8)
        const pixels = brush.getImageData(0, 0, 8, 8).data
        // Without a picture there is nothing to draw, and a canvas that nothing was drawn on is clear.
        if (pixels[3] === 0) continue
        pictures.seen += 1
        if (pixels.every((value, index) => index % 4 === 3 || value < 8)) pictures.black += 1
      }
    }
    look()
  }
  await page.addInitScript(watch)
  await page.evaluate(watch)
  return async () => {
    await expect.poll(() => page.evaluate(() => globalThis.pictures?.seen)).toBeGreaterThan(0)
    const black = await page.evaluate(() => {
      const { black } = globalThis.pictures ?? {}
      globalThis.pictures = null
      return black
    })
    return black === 0 ? 'never black' : `${black} times black`
  }
}
