import { askFrom, expect, QUESTION, startWorldWithTime, tapOn, test } from './house.ts'

/** Somebody said yes and does not come, or came to find nobody: the ways back. */

let world: Awaited<ReturnType<typeof startWorldWithTime>>
test.beforeEach(async () => {
  world = await startWorldWithTime()
})
test.afterEach(() => world.stop())

test('a helper who does not come within 30 s: the search goes on', async ({ houseIn }) => {
  const house = await houseIn(world)
  const ines = await house.member('Inès Moreau')
  const karim = await house.member('Karim Haddad', { helps: true, claims: ['Excel'] })
  const yann = await house.member('Yann Le Goff', { helps: true })
  const [seeker, second] = await Promise.all([house.open(ines), house.open(yann)])
  await expect(second.getByRole('heading', { name: QUESTION })).toBeVisible()
  const line = await karim.client.openTab()
  await askFrom(seeker, 'Excel refuse mon fichier.')
  const { taps } = await line.until((now) => now.taps.length === 1)
  await karim.client.api.offers.accept({ offerId: taps[0]?.offerId ?? '' })
  await expect(seeker).toHaveURL(/\/session\//)
  await expect(seeker.getByText(/On attend Karim/)).toBeVisible()

  await world.skip(31)
  await expect(seeker).toHaveURL(/\/ask\//)
  await expect(seeker.getByRole('heading', { level: 1 })).toHaveText(/sollicitée/)
  await expect(tapOn(second)).toContainText('Excel refuse mon fichier.')
  expect(line.now().taps).toEqual([])
  line.close()
})

test('a seeker who is away for 2 min: the ask waits aside, and is taken up again', async ({ houseIn }) => {
  const house = await houseIn(world)
  const ines = await house.member('Inès Moreau')
  const karim = await house.member('Karim Haddad', { helps: true })
  const [seeker, helper] = await Promise.all([house.open(ines), house.open(karim)])
  await expect(helper.getByRole('heading', { name: QUESTION })).toBeVisible()
  await askFrom(seeker, 'Excel refuse mon fichier.')
  await expect(tapOn(helper)).toBeVisible()
  await seeker.close()

  await tapOn(helper).getByRole('button', { name: 'Oui, j’arrive' }).click()
  await expect(helper.getByText(/On attend Inès/)).toBeVisible()
  await world.skip(121)
  await expect(helper.getByRole('heading', { name: QUESTION })).toBeVisible()

  const back = await house.open(ines)
  await expect(back.getByRole('heading', { name: 'Une demande mise de côté' })).toBeVisible()
  const why = 'Vous n’étiez plus là quand quelqu’un est venu : la demande vous attend ici.'
  await expect(back.getByText(why)).toBeVisible()
  await back.getByRole('button', { name: 'Reprendre la recherche' }).click()
  await expect(back.getByRole('heading', { level: 1 })).toHaveText('Une personne sollicitée')
  await expect(tapOn(helper)).toContainText('Excel refuse mon fichier.')
})
