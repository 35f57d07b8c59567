import type { Page } from '@playwright/test'
import { expect, QUESTION, test } from './house.ts'
import { hears, rememberLinks } from './media.ts'

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 }

test('on two phones: ask, be tapped, come, speak, write, show with the camera at the back, point', async ({
  house,
}) => {
  const ines = await house.member('Inès Moreau')
  const karim = await house.member('Karim Haddad', { helps: true })
  const [seeker, helper] = await Promise.all([house.open(ines, '/', PHONE), house.open(karim, '/', PHONE)])
  await remembersCameras(seeker)
  for (const page of [seeker, helper]) {
    await rememberLinks(page.context())
    await page.reload()
  }
  await expect(helper.getByRole('heading', { name: QUESTION })).toBeVisible()
  await seeker.getByRole('textbox', { name: 'Votre blocage' }).fill('L’imprimante d’étiquettes sort du blanc.')
  await seeker.getByRole('button', { name: 'Demander' }).tap()
  await expect(seeker.getByRole('heading', { level: 1 })).toHaveText('Une personne sollicitée')

  await helper.getByRole('link', { name: 'Voir, Inès vous cherche' }).tap()
  await expect(helper.getByRole('heading', { name: 'Inès vous cherche' })).toBeVisible()
  await helper.getByRole('button', { name: 'Oui, j’arrive' }).tap()
  await expect(helper).toHaveURL(/\/session\//)
  await expect(seeker).toHaveURL(/\/session\//)
  await seeker.getByRole('button', { name: 'Répondre à la voix' }).tap()
  await Promise.all([hears(seeker), hears(helper)])
  await seeker.getByRole('button', { name: 'Écrire' }).tap()
  await seeker.getByRole('textbox', { name: 'Écrire à Karim' }).fill('Bonjour !')
  await seeker.getByRole('button', { name: 'Envoyer' }).tap()
  await helper.getByRole('button', { name: /Écrire/ }).tap()
  await expect(helper.getByRole('log')).toContainText('Bonjour !')
  for (const page of [seeker, helper]) {
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(390)
  }
  // While one writes, the call below is out of reach, and what one is asked is not.
  await expect(seeker.getByRole('button', { name: 'Écrire' })).toHaveCount(0)
  await expect(seeker.getByRole('region', { name: 'Écran partagé' })).toBeHidden()
  await helper.getByRole('tab', { name: 'Contexte' }).tap()
  await helper.getByRole('button', { name: 'Enregistrer la séance' }).tap()
  await expect(seeker.getByText('Karim a dit oui.')).toBeInViewport()
  await seeker.getByRole('button', { name: 'Non', exact: true }).tap()
  await expect(seeker.getByText('Karim a dit oui.')).toHaveCount(0)
  for (const page of [seeker, helper]) await page.getByRole('button', { name: 'Fermer la discussion' }).tap()

  // She shows the thing itself: seen here first, then there, and drawn on where it is.
  await seeker.getByRole('button', { name: 'Montrer avec la caméra' }).tap()
  const before = seeker.getByRole('dialog', { name: 'Voici ce que Karim verra' })
  await expect(before.getByText('Ce que voit la caméra, rien d’autre.')).toBeVisible()
  await before.getByRole('button', { name: 'Montrer avec la caméra' }).tap()
  await expect(helper.getByRole('main').getByText('Inès partage la caméra')).toBeVisible()
  await expect.poll(() => shownWidth(helper), { timeout: 20_000 }).toBeGreaterThan(600)
  const stage = helper.getByRole('region', { name: 'Écran partagé' })
  await expect(helper.getByRole('button', { name: 'Pointer', pressed: true })).toBeVisible()
  await stage.tap({ position: { x: 195, y: 320 } })
  await expect(seeker.locator('[data-pointer="helper"]')).toBeVisible()
  await helper.getByRole('button', { name: 'Étape' }).tap()
  await stage.tap({ position: { x: 195, y: 320 } })
  await helper.getByRole('textbox', { name: 'Ce que dit l’étape 1' }).fill('Ouvrez ce capot')
  await helper.keyboard.press('Enter')
  await expect(seeker.locator('main [data-mark="step"]')).toHaveCount(1)
  await expect(seeker.getByRole('main').getByText('Ouvrez ce capot').first()).toBeVisible()
  const other = seeker.getByRole('button', { name: 'L’autre caméra' })
  await other.tap()
  await expect.poll(() => seeker.evaluate(() => globalThis.cameras)).toEqual(['environment', 'user'])
  await expect.poll(() => shownWidth(helper), { timeout: 20_000 }).toBeGreaterThan(600)
  await seeker.getByRole('button', { name: 'Cacher' }).tap()
  await expect(helper.getByRole('main').getByText('Aucun écran n’est partagé')).toBeVisible()
  await helper.getByRole('button', { name: 'Quitter' }).tap()
  await helper.getByRole('dialog').getByRole('button', { name: 'Terminer', exact: true }).tap()
  await expect(seeker.getByRole('heading', { name: 'C’est débloqué ?' })).toBeVisible()
})

declare global {
  /** Which way each camera looks that this page asked for. */
  var cameras: ConstrainDOMString[]
}

/** A browser without hardware has cameras that look no way: what is asked for is remembered. From its next load on. */
const remembersCameras = (page: Page) =>
  page.addInitScript(() => {
    globalThis.cameras = []
    const { mediaDevices } = navigator
    const get = mediaDevices.getUserMedia.bind(mediaDevices)
    mediaDevices.getUserMedia = (wish) => {
      const facing = typeof wish?.video === 'object' ? wish.video.facingMode : undefined
      if (facing)
        globalThis.cameras.push(typeof facing === 'object' && 'ideal' in facing ? (facing.ideal ?? '') : facing)
      return get(wish)
    }
  })

/** Pixels of the picture on the stage; 0: none has come. */
const shownWidth = (page: Page) =>
  page.evaluate(() => {
    const shown = [...document.querySelectorAll<HTMLVideoElement>('main video')].find((video) => video.offsetWidth > 0)
    return shown && shown.readyState >= 2 ? shown.videoWidth : 0
  })
