import { askFrom, expect, QUESTION, tapOn, test } from './house.ts'
import { flow, hears, rememberLinks } from './media.ts'
import { shown } from './notified.ts'

test('a seeker who armed nothing is called, and nothing of theirs flows before a click', async ({ house }) => {
  const ines = await house.member('Inès Moreau')
  const karim = await house.member('Karim Haddad', { helps: true })
  const browser = await house.chromium(ines, { notifications: true })
  await rememberLinks(browser.context)
  const seeker = await browser.context.newPage()
  await seeker.goto(house.url)
  const helper = await house.open(karim)
  await expect(helper.getByRole('heading', { name: QUESTION })).toBeVisible()
  await askFrom(seeker, 'La macro du bon de commande s’arrête ligne 12.')
  const work = await browser.context.newPage()
  await work.bringToFront()
  await expect.poll(() => seeker.evaluate(() => document.visibilityState)).toBe('hidden')

  await tapOn(helper).getByRole('button', { name: 'Oui, j’arrive' }).click()
  await expect.poll(() => seeker.title()).toContain('Karim est là')
  const notified = async () => (await shown(seeker)).map(({ title }) => title)
  await expect.poll(notified).toEqual(['Karim est là'])
  await hears(seeker)
  expect(await flow(seeker)).toMatchObject({ audioPacketsSent: 0, framesSent: 0 })

  await seeker.bringToFront()
  await expect.poll(notified).toEqual([])
  await expect(seeker.getByRole('heading', { name: 'Karim est là' })).toBeVisible()
  await seeker.getByRole('button', { name: 'Répondre à la voix' }).click()
  await expect.poll(async () => (await flow(seeker)).audioPacketsSent).toBeGreaterThan(0)
})
