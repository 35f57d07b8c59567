import { aPicture, expect, QUESTION, test } from './house.ts'
import { finished } from './stage.ts'

test('erasing oneself: gone for the others too, what was solved stays without a name', async ({ house }) => {
  const ines = await house.member('Inès Moreau')
  const karim = await house.member('Karim Haddad', { helps: true })
  await finished(house, { seeker: ines, helper: karim, text: 'Comment figer la première ligne ?' })

  const page = await house.open(karim)
  await page.getByRole('textbox', { name: 'Votre blocage' }).fill('Brouillon à moitié')
  await page.locator('input[type=file]').setInputFiles(await aPicture())
  await expect(page.getByRole('img', { name: 'Image 1 jointe' })).toBeVisible()
  await expect.poll(() => page.evaluate(drafts)).toEqual([1, 1])
  await page.goto(`${house.url}/me`)
  await page.getByRole('button', { name: 'M’effacer' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: 'M’effacer pour de bon' })).toBeDisabled()
  await dialog.getByRole('textbox').fill('effacer')
  await dialog.getByRole('button', { name: 'M’effacer pour de bon' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  expect(await page.evaluate(drafts)).toEqual([0, 0])
  await page.goto(house.url)
  await expect(page).toHaveURL(/\/sign-in/)

  const other = await house.open(ines, '/pairs')
  await expect(other.getByText('Comment figer la première ligne ?')).toBeVisible()
  await expect(other.getByRole('heading', { name: /une personne partie/i })).toBeVisible()
  await expect(other.getByText('Karim')).toHaveCount(0)
  await other.goto(`${house.url}/`)
  await expect(other.getByRole('heading', { name: QUESTION })).toBeVisible()
})

/** Half-written words and the databases of their pictures on this device. */
const drafts = async () => [
  Object.keys(localStorage).filter((name) => name.startsWith('binome.draft.')).length,
  (await indexedDB.databases()).filter(({ name }) => name === 'binome.draft').length,
]
