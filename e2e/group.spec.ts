import { askFrom, expect, tapOn, test } from './house.ts'

test('a second with the same waits for what comes of the first, and gets a line of its two; solved in part, it is reopened', async ({
  house,
}) => {
  const ines = await house.member('Inès Moreau')
  const sofia = await house.member('Sofia Marques')
  const karim = await house.member('Karim Haddad', { helps: true, claims: ['RECHERCHEX'] })
  const [first, second, helper] = await Promise.all([house.open(ines), house.open(sofia), house.open(karim)])
  await askFrom(first, 'Mon RECHERCHEX renvoie #N/A dans le tableau de budget.')
  await expect(tapOn(helper)).toContainText('tableau de budget')
  const ask = first.url()
  await askFrom(second, 'RECHERCHEX renvoie #N/A dans mon tableau de budget.')
  const near = second.getByRole('region', { name: 'Quelqu’un cherche presque la même chose' })
  await expect(near).toBeVisible()
  await expect(second.locator('main')).not.toContainText('Inès')
  await near.getByRole('button', { name: 'Attendre ce qui en sort' }).click()
  await expect(second.getByRole('heading', { level: 1 })).toHaveText('Votre demande attend l’issue d’une autre')

  await tapOn(helper).getByRole('button', { name: 'Oui, j’arrive' }).click()
  await expect(first).toHaveURL(/\/session\//)
  await expect(helper).toHaveURL(/\/session\//)
  const sessionId = new URL(first.url()).pathname.split('/').at(-1) ?? ''
  const tab = await ines.client.openTab()
  await tab.until((now) => now.session?.state === 'live')
  tab.close()
  await ines.client.api.sessions.end({ sessionId })
  await expect(first).toHaveURL(/\/after\//)
  const line = first.getByLabel(/Quelqu’un attend avec presque la même demande/)
  // By key: not yet, which leaves nothing to say of it; then in part.
  await expect(line).toBeVisible()
  await first.keyboard.press('3')
  await expect(first.getByText('La recherche reprendra, sans solliciter Karim de nouveau.')).toBeVisible()
  await expect(line).toHaveCount(0)
  await first.keyboard.press('2')
  await expect(first.getByRole('radio', { name: 'En partie' })).toBeChecked()
  await first.getByRole('radio', { name: 'Une autre façon de voir' }).check({ force: true })
  // A figure that is written is a figure.
  await line.pressSequentially('Les 31 codes étaient du texte : Données, Convertir.')
  await expect(line).toHaveValue('Les 31 codes étaient du texte : Données, Convertir.')
  await expect(first.getByRole('radio', { name: 'En partie' })).toBeChecked()
  await expect(first.locator('main')).not.toContainText('Sofia')
  await first.getByRole('button', { name: 'Envoyer et reprendre' }).click()
  await expect(first).toHaveURL(/\/$/)
  const { db } = house.world.core.house
  const said = db.selectFrom('outcome').where('sessionId', '=', sessionId).select(['personId', 'outcome', 'kind'])
  expect(await said.execute()).toEqual([{ personId: ines.personId, outcome: 'partly', kind: 'reformulation' }])

  await expect(second.getByText('Les 31 codes étaient du texte')).toBeVisible()
  await expect(second.getByRole('button', { name: 'Cette réponse m’aide' })).toBeVisible()

  // What was solved in part only is taken up again, within seven days.
  await first.goto(ask)
  await expect(first.getByRole('heading', { level: 1 })).toHaveText('Cette demande est résolue')
  await first.getByRole('button', { name: 'Rouvrir la demande' }).click()
  await expect(first.getByRole('heading', { level: 1 })).toHaveText('Une personne sollicitée')
  await helper.goto(house.url)
  await expect(tapOn(helper)).toContainText('tableau de budget')
})
