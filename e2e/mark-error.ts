import { expect, type Page } from '@playwright/test'
import { SPOTS, spotOn } from './media.ts'

/** A picture of three times the pixels is slow to come where everything else is slow. */
const patiently = expect.configure({ timeout: 20_000 })

/** How a shared screen is looked at: pixels of the screen for a CSS pixel, and for a pixel of the frame. */
export interface Look {
  dpr: number
  scale: number
}

/**
 * How far a mark is from what it was set on, pixels of the captured frame: `helper` aims at the middle of a spot of the
 * shared page (`openPattern`) as a screenshot shows it, and draws; where `seeker`, who shares, receives it and sees it is
 * compared with where that spot is. The worst of all looks. Both are in the session, the tab is shared and nothing drawn.
 */
export async function measureMarkError(pages: { helper: Page; seeker: Page }, looks: readonly Look[]): Promise<number> {
  const { helper, seeker } = pages
  const size = await helper.evaluate(() => ({ width: innerWidth, height: innerHeight }))
  const device = await helper.context().newCDPSession(helper)
  const shown = await spotOn(seeker, 'magenta')
  let worst = 0
  try {
    for (const { dpr, scale } of looks) {
      if ((await ratioOf(helper)) !== dpr)
        await device.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: dpr, mobile: false })
      await patiently.poll(() => ratioOf(helper)).toBe(dpr)
      await lookAt(helper, scale)
      const aimed = await spotOn(helper, 'magenta')
      await helper.keyboard.press('d')
      await helper.mouse.move(aimed.x, aimed.y)
      await helper.mouse.down()
      await helper.mouse.up()
      const { sent, seen, frame } = await markOn(seeker)
      const [u, v] = SPOTS.magenta.at
      const sentOff = Math.hypot((sent.u - u) * frame.width, (sent.v - v) * frame.height)
      const seenOff = Math.hypot(seen.x - shown.x, seen.y - shown.y) * frame.perCss
      worst = Math.max(worst, sentOff, seenOff)
      await helper.keyboard.press('d')
      await helper.keyboard.press('Backspace')
      await patiently(seeker.locator('[data-mark="pen"]')).toHaveCount(0)
    }
  } finally {
    await device.send('Emulation.clearDeviceMetricsOverride')
    await device.detach()
  }
  return worst
}

const ratioOf = (page: Page) => page.evaluate(() => devicePixelRatio)

/** Zooms about the spot until the frame is seen that large. */
async function lookAt(page: Page, scale: number): Promise<void> {
  await page.keyboard.press('0')
  await page.keyboard.press('1')
  const { x, y } = await spotOn(page, 'magenta')
  await page.mouse.move(x, y)
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -120 * Math.log(scale))
  await page.keyboard.up('Control')
  const now = () =>
    page.evaluate(() => {
      const video = [...document.querySelectorAll('video')].find((one) => one.checkVisibility())
      return video ? (video.getBoundingClientRect().width / video.videoWidth) * devicePixelRatio : 0
    })
  await patiently.poll(now).toBeCloseTo(scale, 1)
}

/** The dot that came: as a part of the frame, and on the screen in CSS pixels. */
export async function markOn(page: Page) {
  await patiently(page.locator('main [data-mark="pen"]')).toHaveCount(1)
  return page.evaluate(() => {
    const path = document.querySelector<SVGPathElement>('main [data-mark="pen"] path')
    const svg = path?.ownerSVGElement
    const toScreen = path?.getScreenCTM()
    const video = [...document.querySelectorAll('video')].find((one) => one.checkVisibility())
    if (!path || !svg || !toScreen || !video) throw new Error('no mark')
    const at = path.getPointAtLength(0)
    const { x, y } = at.matrixTransform(toScreen)
    const { width, height } = svg.viewBox.baseVal
    const perCss = video.videoWidth / video.getBoundingClientRect().width
    return {
      sent: { u: at.x / width, v: at.y / height },
      seen: { x, y },
      frame: { width: video.videoWidth, height: video.videoHeight, perCss },
    }
  })
}
