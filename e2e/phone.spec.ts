import { expect, QUESTION, test } from './house.ts'

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 }

test('on two phones: ask, be tapped, come, write', async ({ house }) => {
  const ines = await house.member('Inès Moreau')
  const karim = await house.member('Karim Haddad', { helps: true })
  const [seeker, helper] = await Promise.all([house.open(ines, '/', PHONE), house.open(karim, '/', PHONE)])
  await expect(helper.getByRole('heading', { name: QUESTION })).toBeVisible()
  await seeker.getByRole('textbox', { name: 'Votre blocage' }).fill('L’imprimante d’étiquettes sort du blanc.')
  await seeker.getByRole('button', { name: 'Demander' }).tap()
  await expect(seeker.getByRole('heading', { level: 1 })).toHaveText('Une personne sollicitée')

  await helper.getByRole('link', { name: 'Voir, Inès vous cherche' }).tap()
  await expect(helper.getByRole('heading', { name: 'Inès vous cherche' })).toBeVisible()
  await helper.getByRole('button', { name: 'Oui, j’arrive' }).tap()
  await expect(helper).toHaveURL(/\/session\//)
  await expect(seeker).toHaveURL(/\/session\//)
  await seeker.getByRole('button', { name: 'Écrire' }).tap()
  await seeker.getByRole('textbox', { name: 'Écrire à Karim' }).fill('Bonjour !')
  await seeker.getByRole('button', { name: 'Envoyer' }).tap()
  await helper.getByRole('button', { name: /Écrire/ }).tap()
  await expect(helper.getByRole('log')).toContainText('Bonjour !')
  for (const page of [seeker, helper]) {
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(390)
  }
  await helper.getByRole('button', { name: 'Fermer la discussion' }).tap()
  await helper.getByRole('button', { name: 'Quitter' }).tap()
  await helper.getByRole('dialog').getByRole('button', { name: 'Terminer', exact: true }).tap()
  await expect(seeker.getByRole('heading', { name: 'C’est débloqué ?' })).toBeVisible()
})
