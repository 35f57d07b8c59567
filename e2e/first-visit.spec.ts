import { expect, QUESTION, test } from './house.ts'

test('the first visit: three skills, a language, until when, notifications by a button; under a minute', async ({
  house,
}) => {
  const nadia = await house.member('Nadia Belkacem', { welcomed: false })
  const page = await house.open(nadia, '/')
  // A browser that would ask: those of the tests have been told.
  await page.addInitScript(() => {
    let permission: NotificationPermission = 'default'
    Object.defineProperty(Notification, 'permission', { get: () => permission })
    Notification.requestPermission = async () => {
      permission = 'granted'
      return permission
    }
  })
  await page.reload()
  const began = Date.now()
  await expect(page.getByRole('heading', { name: 'Bienvenue, Nadia' })).toBeVisible()
  const field = page.getByRole('combobox', { name: 'Dire un savoir-faire' })
  for (const skill of ['Douane', 'Étiquettes', 'Planning']) {
    await field.fill(skill)
    await page.getByRole('option', { name: `Ajouter « ${skill} »` }).click()
  }
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page.getByRole('heading', { name: 'Dans quelles langues ?' })).toBeVisible()
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.getByRole('radio', { name: 'Sans limite' }).check()
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page.getByRole('heading', { name: 'Une notification quand l’onglet est caché ?' })).toBeVisible()
  expect(await page.evaluate(() => Notification.permission)).toBe('default')
  await page.getByRole('button', { name: 'Recevoir sur cet appareil' }).click()
  await expect.poll(() => page.evaluate(() => Notification.permission)).toBe('granted')
  await page.getByRole('button', { name: 'Commencer' }).click()
  await expect(page.getByRole('heading', { name: QUESTION })).toBeVisible()
  expect(Date.now() - began).toBeLessThan(60_000)

  const { rows: lines } = await nadia.client.api.me.mySkills({})
  expect(lines.map(({ skill }) => skill.labelFr).sort()).toEqual(['Douane', 'Planning', 'Étiquettes'])
  await expect(page.getByRole('switch', { name: 'J’accepte d’aider' })).toBeChecked()
  // Who asks is not counted among those who could answer.
  await expect(page.getByText('Personne n’est libre à cette heure.')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: QUESTION })).toBeVisible()
})

test('all of it may be skipped, once and for all; and the browser would install it', async ({ house }) => {
  const nadia = await house.member('Nadia Belkacem', { welcomed: false })
  const page = await house.open(nadia, '/')
  const browser = await page.context().newCDPSession(page)
  const { url, errors } = await browser.send('Page.getAppManifest')
  expect([new URL(url).pathname, errors]).toEqual(['/manifest.webmanifest', []])
  const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors')
  // But for the window the test is in, which forgets all.
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito'])
  await page.getByRole('button', { name: 'Tout passer' }).click()
  await expect(page.getByRole('heading', { name: QUESTION })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: QUESTION })).toBeVisible()
})
