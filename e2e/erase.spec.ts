import { readFileSync } from 'node:fs'
import { aPicture, expect, QUESTION, test } from './house.ts'
import { finished } from './stage.ts'

test('what is mine: said, shown, taken along; then erasing oneself: gone for the others too, what was solved stays without a name', async ({
  house,
}) => {
  const ines = await house.member('Inès Moreau')
  const karim = await house.member('Karim Haddad', { helps: true })
  await finished(house, { seeker: ines, helper: karim, text: 'Comment figer la première ligne ?' })

  const page = await house.open(karim)
  await page.getByRole('textbox', { name: 'Votre blocage' }).fill('Brouillon à moitié')
  await page.locator('input[type=file]').setInputFiles(await aPicture())
  await expect(page.getByRole('img', { name: 'Image 1 jointe' })).toBeVisible()
  await expect.poll(() => page.evaluate(drafts)).toEqual([1, 1])
  await page.goto(`${house.url}/me`)
  // What one says one knows is said and taken back at once.
  const claim = page.getByRole('combobox', { name: 'Dire un savoir-faire' })
  for (const skill of ['Tableur', 'Douane']) {
    await claim.fill(skill)
    await page.getByRole('option', { name: `Ajouter « ${skill} »` }).click()
    await expect(page.getByRole('button', { name: `Retirer ${skill}` })).toBeVisible()
  }
  await page.getByRole('button', { name: 'Retirer Douane' }).click()
  const claims = async () => (await karim.client.api.me.mySkills({})).rows.map(({ skill }) => skill.labelFr)
  await expect.poll(claims).toEqual(['Tableur'])

  const [choosing] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Ajouter une photo' }).click(),
  ])
  await choosing.setFiles(await aPicture())
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByRole('button', { name: 'Retirer la photo' })).toBeVisible()
  const line = await karim.client.openTab()
  const { photo } = line.now().me.person
  line.close()
  const other = await house.open(ines, '/pairs')
  const seen = async () => (await other.request.get(new URL(photo ?? '', house.url).href)).status()
  expect(await seen()).toBe(200)

  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Exporter ce qui est à moi' }).click()
  const saved = await saving
  expect(saved.suggestedFilename()).toMatch(/^binome-\d{4}-\d\d-\d\d\.json$/)
  const mine = readFileSync(await saved.path(), 'utf8')
  for (const words of ['Karim Haddad', karim.email, 'Tableur', 'Merci !']) expect(mine).toContain(words)
  expect(mine).not.toContain(ines.email)

  await page.getByRole('button', { name: 'M’effacer' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: 'M’effacer pour de bon' })).toBeDisabled()
  await dialog.getByRole('textbox').fill('effacer')
  await dialog.getByRole('button', { name: 'M’effacer pour de bon' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  expect(await page.evaluate(drafts)).toEqual([0, 0])
  await page.goto(house.url)
  await expect(page).toHaveURL(/\/sign-in/)

  expect(await seen()).toBe(404)
  await other.reload()
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
