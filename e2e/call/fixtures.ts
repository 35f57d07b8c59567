import { test as plain } from '@playwright/test'
import { openBrowsers, openPages, type Pair, type PairBrowsers } from './pair.ts'
import { type CallSite, openCallSite } from './site.ts'

/** Two pages of a test's own, in browsers that serve all tests of a worker: a browser costs more than most of them. */
export const test = plain.extend<{ pair: Pair }, { site: CallSite; browsers: PairBrowsers }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern
    async ({}, use) => {
      const site = await openCallSite()
      await use(site)
      await site.close()
    },
    { scope: 'worker' },
  ],
  browsers: [
    async ({ site }, use) => {
      const browsers = await openBrowsers(site)
      await use(browsers)
      await browsers.close()
    },
    { scope: 'worker' },
  ],
  pair: async ({ site, browsers }, use) => {
    const pair = await openPages(site, browsers)
    await use(pair)
    await pair.close()
  },
})
