import { expect, test } from './house.ts'

test('people by CSV: what is wrong is said by its line; then all of them come', async ({ house }) => {
  const claire = await house.member('Claire Dubreuil', { role: 'admin' })
  const page = await house.open(claire, '/admin?room=imports')
  const domain = `${house.organizationId.slice(-12)}.example`
  const lines = [
    'name,email,team,title,role,language,joined',
    `Aude Prigent,aude@${domain},Qualité,Contrôleuse,member,fr,2024-03-01`,
    `Tom Baker,tom@${domain},Qualité,Inspector,member,de,2025-01-06`,
  ]
  const field = page.getByLabel('Ou collez le contenu')
  await field.fill(lines.join('\n'))
  await expect(page.getByText(/Ligne 3/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Importer' })).toBeDisabled()
  await field.fill(lines.join('\n').replace(',de,', ',en,'))
  await page.getByRole('button', { name: 'Importer' }).click()
  await expect(page.getByText('Ajouts : 2, changements : 0, équipes nouvelles : 1.')).toBeVisible()
  await page.getByRole('link', { name: 'Membres' }).click()
  await expect(page.getByRole('link', { name: 'Tom Baker' })).toBeVisible()
  const { rows } = await claire.client.api.people.list({ q: 'Aude Prigent' })
  expect(rows.map(({ person }) => [person.name, person.team])).toEqual([['Aude Prigent', 'Qualité']])
})
