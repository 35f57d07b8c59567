import { SILENT } from '../server/src/routing/rules.ts'
import { askFrom, expect, type House, QUESTION, startWorldWithTime, tapOn, test } from './house.ts'

/** A decline is nobody's business but one's own; a Yes that comes late still counts while nobody else came. */

const ASK = 'Le RECHERCHEX de mon classeur ne trouve plus rien.'

/** @param dial what an interruption costs: little, and both who know of it are asked at once; much, and one is. */
async function twoWhoKnow(house: House, dial: 'fast' | 'gentle') {
  const chief = await house.member('Zoé Martin', { role: 'admin' })
  await chief.client.api.routing.saveRules({ said: { ...SILENT, dial } })
  const ines = await house.member('Inès Moreau')
  const karim = await house.member('Karim Haddad', { helps: true, claims: ['RECHERCHEX'] })
  const yann = await house.member('Yann Le Goff', { helps: true, claims: ['RECHERCHEX'] })
  return { ines, karim, yann }
}

test('declining changes nothing that the seeker sees or receives', async ({ house }) => {
  const { ines, karim, yann } = await twoWhoKnow(house, 'fast')
  const [seeker, one, two] = await Promise.all([house.open(ines), house.open(karim), house.open(yann)])
  await expect(one.getByRole('heading', { name: QUESTION })).toBeVisible()
  await expect(two.getByRole('heading', { name: QUESTION })).toBeVisible()
  await askFrom(seeker, ASK)
  const title = seeker.getByRole('heading', { level: 1 })
  await expect(title).toHaveText('Deux personnes sollicitées')
  await expect(tapOn(one)).toContainText(ASK)
  await expect(tapOn(two)).toContainText(ASK)

  const line = await ines.client.openTab()
  await house.settled()
  const before = { now: line.now(), counts: line.counts(), bytes: line.bytes() }
  // What is typed is a letter of an ask; without a word in it Escape leaves the field, and it is a key.
  await one.keyboard.type('n')
  await expect(one.getByRole('textbox', { name: 'Votre blocage' })).toHaveValue('n')
  await expect(tapOn(one)).toContainText(ASK)
  await one.keyboard.press('Backspace')
  await one.keyboard.press('Escape')
  await one.keyboard.press('n')
  await expect(tapOn(one)).toHaveCount(0)
  await two.getByRole('button', { name: 'Pas maintenant' }).click()
  await expect(tapOn(two)).toHaveCount(0)
  await house.settled()

  expect({ now: line.now(), counts: line.counts(), bytes: line.bytes() }).toEqual(before)
  line.close()
  await expect(title).toHaveText('Deux personnes sollicitées')
})

test('asked wider at a word; whoever looks too late is told that somebody was found, and nothing of the ask', async ({
  house,
}) => {
  const { ines, karim, yann } = await twoWhoKnow(house, 'gentle')
  const [first, late] = await Promise.all([karim, yann].map(({ client }) => client.openTab()))
  const seeker = await house.open(ines)
  await askFrom(seeker, ASK)
  // One is asked, and the other once she wishes for more.
  await expect(seeker.getByRole('heading', { level: 1 })).toHaveText('Une personne sollicitée')
  expect([first, late].flatMap((line) => line?.now().taps ?? [])).toHaveLength(1)
  await seeker.getByRole('button', { name: 'Solliciter plus de monde' }).click()
  await expect(seeker.getByRole('button', { name: 'C’est fait.' })).toBeDisabled()
  const tapOf = async (line: typeof first) => (await line?.until(({ taps }) => taps.length > 0))?.taps[0]?.offerId ?? ''
  const page = await house.open(yann, `/tap/${await tapOf(late)}`)
  await expect(page.getByText(ASK).first()).toBeVisible()
  await karim.client.api.offers.accept({ offerId: await tapOf(first) })
  await expect(page.getByText('a trouvé quelqu’un')).toBeVisible()
  await expect(page.getByText(ASK)).toHaveCount(0)
  await page.reload()
  await expect(page.getByText('a trouvé quelqu’un')).toBeVisible()
  await expect(page.getByText(ASK)).toHaveCount(0)
  for (const line of [first, late]) line?.close()
})

test('a Yes after the tap lapsed still wins', async ({ houseIn }) => {
  const world = await startWorldWithTime()
  try {
    const house = await houseIn(world)
    const ines = await house.member('Inès Moreau')
    const karim = await house.member('Karim Haddad', { helps: true, claims: ['RECHERCHEX'] })
    const [seeker, helper] = await Promise.all([house.open(ines), house.open(karim)])
    await expect(helper.getByRole('heading', { name: QUESTION })).toBeVisible()
    await askFrom(seeker, ASK)
    await expect(tapOn(helper)).toContainText(ASK)
    const [tap] = (await karim.client.openTab().then((line) => line.now())).taps

    await world.skip(91)
    await expect(tapOn(helper)).toHaveCount(0)
    await helper.goto(`${house.url}/tap/${tap?.offerId}`)
    await expect(helper.getByRole('heading', { name: 'Inès vous cherche' })).toBeVisible()
    await helper.keyboard.press('y')
    await expect(helper).toHaveURL(/\/session\//)
    await expect(seeker).toHaveURL(/\/session\//)
  } finally {
    await world.stop()
  }
})
