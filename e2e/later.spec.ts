import { askFrom, expect, QUESTION, tapOn, test } from './house.ts'

test('nobody is there: put aside for later, asked "now?" once somebody comes, and both are there', async ({
  house,
}) => {
  const ines = await house.member('Inès Moreau')
  const karim = await house.member('Karim Haddad', { helps: true, claims: ['Excel'] })
  const seeker = await house.open(ines)
  await askFrom(seeker, 'Excel refuse mon fichier de paie.')
  await seeker.getByRole('button', { name: 'Plus tard, dès que quelqu’un est là' }).click()
  await expect(seeker.getByRole('heading', { name: QUESTION })).toBeVisible()
  await expect(seeker.getByText('Dès qu’une personne qui s’y connaît est là')).toBeVisible()
  await house.settled()

  const helper = await house.open(karim)
  const now = seeker.getByRole('region', { name: 'Quelqu’un peut vous aider maintenant.' })
  // Those who wait are looked at every fifteen seconds at most.
  await expect(now).toContainText('Excel refuse mon fichier', { timeout: 30_000 })
  await expect(now).not.toContainText('Karim')
  await expect(tapOn(helper)).toHaveCount(0)
  await now.getByRole('button', { name: 'Maintenant', exact: true }).click()
  await expect(seeker).toHaveURL(/\/ask\//)
  await tapOn(helper).getByRole('button', { name: 'Oui, j’arrive' }).click()
  await expect(helper).toHaveURL(/\/session\//)
  await expect(seeker).toHaveURL(/\/session\//)
})
