import { askFrom, expect, QUESTION, startWorldWithTime, test } from './house.ts'
import { hears, rememberLinks } from './media.ts'

/** Nobody came: a moment is booked, and the session opens at that time. */

let world: Awaited<ReturnType<typeof startWorldWithTime>>
test.beforeEach(async () => {
  world = await startWorldWithTime()
})
test.afterEach(() => world.stop())

test('an unanswered ask becomes a booked session that opens', async ({ houseIn }) => {
  const house = await houseIn(world)
  const ines = await house.member('Inès Moreau')
  const karim = await house.member('Karim Haddad', { helps: true, claims: ['Excel'] })
  const browser = await house.chromium(ines)
  await rememberLinks(browser.context)
  const seeker = await browser.context.newPage()
  await seeker.goto(house.url)
  await askFrom(seeker, 'Excel refuse mon fichier.')
  await seeker.getByRole('button', { name: 'Voir les moments possibles' }).click()
  await seeker.getByRole('list', { name: 'Moments possibles' }).getByRole('button').first().click()
  await expect(seeker.getByText('On demande à qui serait libre alors.')).toBeVisible()

  const helper = await house.open(karim)
  const moments = helper.getByRole('region', { name: 'Rendez-vous' })
  await expect(moments).toContainText('Inès aimerait 15')
  await moments.getByRole('button', { name: 'Oui, cela me va' }).click()
  await expect(seeker.getByText('Avec Karim,')).toBeVisible()
  const saving = helper.waitForEvent('download')
  await moments.getByRole('button', { name: 'Ajouter à mon agenda' }).click()
  expect((await saving).suggestedFilename()).toBe('rendez-vous-binome.ics')

  const line = await karim.client.openTab()
  const startsAt = new Date(line.now().bookings[0]?.startsAt ?? '')
  line.close()
  await world.skip((startsAt.getTime() - world.core.house.clock.now().getTime()) / 1000)
  // Its own clock stands where it stood: hours behind the house's, which it is told.
  await helper.reload()
  await expect(helper.getByRole('heading', { name: QUESTION })).toBeVisible()
  await expect(moments).toContainText('C’est l’heure.')
  await moments.getByRole('button', { name: 'Rejoindre Inès' }).click()
  await expect(helper).toHaveURL(/\/session\//)
  await expect(seeker).toHaveURL(/\/session\//)
  await expect(seeker.getByText('Karim').first()).toBeVisible()
  await hears(seeker)
})
