import { askFrom, expect, QUESTION, startWorldWithTime, tapOn, test } from './house.ts'

/** Whoever helps for an hour is asked for an hour. A tap put off by keyboard comes again; said not to be one's topic it is remembered; heard by whoever wants to hear. */

const ASK = 'Le RECHERCHEX de mon classeur ne trouve plus rien.'

let world: Awaited<ReturnType<typeof startWorldWithTime>>
test.beforeEach(async () => {
  world = await startWorldWithTime()
})
test.afterEach(() => world.stop())

test('for an hour; later, not my topic, and no sound unless it is wanted', async ({ houseIn }) => {
  const house = await houseIn(world)
  const ines = await house.member('Inès Moreau')
  const karim = await house.member('Karim Haddad', { helps: true, claims: ['RECHERCHEX'] })
  const [seeker, helper] = await Promise.all([house.open(ines), house.open(karim)])
  // What would be heard.
  await helper.addInitScript(() => {
    const heard: number[] = []
    Object.assign(window, { heard })
    window.AudioContext = class extends AudioContext {
      constructor() {
        super()
        heard.push(Date.now())
      }
    }
  })
  const heard = () => helper.evaluate(() => (window as unknown as { heard: number[] }).heard.length)
  await helper.reload()
  await expect(helper.getByRole('heading', { name: QUESTION })).toBeVisible()
  // For an hour, which is longer than what follows takes.
  await helper.getByRole('button', { name: 'Changer', exact: true }).click()
  await helper.getByRole('group', { name: 'Jusqu’à quand' }).getByRole('radio', { name: '1 h' }).click({ force: true })
  await expect(helper.getByText(/^Jusqu’à \d/)).toBeVisible()
  await askFrom(seeker, ASK)
  const tap = tapOn(helper)
  await expect(tap).toContainText(ASK)
  await expect(tap).toContainText('Vous dites connaître RECHERCHEX.')

  // `?` tells the keys of this page, and silences single letters for whoever dictates.
  await helper.keyboard.press('Escape')
  await helper.keyboard.press('?')
  const keys = helper.getByRole('dialog', { name: 'Les touches d’ici' })
  for (const key of [/Oui, j’arrive\s*Y\s*O/, /Pas maintenant\s*N/, /Plus tard\s*L\s*P/])
    await expect(keys).toContainText(key)
  const singles = keys.getByRole('switch', { name: 'Touches d’une seule lettre' })
  const times = helper.getByRole('group', { name: 'Plus tard' })
  await singles.click()
  await helper.keyboard.press('l')
  await singles.click()
  // Had it been heard before, this would close what it opened.
  await helper.keyboard.press('l')
  await helper.keyboard.press('Escape')
  await expect(keys).toHaveCount(0)
  await expect(times).toBeVisible()
  await helper.keyboard.press('l')
  await expect(times).toHaveCount(0)

  // Later: P opens the times as well, the first is a press of the space bar away.
  await helper.keyboard.press('p')
  await times.getByRole('radio', { name: '15 min' }).press('Space')
  await expect(tap).toContainText('Remis à')
  await expect(tap.getByRole('button', { name: 'Oui, j’arrive' })).toHaveCount(0)
  await world.skip(899)
  await expect(tap).toContainText('Remis à')
  await world.skip(1)
  await expect(tap.getByRole('button', { name: 'Oui, j’arrive' })).toBeVisible()

  await tap.getByRole('button', { name: 'Ce n’est pas mon sujet' }).press('Enter')
  await expect(tap).toHaveCount(0)
  await helper.goto(`${house.url}/settings`)
  const said = helper.getByRole('list', { name: 'Ce que j’ai dit ne pas être mon sujet' })
  await expect(said).toContainText('RECHERCHEX')
  expect(await heard()).toBe(0)

  // From now on with a sound. Nobody else is there: it is a word against the like, and no ban.
  const sound = helper.getByRole('switch', { name: 'Avec un son' })
  await expect(sound).not.toBeChecked()
  await sound.click()
  await expect.poll(async () => (await karim.client.api.reach.mine()).channels.sound).toBe(true)
  const { ask } = (await ines.client.openTab().then((line) => line.now())) ?? {}
  await ines.client.api.asks.cancel({ askId: ask?.id ?? '' })
  await ines.client.api.asks.open({ text: ASK })
  await expect.poll(heard).toBe(1)
  await said.getByRole('button', { name: /Reprendre/ }).click()
  await expect(said).toHaveCount(0)

  // The hour is over.
  const accepting = async () => (await ines.client.api.asks.preview({ text: '' })).accepting
  expect(await accepting()).toBe(1)
  await world.skip(2700)
  expect(await accepting()).toBe(0)
  await helper.goto(house.url)
  await expect(helper.getByRole('switch', { name: 'Pas en ce moment' })).not.toBeChecked()
})
