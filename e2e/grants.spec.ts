import { expect, test } from './house.ts'
import { seesThePattern } from './media.ts'
import { comeToShow, showOnAsking } from './showing.ts'
import { inesAndKarim } from './stage.ts'

test('to see and to draw is asked and given, taken back at once, and a picture held back is no picture', async ({
  house,
}) => {
  const { seeker, helper } = await comeToShow(house, await inesAndKarim(house))
  await showOnAsking(seeker, helper)

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
  await helper.getByRole('button', { name: 'Demander à voir' }).click()
  await seeker.getByRole('button', { name: 'Montrer', exact: true }).click()
  await seesThePattern(helper)
})
