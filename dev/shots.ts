import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromiumFlags } from '@binome/e2e/flags.ts'
import { type Walk, walkAdministration, walkDoor, walkOffline, walkRooms } from '@binome/e2e/scenes.ts'
import { walkAside } from '@binome/e2e/scenes-aside.ts'
import { walkFlow } from '@binome/e2e/scenes-live.ts'
import { walkWritten } from '@binome/e2e/scenes-written.ts'
import { chromium, type Page } from '@playwright/test'
import sharp from 'sharp'
import { startDatabases } from './databases.ts'
import { findChromium } from './tools.ts'
import { buildWeb } from './web.ts'
import { startWorld } from './world.ts'

// `npm run shots`: every screen of the demo organisation, wide and narrow, light and dark, in both languages, into
// /shots; and the four that the README shows into docs/guide/pictures. `--only door|rooms|flow|written`, `--language fr|en`
// and `--width 1440|390` make a part of them.

const { values } = parseArgs({
  options: { only: { type: 'string' }, language: { type: 'string' }, width: { type: 'string' } },
})
const wanted = (value: string | undefined, one: string | number) => value === undefined || value === String(one)
const root = join(import.meta.dirname, '..')
const shots = join(root, 'shots')
const pictures = join(root, 'docs', 'guide', 'pictures')

/** In light, French and wide, these are the README's. */
const README = ['now', 'waiting', 'session', 'people']

mkdirSync(shots, { recursive: true })
mkdirSync(pictures, { recursive: true })
buildWeb()
const databases = await startDatabases()
const [world, empty] = await Promise.all([
  startWorld({ serverUrl: databases.serverUrl, demo: true }),
  startWorld({ serverUrl: databases.serverUrl }),
])
const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumFlags] })
let made = 0
try {
  for (const language of ['fr', 'en'] as const) {
    for (const width of [1440, 390] as const) {
      if (!wanted(values.language, language) || !wanted(values.width, width)) continue
      const visit: Walk['visit'] = (name, page) => shoot(name, page, language, width)
      const walk: Walk = { world, browser, language, width, visit }
      if (wanted(values.only, 'door')) await walkDoor(walk, empty)
      if (wanted(values.only, 'rooms')) {
        await walkRooms(walk)
        await walkAdministration(walk)
        await walkOffline(walk)
      }
      if (wanted(values.only, 'flow')) await walkFlow(walk)
      if (wanted(values.only, 'written')) await walkWritten(walk)
      if (wanted(values.only, 'aside')) await walkAside(walk)
    }
  }
} finally {
  await browser.close()
  await Promise.all([world.stop(), empty.stop()])
  await databases.stop()
}
console.log(`${made} pictures in ${shots}`)

/** One screen in both themes: as tall as it is, but the session and what lies over a page, which are as tall as the window. */
async function shoot(name: string, page: Page, language: string, width: number): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    // A tall picture of a page that is scrolled shows what stands above its window.
    await page.evaluate(() => scrollTo(0, 0))
    const png = await page.screenshot({
      fullPage: !/^(session|commands|keys|check|record-)/.test(name),
      animations: 'disabled',
    })
    await sharp(png)
      .png({ palette: true, quality: 90 })
      .toFile(join(shots, `${name}-${width}-${theme}-${language}.png`))
    made += 1
    if (README.includes(name) && theme === 'light' && language === 'fr' && width === 1440) {
      const window = { left: 0, top: 0, width: 1440, height: Math.min(900, (await sharp(png).metadata()).height) }
      await sharp(png)
        .extract(window)
        .png({ palette: true, colours: 128 })
        .toFile(join(pictures, `${name}.png`))
    }
  }
}
