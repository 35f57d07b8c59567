import { expect, test } from './house.ts'
import { openPattern, seesThePattern } from './media.ts'
import { matched } from './stage.ts'

test('to see and to draw is asked and given, taken back at once, and a picture held back is no picture', async ({
  house,
}) => {
  const ines = await house.member('Inès Moreau')
  const karim = await house.member('Karim Haddad', { helps: true })
  const { id } = await matched(house, { seeker: ines, helper: karim, text: 'Ma plage nommée ne suit pas.' })
  const { context } = await house.chromium(ines)
  await openPattern(context)
  const seeker = await context.newPage()
  await seeker.goto(`${house.url}/session/${id}`)
  const helper = await (await house.chromium(karim)).context.newPage()
  await helper.goto(`${house.url}/session/${id}`)

  // Once the two pages are connected, which nothing prepared here.
  const askToSee = helper.getByRole('button', { name: 'Demander à voir' })
  await expect(askToSee).toBeVisible({ timeout: 30_000 })
  await askToSee.click()
  await seeker.bringToFront()
  await expect(seeker.getByText('demande à voir votre écran').first()).toBeVisible()
  await seeker.getByRole('button', { name: 'Montrer', exact: true }).click()
  await seeker.getByRole('button', { name: 'Partager cet onglet' }).click()
  await seesThePattern(helper)

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
