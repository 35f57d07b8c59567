import { aPicture, expect, QUESTION, test } from './house.ts'

test('what is asked without a network is kept, over a reload too, and leaves by itself', async ({ house }) => {
  const ines = await house.member('Inès Moreau')
  const page = await house.open(ines)
  await expect(page.getByRole('heading', { name: QUESTION })).toBeVisible()
  const field = page.getByRole('textbox', { name: 'Votre blocage' })
  await field.fill('Brouillon à moitié')
  await page.locator('input[type=file]').setInputFiles(await aPicture())
  const picture = page.getByRole('img', { name: 'Image 1 jointe' })
  await expect(picture).toBeVisible()
  await expect.poll(() => page.evaluate(keptPictures)).toBe(1)
  await page.reload()
  await expect(field).toHaveValue('Brouillon à moitié')
  await expect(picture).toBeVisible()

  await page.context().setOffline(true)
  await field.fill('Le réseau est tombé, ma demande aussi ?')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Votre demande est gardée ici')).toBeVisible()
  await expect(field).toHaveValue('Le réseau est tombé, ma demande aussi ?')
  expect((await ines.client.api.asks.list({})).rows).toEqual([])

  await page.context().setOffline(false)
  await expect(page).toHaveURL(/\/ask\//, { timeout: 20_000 })
  await expect.poll(() => page.evaluate(keptPictures)).toBe(0)
  const { rows } = await ines.client.api.asks.list({})
  expect(rows.map(({ text, pictures }) => [text, pictures.length])).toEqual([
    ['Le réseau est tombé, ma demande aussi ?', 1],
  ])
})

test('what the app fetches when it is first needed waits for the network, and takes nothing away meanwhile', async ({
  house,
}) => {
  const page = await house.open(await house.member('Inès Moreau'))
  const field = page.getByRole('textbox', { name: 'Votre blocage' })
  await field.fill('À moitié écrit')
  await page.getByRole('heading', { name: QUESTION }).click()
  await page.evaluate(() => {
    document.documentElement.dataset.same = ''
  })
  await page.context().setOffline(true)
  const missed = page.waitForEvent('requestfailed', (request) => request.url().includes('/KeyList'))
  await page.keyboard.press('?')
  await missed
  await expect(field).toHaveValue('À moitié écrit')
  await page.context().setOffline(false)
  const list = page.getByRole('dialog', { name: 'Les touches d’ici' })
  await expect(list).toBeVisible()
  // Its style sheet had not arrived either.
  const styled = await page
    .locator('link[rel=stylesheet]')
    .evaluateAll((links: HTMLLinkElement[]) => links.every((link) => link.sheet))
  expect(styled).toBe(true)
  await page.keyboard.press('Escape')

  await page.context().setOffline(true)
  const apart = page.waitForEvent('requestfailed', (request) => request.url().includes('/PeoplePage'))
  await page.getByRole('link', { name: 'Personnes', exact: true }).click()
  await apart
  await expect(field).toHaveValue('À moitié écrit')
  await page.context().setOffline(false)
  await expect(page).toHaveURL(/\/people/)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await page.evaluate(() => 'same' in document.documentElement.dataset)).toBe(true)
})

/** How many pictures this browser keeps for half-written asks. */
const keptPictures = () =>
  new Promise<number>((resolve, reject) => {
    const opening = indexedDB.open('binome.draft', 1)
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const database = opening.result
      const all = database.transaction('pictures').objectStore('pictures').getAll()
      all.onsuccess = () => {
        database.close()
        resolve(all.result.reduce((sum: number, row: { pictures: unknown[] }) => sum + row.pictures.length, 0))
      }
    }
  })
