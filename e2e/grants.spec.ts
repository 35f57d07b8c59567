import type { Page } from '@playwright/test'
import { expect, test } from './house.ts'
import { seesThePattern } from './media.ts'
import { comeToShow, showOnAsking } from './showing.ts'
import { inesAndKarim } from './stage.ts'

test('to see and to draw is asked and given, taken back at once, and a picture held back is no picture', async ({
  house,
}) => {
  const { seeker, helper } = await comeToShow(house, await inesAndKarim(house))
  await showOnAsking(seeker, helper)
  // Whoever shows cannot forget it: in words, and by a frame around everything, also with the drawer shut and while held back.
  const shows = seeker.getByRole('main').getByText('Vous partagez un onglet.')
  await expect(shows).toBeVisible()
  await seeker.getByRole('button', { name: 'Fermer la discussion' }).first().click()
  await expect(shows).toBeVisible()
  expect(await frames(seeker)).toBe(1)

  const pen = helper.getByRole('button', { name: 'Dessiner', exact: true })
  await expect(pen).toBeVisible()
  await seeker.getByRole('button', { name: 'Retirer le dessin' }).click()
  await expect(pen).toHaveCount(0)
  await helper.getByRole('button', { name: 'Demander à dessiner' }).click()
  await seeker.getByRole('button', { name: 'Permettre', exact: true }).click()
  await expect(pen).toBeVisible()

  await seeker.getByRole('button', { name: 'Suspendre' }).click()
  await expect(helper.getByRole('heading', { name: 'Inès a suspendu son écran' })).toBeVisible()
  await expect(helper.locator('video:visible')).toHaveCount(0)
  await expect(seeker.getByRole('main').getByText('Karim ne voit rien.')).toBeVisible()
  expect(await frames(seeker)).toBe(1)
  await helper.getByRole('button', { name: 'Demander à voir' }).click()
  await seeker.getByRole('button', { name: 'Montrer', exact: true }).click()
  await seesThePattern(helper)
  await expect(shows).toBeVisible()

  // A whole screen, which a browser without a display has none of: a tab stands for it, and the page is told what it is.
  await seeker.evaluate(() => {
    const { mediaDevices } = navigator
    const { getSettings } = MediaStreamTrack.prototype
    const getDisplayMedia = mediaDevices.getDisplayMedia.bind(mediaDevices)
    let whole = false
    mediaDevices.getDisplayMedia = (options?: DisplayMediaStreamOptions & { monitorTypeSurfaces?: string }) => {
      whole = options?.monitorTypeSurfaces === 'include'
      return getDisplayMedia(options)
    }
    MediaStreamTrack.prototype.getSettings = function () {
      const settings = getSettings.call(this)
      return whole && settings.displaySurface ? { ...settings, displaySurface: 'monitor' } : settings
    }
  })
  await seeker.getByRole('button', { name: 'Arrêter', exact: true }).first().click()
  await expect(helper.locator('video:visible')).toHaveCount(0)
  await expect(shows).toHaveCount(0)
  expect(await frames(seeker)).toBe(0)
  await seeker.getByRole('button', { name: 'Partager un écran' }).first().click()
  await seeker.getByRole('button', { name: 'Montrer tout l’écran' }).click()
  await expect(seeker.getByText('Tout l’écran, notifications comprises.')).toBeVisible()
  // Seen by whoever shows it, before anybody else sees anything.
  await seesThePattern(seeker)
  await expect(helper.locator('video:visible')).toHaveCount(0)
  await seeker.getByRole('button', { name: 'Partager tout l’écran' }).click()
  await seesThePattern(helper)
})

/** Borders of the colour of sharing as large as the window. */
const frames = (page: Page) =>
  page.evaluate(() => {
    const share = getComputedStyle(document.documentElement).getPropertyValue('--b-share').trim()
    const probe = document.body.appendChild(Object.assign(document.createElement('i'), { style: `color: ${share}` }))
    const { color } = getComputedStyle(probe)
    probe.remove()
    return [...document.querySelectorAll('main *')].filter((one) => {
      const { borderTopWidth, borderTopColor } = getComputedStyle(one)
      const { width, height } = one.getBoundingClientRect()
      const whole = width >= innerWidth && height >= innerHeight
      return whole && one.checkVisibility() && borderTopWidth === '5px' && borderTopColor === color
    }).length
  })
