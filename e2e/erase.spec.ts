import { expect, QUESTION, test } from './house.ts'
import { finished } from './stage.ts'

test('erasing oneself: gone for the others too, what was solved stays without a name', async ({ house }) => {
  const ines = await house.member('Inès Moreau')
  const karim = await house.member('Karim Haddad', { helps: true })
  await finished(house, { seeker: ines, helper: karim, text: 'Comment figer la première ligne ?' })

  const page = await house.open(karim, '/me')
  await page.getByRole('button', { name: 'M’effacer' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: 'M’effacer pour de bon' })).toBeDisabled()
  await dialog.getByRole('textbox').fill('effacer')
  await dialog.getByRole('button', { name: 'M’effacer pour de bon' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await page.goto(house.url)
  await expect(page).toHaveURL(/\/sign-in/)

  const other = await house.open(ines, '/pairs')
  await expect(other.getByText('Comment figer la première ligne ?')).toBeVisible()
  await expect(other.getByText(/une personne partie/i)).toBeVisible()
  await expect(other.getByText('Karim')).toHaveCount(0)
  await other.goto(`${house.url}/`)
  await expect(other.getByRole('heading', { name: QUESTION })).toBeVisible()
})
