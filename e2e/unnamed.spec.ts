import { expect, QUESTION, tapOn, test } from './house.ts'

test('asked without a name: nobody who is tapped learns who asks, but whoever comes', async ({ house }) => {
  const ines = await house.member('Inès Moreau')
  const karim = await house.member('Karim Haddad', { helps: true, claims: ['RECHERCHEX'] })
  const [seeker, helper] = await Promise.all([house.open(ines), house.open(karim)])
  await expect(helper.getByRole('heading', { name: QUESTION })).toBeVisible()
  await seeker.getByRole('button', { name: 'Sans mon nom' }).click()
  await seeker.getByRole('textbox', { name: 'Votre blocage' }).fill('Mon RECHERCHEX ne trouve plus rien.')
  await seeker.keyboard.press('Enter')
  await expect(seeker.getByText('Votre nom n’apparaît qu’à la personne qui vient.')).toBeVisible()

  // A team of two would be a name.
  await expect(tapOn(helper)).toContainText('De la part de : Quelqu’un de la maison.')
  await expect(helper.locator('body')).not.toContainText('Inès')
  const [tap] = (await karim.client.openTab().then((line) => line.now())).taps
  await helper.goto(`${house.url}/tap/${tap?.offerId}`)
  await expect(helper.getByRole('heading', { name: 'Quelqu’un de la maison vous cherche' })).toBeVisible()
  await expect(helper.locator('body')).not.toContainText('Inès')
  await helper.getByRole('button', { name: 'Oui, j’arrive' }).click()
  await expect(helper).toHaveURL(/\/session\//)
  await expect(helper.getByText('Inès').first()).toBeVisible()
})
