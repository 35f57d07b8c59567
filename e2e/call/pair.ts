import type { Role } from '@binome/web/src/call/role.ts'
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

export async function openBrowsers(site: CallSite): Promise<PairBrowsers> {
  // A shared tab is captured as large as it is.
  const options = { captured: 'PATTERN', origin: site.origin, size: { width: 1280, height: 720 } }
  const [seeker, helper] = await Promise.all([openChromium(options), openChromium(options)])
  return {
    seeker,
    helper,
    close: async () => {
      await Promise.all([seeker.close(), helper.close()])
    },
  }
}

/** Pages of their own in browsers that go on: what one of them remembered, the next does not find. */
export async function openPages(site: CallSite, browsers: PairBrowsers): Promise<Pair> {
  const open = async ({ context }: RealChromium, name: string) => {
    const one = await context.newPage()
    await one.goto(`${site.origin}/${name}`)
    return one
  }
  const shared = await open(browsers.seeker, 'screen.html')
  const [seeker, helper] = await Promise.all([open(browsers.seeker, 'call.html'), open(browsers.helper, 'call.html')])
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

/** The page is read anew, and shows the same session. */
export async function reopen(page: Page, role: Role, room: string): Promise<void> {
  await page.reload()
  await page.evaluate(([role, room]) => bench.open(role, room), [role, room] as const)
}
