import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { live } from '@binome/dev/cast/live.ts'
import type { World } from '@binome/dev/world.ts'
import { test as base, expect, type Page } from '@playwright/test'
import type Axe from 'axe-core'
import { QUESTION, startOwnWorld, tapOn } from './house.ts'
import { heightOf, type Walk, walkAdministration, walkDoor, walkOffline, walkRooms } from './scenes.ts'
import { walkAside } from './scenes-aside.ts'
import { walkFlow } from './scenes-live.ts'
import { walkWritten } from './scenes-written.ts'

/**
 * Every screen, light and dark, wide and narrow, in both languages: nothing is found against WCAG 2.2 A and AA, and
 * nothing is wider than its window. Each in four looks of the eight, in which every two of width, theme and language meet;
 * half of the screens in the other four; widths are measured in all.
 */

declare global {
  var axe: typeof Axe
}
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

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

type Here = { demo: World; empty: World; browser: Walk['browser'] }

/** Pages of somebody signed in are walked to once: their language changes on the screen, as when it is chosen elsewhere. */
const inBoth = (walking: (walk: Walk) => Promise<void>) => {
  return async ({ demo, browser }: Here) => {
    const found: string[] = []
    const visit: Walk['visit'] = async (name, page) => {
      found.push(...(await looked(page, name, looksOf(name))))
    }
    await walking({ world: demo, browser, language: 'fr', width: 1440, visit })
    expect(found).toEqual([])
  }
}

const inEach = (walking: (walk: Walk, empty: World) => Promise<void>) => {
  return async ({ demo, empty, browser }: Here) => {
    const found: string[] = []
    for (const language of ['fr', 'en'] as const) {
      const visit: Walk['visit'] = async (name, page) => {
        const looks = looksOf(name).filter((look) => look.language === language)
        found.push(...(await looked(page, name, looks)))
      }
      await walking({ world: demo, browser, language, width: 1440, visit }, empty)
    }
    expect(found).toEqual([])
  }
}

test.setTimeout(360_000)
// Here, beside the walks, since the demo is started once.
test('one alone lives both sides: comes in as somebody, asks, and opens the other side beside it', async ({
  demo,
  browser,
}) => {
  const context = await browser.newContext({ locale: 'fr-FR' })
  const page = await context.newPage()
  await page.goto(`${demo.url}/demo`)
  const { text, helper } = live.suggestedAsk
  await page
    .getByRole('button', { name: /^Entrer en tant que/ })
    .first()
    .click()
  await page.getByRole('textbox', { name: 'Votre blocage' }).fill(text.fr)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/ask\//)
  const opened = context.waitForEvent('page')
  await page.getByRole('link', { name: 'Démonstration : ouvrir l’autre côté' }).click()
  const other = await opened
  // The other loopback name: another browser's cookies, and nobody is signed out.
  await expect(tapOn(other)).toContainText(text.fr)
  const names = [page, other].map((one) => new URL(one.url()).hostname)
  expect(names.toSorted()).toEqual(['127.0.0.1', 'localhost'])
  const who = (one: Page) => one.evaluate(async () => (await (await fetch('/api/me')).json()).person.id as string)
  expect(await who(other)).toBe(demo.people.get(helper)?.personId)
  expect(await who(page)).not.toBe(await who(other))
  await page.getByRole('button', { name: 'Annuler la demande' }).click()
  await expect(page.getByRole('heading', { name: QUESTION })).toBeVisible()
  await expect(tapOn(other)).toHaveCount(0)
  await context.close()
})
test(
  'the rooms',
  inBoth((walk) => walkRooms(walk)),
)
test(
  'the administration',
  inBoth((walk) => walkAdministration(walk)),
)
test(
  'between two people',
  inBoth((walk) => walkFlow(walk)),
)
test(
  'in writing',
  inBoth((walk) => walkWritten(walk)),
)
test(
  'put aside',
  inBoth((walk) => walkAside(walk)),
)
test(
  'the door',
  inEach((walk, empty) => walkDoor(walk, empty)),
)
test(
  'without a network',
  inEach((walk) => walkOffline(walk)),
)

/** Its person chooses the language, as from another tab. */
async function speaks(page: Page, language: 'fr' | 'en'): Promise<void> {
  const { origin } = new URL(page.url())
  await page.context().request.patch(`${origin}/api/me`, { data: { language }, headers: { origin } })
  // Looked at in every frame: an expectation looks again after a tenth of a second, and then after a quarter.
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language)
}

interface Look {
  language: 'fr' | 'en'
  width: 1440 | 390
  theme: 'light' | 'dark'
}

/**
 * Light is looked at wide in French and narrow in English, dark the other way round; or the reverse of it. Between two
 * looks one thing or two change, the width once: to draw a page anew at another width costs more than to look at it.
 */
const LOOKS: readonly (readonly Look[])[] = [
  [
    { language: 'fr', width: 1440, theme: 'light' },
    { language: 'en', width: 1440, theme: 'dark' },
    { language: 'en', width: 390, theme: 'light' },
    { language: 'fr', width: 390, theme: 'dark' },
  ],
  [
    { language: 'fr', width: 1440, theme: 'dark' },
    { language: 'en', width: 1440, theme: 'light' },
    { language: 'en', width: 390, theme: 'dark' },
    { language: 'fr', width: 390, theme: 'light' },
  ],
]

/** By its name, so that a screen keeps its looks whatever comes before it. */
function looksOf(name: string): readonly Look[] {
  const sum = [...name].reduce((so, letter) => so + letter.charCodeAt(0), 0)
  return LOOKS[sum % LOOKS.length] ?? []
}

/** Wide with a mouse, then as narrow as a phone that is touched; left as it was. */
async function looked(page: Page, name: string, looks: readonly Look[]): Promise<string[]> {
  const found: string[] = []
  const device = await page.context().newCDPSession(page)
  let [now] = looks
  for (const look of looks) {
    const { language, width, theme } = look
    if (language !== now?.language) await speaks(page, language)
    now = look
    const touched = width === 390
    await page.setViewportSize({ width, height: heightOf(width) })
    await device.send('Emulation.setTouchEmulationEnabled', { enabled: touched })
    expect(await page.evaluate(() => matchMedia('(pointer: coarse)').matches)).toBe(touched)
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    found.push(...(await findings(page, theme)).map((one) => `${name}, ${language}, ${width} px, ${theme}: ${one}`))
  }
  await device.send('Emulation.setTouchEmulationEnabled', { enabled: false })
  await device.detach()
  await page.setViewportSize({ width: 1440, height: heightOf(1440) })
  return found
}

/** In dark only what colours can change: the rest was looked at in light. */
async function findings(page: Page, theme: 'light' | 'dark'): Promise<string[]> {
  // Once a document, since reading it costs as much as looking. In the page alone: no screen has a frame.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  const { violations } = await page.evaluate((options) => globalThis.axe.run(document, options), {
    // What passes is not gathered node by node, no frame is looked for, and what is found is told by its words.
    resultTypes: ['violations'],
    iframes: false,
    selectors: false,
    runOnly: theme === 'dark' ? { type: 'rule', values: ['color-contrast'] } : { type: 'tag', values: TAGS },
    // The one rule that reads style sheets anew (css-orientation-lock) is not among these.
    preload: { assets: ['media'] },
  } satisfies Axe.RunOptions)
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
