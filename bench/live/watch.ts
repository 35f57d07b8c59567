import type { BrowserContext, Page } from '@playwright/test'

/** A picture that was shown: when, and the time its clock bore (null: none could be read). Epoch milliseconds. */
export interface Shown {
  at: number
  stamp: number | null
}

/** The part of the picture that is kept for reading, in pixels of 1920×1080. */
export interface Crop {
  x: number
  y: number
  width: number
  height: number
}

interface Watch {
  yesAt: number | null
  /** Nothing is read any more: each look at a picture holds the page up. */
  over: boolean
  firstAt: number | null
  shown: Shown[]
  crop: Crop | null
  kept: { at: number; picture: OffscreenCanvas }[]
}

declare global {
  var watch: Watch
}

/** Looks at every video of the pages to come as a person would: at what is shown, when it is shown. */
export async function watchPictures(context: BrowserContext): Promise<void> {
  await context.addInitScript(inPage)
}

/** From the Yes to the first picture, ms. */
export async function firstPicture(page: Page, patience = 30_000): Promise<number> {
  await page.waitForFunction(() => globalThis.watch.firstAt !== null, undefined, { polling: 100, timeout: patience })
  return page.evaluate(() => (globalThis.watch.firstAt ?? Number.NaN) - (globalThis.watch.yesAt ?? Number.NaN))
}

/** What comes from now on is not looked at. */
export const endWatch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    globalThis.watch.over = true
  })

/** What was shown since the last time this was asked. */
export const takeShown = (page: Page): Promise<Shown[]> => page.evaluate(() => globalThis.watch.shown.splice(0))

/** From now on this part of the picture is kept, ten times a second at most; null: no more. */
export const keepPictures = (page: Page, crop: Crop | null): Promise<void> =>
  page.evaluate((crop) => {
    globalThis.watch.crop = crop
  }, crop)

/** The pictures kept, as PNG, and when each was shown, in ms after the Yes. */
export async function takeKept(page: Page): Promise<{ ms: number; png: Buffer }[]> {
  const kept = await page.evaluate(() =>
    Promise.all(
      globalThis.watch.kept.splice(0).map(async ({ at, picture }) => {
        const bytes = new Uint8Array(await (await picture.convertToBlob({ type: 'image/png' })).arrayBuffer())
        let text = ''
        for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192))
        return { ms: at - (globalThis.watch.yesAt ?? Number.NaN), png: btoa(text) }
      }),
    ),
  )
  return kept.map(({ ms, png }) => ({ ms, png: Buffer.from(png, 'base64') }))
}

function inPage(): void {
  const watch: Watch = { yesAt: null, over: false, firstAt: null, shown: [], crop: null, kept: [] }
  globalThis.watch = watch
  const now = () => performance.timeOrigin + performance.now()
  addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'o') watch.yesAt ??= now()
    },
    true,
  )
  const strip = new OffscreenCanvas(480, 20)
  const brush = strip.getContext('2d', { willReadFrequently: true })
  const stampOf = (video: HTMLVideoElement, at: number): number | null => {
    if (!brush) return null
    const scale = video.videoWidth / 1920
    brush.drawImage(video, 0, 0, 480 * scale, 20 * scale, 0, 0, 480, 20)
    const { data } = brush.getImageData(0, 10, 480, 1)
    let bits = 0
    for (let bit = 0; bit < 24; bit++) if ((data[(bit * 20 + 10) * 4 + 1] ?? 0) > 127) bits |= 1 << bit
    const ms = bits & 0xfffff
    if (((ms ^ (ms >> 4) ^ (ms >> 8) ^ (ms >> 12) ^ (ms >> 16)) & 15) !== bits >> 20) return null
    // The clock bears the last twenty bits alone: seventeen minutes.
    const round = 2 ** 20
    return at - ((((Math.floor(at) - ms) % round) + round) % round)
  }
  let keptAt = 0
  const keep = (video: HTMLVideoElement, at: number, crop: Crop) => {
    if (at - keptAt < 100 || watch.kept.length >= 60) return
    keptAt = at
    const picture = new OffscreenCanvas(crop.width, crop.height)
    const k = video.videoWidth / 1920
    const { x, y, width, height } = crop
    picture.getContext('2d')?.drawImage(video, x * k, y * k, width * k, height * k, 0, 0, width, height)
    watch.kept.push({ at, picture })
  }
  const known = new WeakSet<HTMLVideoElement>()
  const look = (video: HTMLVideoElement) => {
    const again = () =>
      video.requestVideoFrameCallback(() => {
        const at = now()
        watch.firstAt ??= at
        if (watch.over) return
        watch.shown.push({ at, stamp: stampOf(video, at) })
        if (watch.crop) keep(video, at, watch.crop)
        again()
      })
    again()
  }
  new MutationObserver(() => {
    for (const video of document.querySelectorAll('video')) {
      if (known.has(video)) continue
      known.add(video)
      look(video)
    }
  }).observe(document, { subtree: true, childList: true })
}
