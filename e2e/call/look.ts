import { expect, type Page } from '@playwright/test'
import { seesThePattern as seesWithin } from '../media.ts'

/** What a bare page is, and what it gets: told by its own call, of the link that is current. */

export const snapshot = (page: Page) => page.evaluate(() => bench.call.getSnapshot())
export const received = (page: Page) => page.evaluate(() => bench.received())

export const becomes = (page: Page, wanted: string) =>
  expect.poll(async () => (await snapshot(page)).phase, { timeout: 30_000, message: `phase ${wanted}` }).toBe(wanted)

/** More voice is heard than before. */
export async function hears(page: Page): Promise<void> {
  const { audioEnergy } = await received(page)
  await expect.poll(async () => (await received(page)).audioEnergy).toBeGreaterThan(audioEnergy + 1e-4)
}

/** More packets of the voice, or pictures of the screen, arrive than before. */
export async function flows(page: Page, what: 'audioPackets' | 'videoFrames'): Promise<void> {
  const before = (await received(page))[what]
  await expect.poll(async () => (await received(page))[what], { timeout: 20_000 }).toBeGreaterThan(before)
}

/** The four fields of the tab that is shared; little is lost on a link that is none. */
export const seesThePattern = (page: Page): Promise<void> => seesWithin(page, 25)
