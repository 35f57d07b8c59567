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
  await seeker.getByRole('button', { name: 'Choisir un écran' }).click()
  await seeker.getByRole('button', { name: 'Partager dès qu’on me répond' }).click()
  await expect(seeker.getByText('Préparé : un onglet').first()).toBeVisible()
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
})
