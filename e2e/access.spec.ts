import AxeBuilder from '@axe-core/playwright'
import type { World } from '@binome/dev/world.ts'
import { test as base, expect, type Page } from '@playwright/test'
import { startOwnWorld } from './house.ts'
import { type Walk, walkDoor, walkRooms } from './scenes.ts'
import { walkFlow } from './scenes-live.ts'

/**
 * Every screen, light and dark, wide and narrow, in both languages: nothing is found against WCAG 2.2 A and AA, and
 * nothing is wider than its window.
 */

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

const test = base.extend<object, { demo: World; empty: World }>({
  demo: [
    // biome-ignore lint/correctness/noEmptyPattern: the shape Playwright asks for
    async ({}, use) => {
      const world = await startOwnWorld({ demo: true })
      await use(world)
      await world.stop()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  empty: [
    // biome-ignore lint/correctness/noEmptyPattern: the shape Playwright asks for
    async ({}, use) => {
      const world = await startOwnWorld({})
      await use(world)
      await world.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
})

// Each walk is long, and needs nothing of the others.
test.describe.configure({ mode: 'parallel' })

for (const [language, width] of [
  ['fr', 1440],
  ['en', 390],
] as const) {
  test.describe(`${language}, ${width} px`, () => {
    test.setTimeout(240_000)
    const walking = (use: (walk: Walk, empty: World) => Promise<void>) => {
      return async ({ demo, empty, browser }: { demo: World; empty: World; browser: Walk['browser'] }) => {
        const found: string[] = []
        const visit: Walk['visit'] = async (name, page) => {
          for (const theme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
            found.push(...(await findings(page, theme)).map((one) => `${name}, ${theme}: ${one}`))
          }
        }
        await use({ world: demo, browser, language, width, visit }, empty)
        expect(found).toEqual([])
      }
    }
    test(
      'the door',
      walking((walk, empty) => walkDoor(walk, empty)),
    )
    test(
      'the rooms',
      walking((walk) => walkRooms(walk)),
    )
    test(
      'between two people',
      walking((walk) => walkFlow(walk)),
    )
  })
}

/** In dark only what colours can change: the rest was looked at in light. */
async function findings(page: Page, theme: 'light' | 'dark'): Promise<string[]> {
  const axe = new AxeBuilder({ page })
  const { violations } = await (theme === 'light' ? axe.withTags(TAGS) : axe.withRules(['color-contrast'])).analyze()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return [
    ...violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html, any }) => `${html.slice(0, 160)} ${any[0]?.message ?? ''}`)
          .join(' | ')}`,
    ),
    ...(wide > 0 ? [`${wide} px wider than the window`] : []),
  ]
}
