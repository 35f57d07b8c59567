import { expect, QUESTION, tapOn, test } from './house.ts'

test('from a search to asking that person first, and only them, until one agrees to ask others, in better words', async ({
  house,
}) => {
  const ines = await house.member('Inès Moreau')
  const lea = await house.member('Léa Fontaine', { helps: true, claims: ['Douane'] })
  const karim = await house.member('Karim Haddad', { helps: true, claims: ['RECHERCHEX'] })
  const [first, fitting] = await Promise.all([house.open(lea), house.open(karim)])
  await expect(first.getByRole('heading', { name: QUESTION })).toBeVisible()
  await expect(fitting.getByRole('heading', { name: QUESTION })).toBeVisible()

  const page = await house.open(ines, '/people')
  await page.getByRole('searchbox').fill('douane')
  await expect(page.getByText('1 personne', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Léa Fontaine', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Léa Fontaine' })).toBeVisible()
  // Inès knows that Léa does, and says so.
  const confirm = page.getByRole('button', { name: 'Je confirme, Douane' })
  await confirm.click()
  await expect(page.getByText('Dit savoir faire, aucune demande encore, confirmé par vous')).toBeVisible()
  await expect(confirm).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('link', { name: 'Demander à Léa en premier' }).click()
  await expect(page.getByText('D’abord à Léa')).toBeVisible()
  const text = 'RECHERCHEX ne trouve pas mes codes de douane.'
  await page.getByRole('textbox', { name: 'Votre blocage' }).fill(text)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Léa a reçu votre demande')
  await expect(tapOn(first)).toContainText(text)
  await expect(tapOn(first)).toContainText('Inès a pensé à vous.')
  await expect(tapOn(fitting)).toHaveCount(0)

  await expect(page.getByText('Personne d’autre n’est sollicité sans votre accord.')).toBeVisible()
  await page.getByRole('button', { name: 'Demander aussi à d’autres' }).click()
  await expect(tapOn(fitting)).toContainText(text)
  await expect(tapOn(fitting)).toContainText('Vous dites connaître RECHERCHEX.')
  await expect(tapOn(first)).toContainText(text)

  // Said better while it searches: whoever was asked reads it so, and is not asked anew.
  await page.getByRole('button', { name: 'Ajouter un détail' }).click()
  const better = 'Mes codes de douane commencent par un zéro, que RECHERCHEX ne trouve pas.'
  await page.getByRole('dialog').getByRole('textbox', { name: 'Votre demande' }).fill(better)
  await page.getByRole('button', { name: 'Mettre à jour' }).click()
  await expect(page.getByRole('main')).toContainText(better)
  for (const asked of [first, fitting]) {
    await expect(tapOn(asked)).toContainText(better)
    await expect(tapOn(asked)).not.toContainText(text)
  }
})
