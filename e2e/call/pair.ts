import type { Page } from '@playwright/test'
import { openChromium, type RealChromium } from './chromium.ts'
import type { CallSite } from './site.ts'

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

/** @param page which bare page both open, `call.html` or `bare.html` */
export async function openPair(
  site: CallSite,
  page: 'call.html' | 'bare.html',
  microphones = { seeker: true, helper: true },
): Promise<Pair> {
  const options = { captured: 'PATTERN', origin: site.origin }
  const [seekerBrowser, helperBrowser] = await Promise.all([
    openChromium({ ...options, microphone: microphones.seeker }),
    openChromium({ ...options, microphone: microphones.helper }),
  ])
  const shared = await seekerBrowser.context.newPage()
  await shared.goto(`${site.origin}/screen.html`)
  const seeker = await seekerBrowser.context.newPage()
  const helper = await helperBrowser.context.newPage()
  await Promise.all([seeker.goto(`${site.origin}/${page}`), helper.goto(`${site.origin}/${page}`)])
  return {
    seeker,
    helper,
    shared,
    seekerBrowser,
    helperBrowser,
    close: async () => {
      await Promise.all([seekerBrowser.close(), helperBrowser.close()])
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
