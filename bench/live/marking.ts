import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { median } from '../figures.ts'
import type { Pair } from './meeting.ts'
import { heardPointer, notePointer } from './pointing.ts'
import type { Setting } from './setting.ts'
import { firstPicture } from './watch.ts'

/** How far off a mark lands, in pixels of the captured frame. */
export interface Marking {
  errorPx: number
  /** CSS pixels of the viewer for one pixel of the frame, of each place that was aimed at. */
  zooms: number[]
}

/** The middle of the target on the shared page, in pixels of 1920×1080. */
const TARGET = { x: 640, y: 470 }
const RATIOS = [1, 2, 3]
/** Each time the wheel is turned it doubles, from the fitted picture to three times its size and more. */
const ZOOMS = 4

/** At each pixel ratio and zoom the helper's hand is put near the target, and where that is said to be is compared. */
export async function measureMarking(setting: Setting, pair: Pair): Promise<Marking> {
  const meeting = await pair(setting, { page: 'typical', prepareHelper: notePointer, prepareSeeker: notePointer })
  const { helper, seeker, shared } = meeting
  const zooms: number[] = []
  let errorPx = 0
  try {
    await meeting.yes()
    await firstPicture(helper)
    await shared.evaluate(({ x, y }) => globalThis.target(x, y), TARGET)
    const session = await helper.context().newCDPSession(helper)
    for (const deviceScaleFactor of RATIOS) {
      const size = { width: 1600, height: 900, deviceScaleFactor, mobile: false }
      await session.send('Emulation.setDeviceMetricsOverride', size)
      for (let zoom = 0; zoom < ZOOMS; zoom++) {
        const seen = await findTarget(helper, deviceScaleFactor)
        const scale = await scaleOf(helper)
        const at = { x: Math.round(seen.x) + 3, y: Math.round(seen.y) + 2 }
        await seeker.evaluate(() => globalThis.pointed.splice(0))
        await helper.mouse.move(at.x, at.y)
        const [u, v] = await heardPointer(seeker)
        const wanted = { x: TARGET.x + (at.x - seen.x) / scale, y: TARGET.y + (at.y - seen.y) / scale }
        errorPx = Math.max(errorPx, Math.abs(u * 1920 - wanted.x), Math.abs(v * 1080 - wanted.y))
        zooms.push(scale)
        await helper.keyboard.down('Control')
        await helper.mouse.wheel(0, -Math.round(120 * Math.LN2))
        await helper.keyboard.up('Control')
        await wait(300)
      }
      await helper.keyboard.press('0')
      await wait(300)
    }
    return { errorPx, zooms }
  } finally {
    await meeting.close()
  }
}

const scaleOf = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const videos = [...document.querySelectorAll('video')].filter((one) => one.checkVisibility() && one.videoWidth > 0)
    return Math.max(...videos.map((one) => one.getBoundingClientRect().width / one.videoWidth))
  })

/** The middle of the magenta square on the stage, in CSS pixels; that of the small overview is left out. */
async function findTarget(page: Page, ratio: number): Promise<{ x: number; y: number }> {
  for (let tries = 0; tries < 400; tries++) {
    const { data, info } = await sharp(await page.screenshot({ scale: 'device' }))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const large = 24 * (await scaleOf(page)) * ratio
    const points: { x: number; y: number }[] = []
    for (let i = 0; i < data.length; i += 3) {
      if ((data[i] ?? 0) < 170 || (data[i + 1] ?? 255) > 110 || (data[i + 2] ?? 0) < 170) continue
      points.push({ x: (i / 3) % info.width, y: Math.floor(i / 3 / info.width) })
    }
    const middle = { x: median(points.map(({ x }) => x)), y: median(points.map(({ y }) => y)) }
    const own = points.filter(({ x, y }) => Math.max(Math.abs(x - middle.x), Math.abs(y - middle.y)) < large * 0.75)
    // Whole: what the coding of the picture takes from its edges, it takes from all four.
    if (own.length > 0.5 * large ** 2) {
      const mean = (all: number[]) => (all.reduce((sum, one) => sum + one, 0) / all.length + 0.5) / ratio
      return { x: mean(own.map(({ x }) => x)), y: mean(own.map(({ y }) => y)) }
    }
    await wait(100)
  }
  throw new Error('the target is not seen')
}
