import type { Page } from '@playwright/test'
import { expect, test } from './house.ts'
import { showThePattern } from './showing.ts'
import { inesAndKarim } from './stage.ts'

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 }

/** On a phone the shared screen is pinched by two real fingers, moved by one, and fitted by two quick touches. */
test('two fingers enlarge the shared screen about where they are; two touches fit it', async ({ house }) => {
  const { ines, karim, id } = await inesAndKarim(house)
  const seeker = await house.open(ines, `/session/${id}`)
  const helper = await house.open(karim, `/session/${id}`, PHONE)
  await expect(helper.getByRole('main').getByText('La liaison est bonne')).toBeVisible({ timeout: 20_000 })
  await showThePattern(seeker, helper)

  const fitted = await picture(helper)
  expect(fitted.width).toBeCloseTo(390, 0)
  const overview = helper.getByRole('button', { name: /Vue d’ensemble/ })
  await expect(overview).toHaveCount(0)

  const middle = { x: fitted.x + fitted.width * 0.4, y: fitted.y + fitted.height / 2 }
  const fingers = await touching(helper)
  const apart = (px: number) => [
    { x: middle.x - px, y: middle.y },
    { x: middle.x + px, y: middle.y },
  ]
  await fingers('touchStart', apart(40))
  for (const px of [50, 60, 70, 80]) await fingers('touchMove', apart(px))
  await fingers('touchEnd', [])
  await expect.poll(async () => (await picture(helper)).width / fitted.width).toBeCloseTo(2, 1)
  await expect(overview).toBeVisible()
  const close = await picture(helper)
  expect((middle.x - close.x) / close.width).toBeCloseTo(0.4, 2)

  // One finger, with no tool in hand, moves it; never past its edge.
  await helper.getByRole('button', { name: 'Pointer', pressed: true }).tap()
  await fingers('touchStart', [middle])
  for (const px of [30, 90, 400]) await fingers('touchMove', [{ x: middle.x + px, y: middle.y }])
  await fingers('touchEnd', [])
  await expect.poll(async () => Math.abs((await picture(helper)).x - fitted.x)).toBeLessThan(1)

  for (let touch = 0; touch < 2; touch += 1) {
    await fingers('touchStart', [middle])
    await fingers('touchEnd', [])
  }
  await expect.poll(async () => (await picture(helper)).width / fitted.width).toBeCloseTo(1, 2)
  await expect(overview).toHaveCount(0)
})

/** Where the shared picture is, CSS pixels. */
const picture = async (page: Page) => {
  const box = await page.locator('[data-tool] video:visible').first().boundingBox()
  if (!box) throw new Error('no picture')
  return box
}

/** Real touches, as a finger makes them. */
async function touching(page: Page) {
  const device = await page.context().newCDPSession(page)
  return (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    device.send('Input.dispatchTouchEvent', { type, touchPoints })
}
