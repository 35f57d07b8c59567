import type { Page } from '@playwright/test'
import { openTurn } from './call/turn.ts'
import { aPicture, expect, type House, type Member, QUESTION, startOwnWorld, tapOn, test } from './house.ts'
import { findSpot, flow, hears, openPattern, rememberLinks, seesThePattern, spotOn, watchForBlack } from './media.ts'

/**
 * The whole story between real browsers: Inès asks with a picture; Karim, and nobody else, is tapped and comes; they
 * speak and look at the same screen; what came of it finds Karim again, with a better reason.
 */

const ASK = 'Mon RECHERCHEX renvoie #N/A sur les codes importés, alors que le code est bien là.'
const SAME = 'RECHERCHEX me renvoie #N/A sur des codes importés, pourtant le code y est.'

test('from an ask with a picture to evidence that the next ask uses', async ({ house }) => {
  test.setTimeout(120_000)
  const met = await meet(house)
  await looksAwayAndBack(met.helper)
  await afterMeeting(met)
})

test('the same through a real relay, and through nothing but the relay, a reload in between, in a browser without small windows', async ({
  houseIn,
}) => {
  test.setTimeout(120_000)
  const turn = await openTurn()
  const world = await startOwnWorld({ env: { TURN_URLS: turn.url, TURN_SECRET: turn.secret, RELAY_ONLY: '1' } })
  try {
    const met = await meet(await houseIn(world), { smallWindows: false })
    const { seeker, helper } = met
    await drawsUnseen(helper, seeker)
    await throughTheRelay(seeker, helper)
    await afterMeeting(met, () => throughTheRelay(seeker, helper))
  } finally {
    await world.stop()
    await turn.close()
  }
})

/** A link that has just been made tells its route a moment later. */
async function throughTheRelay(...pages: Page[]) {
  for (const page of pages) {
    await expect.poll(async () => (await flow(page)).route, { timeout: 20_000 }).toEqual(['relay', 'relay'])
  }
}

async function meet(house: House, { smallWindows = true } = {}) {
  const password = 'une phrase que seule Inès connaît'
  const ines = await house.member('Inès Moreau', { password })
  const karim = await house.member('Karim Haddad', { helps: true, claims: ['RECHERCHEX'] })
  const lea = await house.member('Léa Fontaine', { helps: true, claims: ['Douane'] })

  const inesAtWork = await house.chromium(null)
  await rememberLinks(inesAtWork.context)
  // Of the window itself, not of its prototype, as Chromium has it.
  if (!smallWindows)
    await inesAtWork.context.addInitScript(() => void Reflect.deleteProperty(globalThis, 'documentPictureInPicture'))
  const karimAtWork = await house.chromium(karim)
  await rememberLinks(karimAtWork.context)
  const pattern = await openPattern(inesAtWork.context)
  const seeker = await inesAtWork.context.newPage()
  const helper = await karimAtWork.context.newPage()
  const other = await house.open(lea)

  await helper.goto(house.url)
  await expect(helper.getByRole('heading', { name: QUESTION })).toBeVisible()
  await expect(other.getByRole('heading', { name: QUESTION })).toBeVisible()
  await signIn(seeker, house.url, ines.email, password)

  // She asks: a sentence and a pasted picture.
  await seeker.getByRole('textbox', { name: 'Votre blocage' }).fill(ASK)
  await paste(seeker, (await aPicture()).buffer)
  await expect(seeker.getByRole('img', { name: 'Image 1 jointe' })).toBeVisible()
  await seeker.keyboard.press('Enter')
  await expect(seeker.getByRole('heading', { name: 'Une personne sollicitée' })).toBeVisible()

  // The right person is tapped, and not the other.
  const tap = tapOn(helper)
  await expect(tap).toContainText(ASK)
  await expect(tap).toContainText('Vous dites connaître RECHERCHEX.')
  await expect(other.getByText(ASK)).toHaveCount(0)
  expect(await tapsOf(lea)).toEqual([])

  // While waiting she arms her voice and a tab, and goes back to work.
  await seeker.getByRole('button', { name: 'Choisir un écran' }).click()
  await seeker.getByRole('button', { name: 'Partager dès qu’on me répond' }).click()
  await seeker.getByRole('button', { name: 'À la voix dès qu’on me répond' }).click()
  await expect(seeker.getByText('Préparés : la voix et un onglet.').first()).toBeVisible()
  await pattern.bringToFront()
  await expect.poll(() => seeker.evaluate(() => document.visibilityState)).toBe('hidden')

  // He comes, by one key: voices both ways, and her tab on his screen.
  await helper.keyboard.press('Escape')
  await helper.keyboard.press('o')
  await expect(helper).toHaveURL(/\/session\//)
  await hears(helper)
  await hears(seeker)
  await seesThePattern(helper)
  expect(await seeker.evaluate(() => document.visibilityState)).toBe('hidden')
  return { seeker, helper, other, tap }
}

/** @param back once they are back from a reload and see the same screen again */
async function afterMeeting(
  { seeker, helper, other, tap }: Awaited<ReturnType<typeof meet>>,
  back: () => Promise<void> = async () => undefined,
) {
  await seeker.bringToFront()
  await expect(seeker).toHaveURL(/\/session\//)
  await pointsAtTheSamePlace(helper, seeker)
  await drawsAtTheSamePlace(helper, seeker)

  // What is written lasts a reload, and the reload comes back to the same session, voice and all.
  const session = seeker.url()
  const watched = await watchForBlack(helper)
  await seeker.getByRole('textbox', { name: 'Écrire à Karim' }).fill('C’est la ligne 4.')
  await seeker.keyboard.press('Enter')
  await expect(helper.getByRole('log')).toContainText('C’est la ligne 4.')
  await seeker.reload()
  await expect(seeker.getByRole('log')).toContainText('C’est la ligne 4.')
  expect(seeker.url()).toBe(session)
  await hears(helper)
  await hears(seeker)
  await seeker.getByRole('button', { name: 'Partager un écran' }).click()
  await seeker.getByRole('button', { name: 'Partager cet onglet' }).click()
  await seesThePattern(helper)
  expect(await watched()).toBe('never black')
  await back()

  // The end, and what came of it.
  await seeker.getByRole('button', { name: 'Terminer', exact: true }).click()
  await seeker.getByRole('dialog').getByRole('button', { name: 'Terminer', exact: true }).click()
  await expect(seeker.getByRole('heading', { name: 'C’est débloqué ?' })).toBeVisible()
  await seeker.getByRole('radio', { name: 'Oui' }).check()
  await seeker.getByRole('textbox', { name: /Un mot pour Karim/ }).fill('Merci Karim, sauvée !')
  await seeker.getByRole('button', { name: 'Envoyer et reprendre' }).click()
  await expect(seeker.getByRole('heading', { name: QUESTION })).toBeVisible()
  await expect(helper.getByRole('heading', { name: 'C’est débloqué pour Inès ?' })).toBeVisible()
  await helper.getByRole('button', { name: 'Envoyer', exact: true }).click()
  await expect(helper.getByRole('heading', { name: QUESTION })).toBeVisible()

  // The very next ask of that kind, by somebody else, finds him with a better reason.
  await other.getByRole('textbox', { name: 'Votre blocage' }).fill(SAME)
  await other.keyboard.press('Enter')
  await expect(other.getByRole('heading', { name: 'Une personne sollicitée' })).toBeVisible()
  await expect(tap).toContainText(SAME)
  await expect(tap).toContainText('Vous avez déjà aidé sur une demande semblable')
}

/** Whoever looked at something else finds the picture there as they come back: it stands still, and no other may come. */
async function looksAwayAndBack(page: Page) {
  const other = await page.context().newPage()
  await other.bringToFront()
  await expect.poll(() => page.evaluate(() => document.visibilityState)).toBe('hidden')
  const watched = await watchForBlack(page)
  await other.close()
  await page.bringToFront()
  expect(await findSpot(page, 'magenta')).not.toBeNull()
  expect(await watched()).toBe('never black')
}

/** What the server would show this person's tab now. */
async function tapsOf(who: Member) {
  const tab = await who.client.openTab()
  tab.close()
  return tab.now().taps
}

async function signIn(page: Page, url: string, email: string, password: string) {
  await page.goto(url)
  await page.getByLabel('Adresse électronique').fill(email)
  await page.getByLabel('Mot de passe', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await expect(page.getByRole('heading', { name: QUESTION })).toBeVisible()
}

/** Puts a picture on the browser's clipboard, and presses Ctrl V. */
async function paste(page: Page, png: Buffer) {
  await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })])
  }, png.toString('base64'))
  await page.keyboard.press('Control+v')
}

/** He draws while she works in the tab that is shared, with no window over it: this one's title says so, and it is all here. */
async function drawsUnseen(helper: Page, seeker: Page) {
  // A picture may be on his page before her hidden one has drawn its room.
  await expect(seeker).toHaveTitle('Avec Karim · Binôme')
  const { x, y } = await spotOn(helper, 'magenta')
  await helper.keyboard.press('a')
  await helper.mouse.move(x, y)
  await helper.mouse.down()
  await helper.mouse.move(x + 60, y + 40, { steps: 4 })
  await helper.mouse.up()
  await helper.keyboard.press('v')
  await expect(seeker).toHaveTitle('Karim a dessiné sur votre écran')
  await seeker.bringToFront()
  await expect(seeker).not.toHaveTitle('Karim a dessiné sur votre écran')
  await expect(seeker.getByText('Ce que Karim dessine se voit dans cet onglet')).toBeVisible()
  await expect(seeker.getByRole('log')).toContainText('Karim a fléché')
}

/** He points at the magenta spot of her screen; on hers, the tip stands on that spot. */
async function pointsAtTheSamePlace(helper: Page, seeker: Page) {
  const wanted = await spotOn(seeker, 'magenta')
  const aimed = await spotOn(helper, 'magenta')
  await helper.mouse.move(aimed.x - 40, aimed.y - 40)
  await helper.mouse.move(aimed.x, aimed.y)
  await expect(seeker.locator('[data-pointer="helper"]')).toHaveText('Karim')
  const tip = () =>
    seeker.evaluate(() => {
      const arrow = document.querySelector('[data-pointer="helper"] svg')?.getBoundingClientRect()
      // The tip of the arrow as it is drawn: 3, 2 in its own box.
      return arrow && arrow.width > 0 ? { x: arrow.left + 3, y: arrow.top + 2 } : null
    })
  await expect.poll(async () => offBy(seeker, await tip(), wanted)).toBeLessThan(0.01)
}

/** He draws from the magenta spot to the cyan one; so does the stroke on her screen. */
async function drawsAtTheSamePlace(helper: Page, seeker: Page) {
  const wanted = { from: await spotOn(seeker, 'magenta'), to: await spotOn(seeker, 'cyan') }
  const aimed = { from: await spotOn(helper, 'magenta'), to: await spotOn(helper, 'cyan') }
  await helper.keyboard.press('d')
  await helper.mouse.move(aimed.from.x, aimed.from.y)
  await helper.mouse.down()
  await helper.mouse.move(aimed.to.x, aimed.to.y, { steps: 12 })
  await helper.mouse.up()
  const ends = () =>
    seeker.evaluate(() => {
      const path = document.querySelector<SVGPathElement>('[data-mark="pen"] path')
      const toScreen = path?.getScreenCTM()
      if (!path || !toScreen) return null
      const place = (length: number) => {
        const { x, y } = path.getPointAtLength(length).matrixTransform(toScreen)
        return { x, y }
      }
      return { from: place(0), to: place(path.getTotalLength()) }
    })
  await expect
    .poll(async () => {
      const stroke = await ends()
      return Math.max(
        await offBy(seeker, stroke?.from ?? null, wanted.from),
        await offBy(seeker, stroke?.to ?? null, wanted.to),
      )
    })
    .toBeLessThan(0.01)
}

/** How far apart two places are, as a share of the picture on that page. */
async function offBy(page: Page, is: { x: number; y: number } | null, wanted: { x: number; y: number }) {
  if (!is) return 1
  const picture = await page.evaluate(() => {
    const video = [...document.querySelectorAll('video')].find((one) => one.checkVisibility())
    const { width = 1, height = 1 } = video?.getBoundingClientRect() ?? {}
    return { width, height }
  })
  return Math.max(Math.abs(is.x - wanted.x) / picture.width, Math.abs(is.y - wanted.y) / picture.height)
}
