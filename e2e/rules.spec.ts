import { expect, test } from './house.ts'

test('what the house says of its searches and of the time kept is felt by the next ask, and told to its people', async ({
  house,
}) => {
  const ines = await house.member('Inès Moreau', { role: 'admin' })
  const others = await Promise.all(
    ['Karim Haddad', 'Léa Fontaine', 'Yann Le Goff'].map((name) => house.member(name, { helps: true })),
  )
  const lines = await Promise.all(others.map(({ client }) => client.openTab()))
  await house.settled()
  const taps = () => lines.reduce((sum, line) => sum + line.now().taps.length, 0)

  const admin = await house.open(ines, '/admin?room=rules')
  await admin.getByRole('radio', { name: 'vif' }).check()
  await admin.getByLabel('En même temps').fill('1')
  await admin.getByLabel('Au plus').selectOption('60')
  await admin.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(admin.getByText('Enregistré.')).toBeVisible()

  await ines.client.api.asks.open({ text: 'Comment figer une ligne ?' })
  await expect.poll(taps).toBe(1)
  await house.settled()
  expect(taps()).toBe(1)
  const asked = lines.findIndex((line) => line.now().taps.length > 0)
  const offerId = lines[asked]?.now().taps[0]?.offerId ?? ''
  await others[asked]?.client.api.offers.decline({ offerId, offTopic: false })
  await expect.poll(() => lines.findIndex((line) => line.now().taps.length > 0)).not.toBe(asked)
  await expect.poll(taps).toBe(1)

  const mine = await house.open(others[0] ?? null, '/me')
  await expect(mine.getByText('Votre équipe permet jusqu’à 1 h.')).toBeVisible()
  await expect(mine.getByText('Rien encore cette semaine, sur 1 h')).toBeVisible()
  for (const line of lines) line.close()
})
