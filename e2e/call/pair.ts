import type { Page } from '@playwright/test'
import { openChromium, type RealChromium } from './chromium.ts'
import type { CallSite } from './site.ts'

export interface PairBrowsers {
  seeker: RealChromium
  helper: RealChromium
  close(): Promise<void>
}

/** Two real browsers: the seeker's with the page that is shared, the helper's. */
export interface Pair {
  seeker: Page
  helper: Page
  /** The tab that the seeker shares. */
  shared: Page
  seekerBrowser: RealChromium
  helperBrowser: RealChromium
  close(): Promise<void>
}

let rooms = 0
/** A room of its own for each test. */
export const newRoom = (): string => `room-${process.pid}-${++rooms}`

/** @param size of the tabs; a shared one is captured as large as it is */
export async function openBrowsers(
  site: CallSite,
  size = { width: 1920, height: 1080 },
  microphones = { seeker: true, helper: true },
): Promise<PairBrowsers> {
  const options = { captured: 'PATTERN', origin: site.origin, size }
  const [seeker, helper] = await Promise.all([
    openChromium({ ...options, microphone: microphones.seeker }),
    openChromium({ ...options, microphone: microphones.helper }),
  ])
  return {
    seeker,
    helper,
    close: async () => {
      await Promise.all([seeker.close(), helper.close()])
    },
  }
}

/**
 * Pages of their own in browsers that go on: what one of them remembered, the next does not find.
 * @param page which bare page both open, `call.html` or `bare.html`
 */
export async function openPages(
  site: CallSite,
  page: 'call.html' | 'bare.html',
  browsers: PairBrowsers,
): Promise<Pair> {
  const open = async ({ context }: RealChromium, name: string) => {
    const one = await context.newPage()
    await one.goto(`${site.origin}/${name}`)
    return one
  }
  const shared = await open(browsers.seeker, 'screen.html')
  const [seeker, helper] = await Promise.all([open(browsers.seeker, page), open(browsers.helper, page)])
  return {
    seeker,
    helper,
    shared,
    seekerBrowser: browsers.seeker,
    helperBrowser: browsers.helper,
    close: async () => {
      for (const page of [seeker, helper]) if (!page.isClosed()) await page.evaluate(() => localStorage.clear())
      for (const { context } of [browsers.seeker, browsers.helper]) {
        for (const page of context.pages()) if (page.url() !== 'about:blank') await page.close()
      }
    },
  }
}

/** The same in browsers that end with it. */
export async function openPair(
  site: CallSite,
  page: 'call.html' | 'bare.html',
  microphones = { seeker: true, helper: true },
): Promise<Pair> {
  const browsers = await openBrowsers(site, undefined, microphones)
  return { ...(await openPages(site, page, browsers)), close: browsers.close }
}

/** The seeker asks, arms voice and screen, and goes back to work: the page that waits is hidden. */
export async function waitArmed(pair: Pair, room: string, parts = { voice: true, screen: true }, options = {}) {
  await pair.seeker.bringToFront()
  await pair.seeker.evaluate(([room, options]) => bench.open('seeker', room, options), [room, options] as const)
  if (parts.voice || parts.screen) await pair.seeker.evaluate(({ voice, screen }) => bench.arm(voice, screen), parts)
  await pair.seeker.evaluate(() => bench.call.prepare())
  await pair.seeker.waitForFunction(() => bench.held.length > 0)
  await pair.shared.bringToFront()
  await pair.seeker.waitForFunction(() => document.visibilityState === 'hidden', undefined, { polling: 100 })
  await pair.helper.evaluate(([room, options]) => bench.open('helper', room, options), [room, options] as const)
}
