import type { Page } from '@playwright/test'
import type { Page as FirefoxPage } from 'puppeteer-core'
import { type Firefox, firefoxPath, heardAndSeen, openFirefox } from './firefox.ts'
import { askFrom, expect, tapOn, test } from './house.ts'
import { hears, openPattern, rememberLinks, seesThePattern, spotIn, spotOn } from './media.ts'
import { playedOn, recordingOf } from './showing.ts'

/**
 * Two makes of browser: Karim helps with Firefox somebody who has Chromium, then asks with it himself. Puppeteer's
 * page is not Playwright's: its places are found by their roles in the page's own words.
 */
const firefox = firefoxPath()
test.skip(firefox === null, 'no Firefox on this machine: FIREFOX is not set, and /usr/bin/firefox-esr is not there')

const button = (name: string) => `::-p-xpath(//button[@aria-label="${name}" or normalize-space(.)="${name}"])`
const box = (name: string) =>
  `::-p-xpath(//*[self::textarea or self::input][@aria-label="${name}" or @placeholder="${name}"])`
const text = (page: FirefoxPage) => page.evaluate(() => document.body.textContent ?? '')
const path = (page: FirefoxPage) => new URL(page.url()).pathname

test('Firefox helps, and asks by voice and chat, and shows its screen, across from Chromium', async ({ house }) => {
  test.setTimeout(180_000)
  const ines = await house.member('Inès Moreau', { helps: true })
  const karim = await house.member('Karim Haddad', { helps: true, claims: ['Excel'] })
  const chromium = await house.chromium(ines)
  await rememberLinks(chromium.context)
  let other: Firefox | null = null
  try {
    other = await openFirefox(firefox ?? '', house.url, karim.client.cookie)
    const { page } = other
    await page.goto(house.url)
    await page.waitForSelector(box('Votre blocage'))
    await openPattern(chromium.context)
    const seeker = await chromium.context.newPage()
    await seeker.goto(house.url)
    await askFrom(seeker, 'Excel refuse mon fichier.')
    await seeker.getByRole('button', { name: 'Choisir un écran' }).click()
    await seeker.getByRole('button', { name: 'Partager dès qu’on me répond' }).click()
    await seeker.getByRole('button', { name: 'À la voix dès qu’on me répond' }).click()

    // Voice both ways, and her screen in his Firefox.
    await page.locator(button('Oui, j’arrive')).click()
    await expect.poll(() => path(page), { timeout: 15_000 }).toMatch(/^\/session\//)
    await hears(seeker)
    await expect.poll(async () => (await heardAndSeen(page)).frames, { timeout: 20_000 }).toBeGreaterThan(0)
    const { energy } = await heardAndSeen(page)
    await expect.poll(async () => (await heardAndSeen(page)).energy).toBeGreaterThan(energy)
    await expect.poll(() => magentaIn(page)).not.toBeNull()
    const spot = await magentaIn(page)
    if (!spot) throw new Error('the spot is gone')

    // He points, and draws: both are seen over her own screen.
    // A hand goes on moving: what takes its moves comes a moment after the picture, and a pointer that rests is forgotten.
    await expect(async () => {
      await page.mouse.move(spot.x - 30, spot.y - 30)
      await page.mouse.move(spot.x, spot.y)
      await expect(seeker.locator('[data-pointer="helper"]')).toBeVisible({ timeout: 1000 })
    }).toPass()
    await page.keyboard.press('d')
    await page.mouse.down()
    await page.mouse.move(spot.x + 120, spot.y + 60, { steps: 12 })
    await page.mouse.up()
    await expect(seeker.getByRole('log')).toContainText('Karim a dessiné')

    // His browser records from here on, both having said yes.
    await page.locator(button('Contexte')).click()
    await page.locator(button('Enregistrer la séance')).click()
    await seeker.getByRole('button', { name: 'Oui', exact: true }).click()
    await expect(seeker.getByText('Enregistrement', { exact: true })).toBeVisible()
    const { taken } = await recordingOf(house, ines)
    await page.locator(button('Discussion')).click()

    // A file of hers is taken in his browser, and found whole.
    await seeker
      .getByLabel('Un fichier, d’un navigateur à l’autre')
      .setInputFiles({ name: 'devis.csv', mimeType: 'text/csv', buffer: Buffer.alloc(300_000, 'ligne;') })
    await page.locator(button('Accepter')).click()
    await expect.poll(() => text(page)).toContain('Arrivé entier, empreinte vérifiée.')

    // They write, and read the same four words.
    await page.locator(box('Écrire à Inès')).fill('C’est la ligne 4.')
    await page.keyboard.press('Enter')
    await expect(seeker.getByRole('log')).toContainText('C’est la ligne 4.')
    await page.locator(button('Vérifier la ligne')).click()
    await seeker.getByRole('button', { name: 'Vérifier la ligne' }).click()
    const words = seeker.getByRole('list', { name: 'Mots à comparer' }).getByRole('listitem')
    await expect(words).toHaveCount(4)
    await expect.poll(() => wordsIn(page)).toEqual(await words.allTextContents())

    const sessionId = path(page).split('/').at(-1) ?? ''
    await expect.poll(taken, { timeout: 15_000 }).toBeGreaterThan(3_000)
    await ines.client.api.sessions.end({ sessionId })
    await expect.poll(() => path(page), { timeout: 15_000 }).toMatch(/^\/after\//)

    // What Firefox recorded is seen in Chromium.
    await seeker.goto(`${house.url}/pairs/${sessionId}`)
    await seeker.getByRole('button', { name: 'Lire' }).click()
    await seesThePattern(seeker)
    await expect.poll(() => playedOn(seeker), { timeout: 15_000 }).toBeGreaterThan(1)

    // The other way round: he asks with his voice armed. What his browser cannot do is told on the page instead.
    const sessions = await karim.client.api.sessions.list({})
    await ines.client.api.outcomes.say({ sessionId: sessions.rows[0]?.id ?? '', outcome: 'solved' })
    await karim.client.api.outcomes.skip({ sessionId: sessions.rows[0]?.id ?? '' })
    await page.goto(house.url)
    await page.locator(box('Votre blocage')).fill('Où se trouve le modèle de devis ?')
    await page.keyboard.press('Enter')
    await expect.poll(() => path(page), { timeout: 15_000 }).toMatch(/^\/ask\//)
    await page.locator(button('Préparer la voix')).click()
    // In a banner: it has no small window that stays on top.
    await expect.poll(() => text(page)).toContain('Préparée : la voix.')
    await seeker.goto(house.url)
    await tapOn(seeker).getByRole('button', { name: 'Oui, j’arrive' }).click()
    await expect(seeker).toHaveURL(/\/session\//)
    await hears(seeker)
    await expect.poll(() => path(page), { timeout: 15_000 }).toMatch(/^\/session\//)
    await expect.poll(async () => (await heardAndSeen(page)).energy, { timeout: 15_000 }).toBeGreaterThan(0)
    await seeker.getByRole('textbox', { name: 'Écrire à Karim' }).fill('Dans le dossier Modèles.')
    await seeker.keyboard.press('Enter')
    await expect.poll(() => text(page)).toContain('Dans le dossier Modèles.')
    if (other.hasScreen) await sharesHisScreen(page, seeker)
    expect(other.errors).toEqual([])
  } finally {
    await other?.close()
  }
})

/** He shows his screen, on which his own window is, and is told that it is all of it; a spot in it is seen on hers. */
async function sharesHisScreen(page: FirefoxPage, other: Page) {
  await page.locator(button('Partager un écran')).click()
  await page.locator(button('Montrer tout l’écran')).click()
  await page.locator(button('Partager tout l’écran')).click()
  await page.evaluate(() => {
    const spot = document.createElement('b')
    spot.style.cssText = 'position:fixed;left:40%;top:40%;width:60px;height:60px;background:#ff00ff;z-index:99'
    document.body.append(spot)
  })
  await spotOn(other, 'magenta')
}

const wordsIn = (page: FirefoxPage) =>
  page.evaluate(() =>
    [...document.querySelectorAll('ol[aria-label="Mots à comparer"] li')].map((one) => one.textContent),
  )

/** The middle of the magenta spot of the shared screen, in CSS pixels of the page. */
const magentaIn = async (page: FirefoxPage) => spotIn(await page.screenshot(), 'magenta', 1)
