import { askFrom, expect, QUESTION, tapOn, test } from './house.ts'
import { hears, rememberLinks } from './media.ts'

test('without a microphone the two still meet, hear what can be heard, and write', async ({ house }) => {
  const ines = await house.member('Inès Moreau')
  const karim = await house.member('Karim Haddad', { helps: true })
  const browser = await house.chromium(ines, { microphone: false })
  await rememberLinks(browser.context)
  const seeker = await browser.context.newPage()
  await seeker.goto(house.url)
  const helper = await house.open(karim)
  await expect(helper.getByRole('heading', { name: QUESTION })).toBeVisible()
  await askFrom(seeker, 'La macro du bon de commande s’arrête ligne 12.')
  await seeker.getByRole('button', { name: 'Préparer la voix' }).click()
  await expect(seeker.getByText('Ouvrez le cadenas près de l’adresse')).toBeVisible()

  await tapOn(helper).getByRole('button', { name: 'Oui, j’arrive' }).click()
  await expect(seeker).toHaveURL(/\/session\//)
  await hears(seeker)
  await expect(seeker.getByText(/Vous entendez, écrivez et pointez/)).toBeVisible()
  await seeker.getByRole('textbox', { name: 'Écrire à Karim' }).fill('Je n’ai pas de micro, je t’écris.')
  await seeker.keyboard.press('Enter')
  await expect(helper.getByRole('log')).toContainText('Je n’ai pas de micro, je t’écris.')
  await helper.getByRole('textbox', { name: 'Écrire à Inès' }).fill('Bien reçu.')
  await helper.keyboard.press('Enter')
  await expect(seeker.getByRole('log')).toContainText('Bien reçu.')
})
