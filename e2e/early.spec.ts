import type { Page } from '@playwright/test'
import { askFrom, expect, QUESTION, tapOn, test } from './house.ts'
import { openPattern, rememberLinks, seesThePattern } from './media.ts'

test('a picture that is quicker than the room is seen before it, and goes on in it', async ({ house }) => {
  test.setTimeout(120_000)
  const inesAtWork = await house.chromium(await house.member('Inès Moreau'))
  const karimAtWork = await house.chromium(await house.member('Karim Haddad', { helps: true }))
  await rememberLinks(karimAtWork.context)
  // The page of the session is not there before it is let through.
  const room = Promise.withResolvers<void>()
  await karimAtWork.context.route(/\/SessionPage-[^/]*\.js$/, async (route) => {
    await room.promise
    await route.continue()
  })
  const pattern = await openPattern(inesAtWork.context)
  const seeker = await inesAtWork.context.newPage()
  const helper = await karimAtWork.context.newPage()
  await Promise.all([seeker.goto(house.url), helper.goto(house.url)])
  await expect(helper.getByRole('heading', { name: QUESTION })).toBeVisible()
  await askFrom(seeker, 'La requête des articles ne rend plus rien.')
  await refusesAWholeScreen(seeker)
  await seeker.getByRole('button', { name: 'Choisir un écran' }).click()
  const [small] = await Promise.all([
    seeker.context().waitForEvent('page'),
    seeker.getByRole('button', { name: 'Partager dès qu’on me répond' }).click(),
  ])
  const prepared = seeker.getByText('Préparé : un onglet').first()
  await expect(prepared).toBeVisible()
  // From the small window it is held back, and prepared again.
  await small.getByRole('button', { name: 'Suspendre' }).click()
  await expect(seeker.getByText('Suspendu. Rien ne partira.')).toBeVisible()
  await expect(prepared).toHaveCount(0)
  await seeker.getByRole('button', { name: 'Préparer de nouveau' }).click()
  await expect(prepared).toBeVisible()
  await expect(tapOn(helper)).toBeVisible()
  await pattern.bringToFront()
  await expect.poll(() => seeker.evaluate(() => document.visibilityState)).toBe('hidden')
  await tapOn(helper).getByRole('button', { name: 'Oui, j’arrive' }).click()
  await seesThePattern(helper)
  const video = helper.locator('video')
  await expect(video).toHaveCount(1)
  await expect(helper.getByRole('region', { name: 'Écran partagé' })).toHaveCount(0)
  await video.evaluate((one) => one.setAttribute('data-seen-early', ''))
  room.resolve()
  // The same element, which has its picture: the page that is shown stands still, and sends no other soon.
  const inRoom = helper.locator('section video[data-seen-early]')
  await expect(inRoom).toBeVisible()
  expect(await inRoom.evaluate((one: HTMLVideoElement) => one.readyState)).toBeGreaterThanOrEqual(2)
  await expect(inRoom).toHaveAttribute('aria-label', 'Écran partagé')
  await expect(video).toHaveCount(1)
  await seesThePattern(helper)
  // Whoever comes close to a part of it has the whole in small beside it, in an element of its own.
  await helper.getByRole('region', { name: 'Écran partagé' }).hover()
  await helper.keyboard.down('Control')
  await helper.mouse.wheel(0, -200)
  await helper.keyboard.up('Control')
  const overview = helper.getByRole('button', { name: /^Vue d’ensemble/ })
  await expect(overview.locator('video')).toBeVisible()
  await expect(overview.locator('video[data-seen-early]')).toHaveCount(0)
  await expect(video).toHaveCount(2)
  await expect(inRoom).toBeVisible()
})

/** Prepared is a tab or a window: nobody is there yet to whom a whole screen, with what comes up on it, could be meant to go. */
async function refusesAWholeScreen(page: Page) {
  // A browser without a display has none: a tab stands for it, and the page is told once what it is.
  await page.evaluate(() => {
    const { getSettings } = MediaStreamTrack.prototype
    MediaStreamTrack.prototype.getSettings = function () {
      MediaStreamTrack.prototype.getSettings = getSettings
      Object.assign(globalThis, { refused: this })
      return { ...getSettings.call(this), displaySurface: 'monitor' }
    }
  })
  await page.getByRole('button', { name: 'Choisir un écran' }).click()
  await expect(page.getByText('L’écran entier montre aussi les notifications.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Partager dès qu’on me répond' })).toHaveCount(0)
  const refused = () => page.evaluate(() => (globalThis as unknown as { refused: MediaStreamTrack }).refused.readyState)
  expect(await refused()).toBe('ended')
}
