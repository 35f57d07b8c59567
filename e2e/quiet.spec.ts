import { SILENT } from '@binome/server/src/routing/rules.ts'
import { askFrom, expect, QUESTION, tapOn, test } from './house.ts'

/** Whoever says when they may be asked is not asked in quiet hours, while somebody else is. */

const ASK = 'Le RECHERCHEX de mon classeur ne trouve plus rien.'

test('a quiet person never sees a tap while another does', async ({ house }) => {
  const ines = await house.member('Inès Moreau', { role: 'admin' })
  const karim = await house.member('Karim Haddad', { helps: true, claims: ['RECHERCHEX'] })
  const yann = await house.member('Yann Le Goff', { helps: true, claims: ['RECHERCHEX'] })

  // Karim has named no place, and has his computer on another clock than the house: the house's is shown, and is kept with
  // the first hours he says.
  await ines.client.api.routing.saveRules({ said: { ...SILENT, timeZone: 'Asia/Kolkata' } })
  const quiet = await house.open(karim, '/settings', { timezoneId: 'America/New_York' })
  await expect(quiet.getByLabel('Fuseau horaire')).toHaveValue('Asia/Kolkata')
  // He says his quiet hours, by keyboard alone: the whole of Monday, then of every day.
  await quiet.getByRole('button', { name: 'Choisir jour par jour : Heures de calme' }).press('Enter')
  await quiet.getByRole('button', { name: 'Ajouter un moment : lundi' }).press('Enter')
  const from = quiet.getByLabel('lundi, début')
  await expect(from).toBeFocused()
  await from.fill('00:00')
  await quiet.getByLabel('lundi, fin').fill('00:00')
  await quiet.keyboard.press('Enter')
  await quiet.getByRole('button', { name: 'Copier lundi vers…' }).press('Enter')
  await expect(quiet.getByRole('menuitem', { name: 'Lundi à vendredi' })).toBeVisible()
  await quiet.getByRole('menuitem', { name: 'Tous les jours' }).press('Enter')
  await quiet.getByRole('button', { name: 'Fermer : Heures de calme' }).press('Enter')
  await expect(quiet.getByText('Tous les jours, toute la journée')).toBeVisible()
  await expect.poll(async () => (await karim.client.api.asking.read()).quiet.length).toBe(7)
  expect((await karim.client.api.asking.read()).timeZone).toBe('Asia/Kolkata')
  await quiet.getByRole('link', { name: 'Maintenant' }).first().click()
  await expect(quiet.getByRole('switch', { name: 'Pas en ce moment' })).toBeDisabled()
  await expect(quiet.getByText('Heures de calme.')).toBeVisible()

  const line = await karim.client.openTab()
  const [seeker, other] = await Promise.all([house.open(ines), house.open(yann)])
  await expect(other.getByRole('heading', { name: QUESTION })).toBeVisible()
  await askFrom(seeker, ASK)
  await expect(tapOn(other)).toContainText(ASK)
  await other.getByRole('button', { name: 'Pas maintenant' }).click()
  await expect(tapOn(other)).toHaveCount(0)
  await house.settled()
  expect(line.now().taps).toEqual([])
  expect(line.counts()).toEqual({})
  await expect(tapOn(quiet)).toHaveCount(0)
  line.close()
})
