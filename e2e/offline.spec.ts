import { expect, QUESTION, test } from './house.ts'

test('what is asked without a network is kept, over a reload too, and leaves by itself', async ({ house }) => {
  const ines = await house.member('Inès Moreau')
  const page = await house.open(ines)
  await expect(page.getByRole('heading', { name: QUESTION })).toBeVisible()
  const field = page.getByRole('textbox', { name: 'Votre blocage' })
  await field.fill('Brouillon à moitié')
  await page.reload()
  await expect(field).toHaveValue('Brouillon à moitié')

  await page.context().setOffline(true)
  await field.fill('Le réseau est tombé, ma demande aussi ?')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Votre demande est gardée ici')).toBeVisible()
  await expect(field).toHaveValue('Le réseau est tombé, ma demande aussi ?')
  expect((await ines.client.api.asks.list({})).rows).toEqual([])

  await page.context().setOffline(false)
  await expect(page).toHaveURL(/\/ask\//, { timeout: 20_000 })
  const { rows } = await ines.client.api.asks.list({})
  expect(rows.map(({ text }) => text)).toEqual(['Le réseau est tombé, ma demande aussi ?'])
})
