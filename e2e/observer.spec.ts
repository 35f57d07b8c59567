import { expect, test } from './house.ts'
import { hears, rememberLinks, seesThePattern } from './media.ts'
import { comeToShow } from './showing.ts'
import { inesAndKarim } from './stage.ts'

test('somebody looks on, both having agreed: hears and sees, is named all the time, and is gone at a word', async ({
  house,
}) => {
  test.setTimeout(120_000)
  const { seeker, helper } = await comeToShow(house, await inesAndKarim(house))
  const lucie = await house.member('Lucie Martin')
  const learning = (await house.chromium(lucie)).context
  await rememberLinks(learning)
  const learner = await learning.newPage()
  await learner.goto(house.url)

  // The helper proposes her; nobody is invited before the seeker agrees.
  await helper.getByRole('tab', { name: 'Contexte' }).click()
  await helper.getByRole('button', { name: 'Inviter quelqu’un à observer' }).click()
  await helper.getByRole('textbox', { name: 'Chercher un collègue' }).fill('Lucie')
  await helper.getByRole('radio', { name: /Lucie Martin/u }).check({ force: true })
  await helper.getByRole('button', { name: 'Proposer à Inès' }).click()
  await expect(seeker.getByText('Karim propose que Lucie Martin observe.').first()).toBeVisible()
  await expect(learner.getByText('vous invitent à observer')).toHaveCount(0)
  await seeker.getByRole('button', { name: 'D’accord' }).click()
  await learner.getByRole('button', { name: 'Observer', exact: true }).click()
  await expect(learner).toHaveURL(/\/look-on\//u)
  for (const page of [seeker, helper]) await expect(page.getByText('Lucie Martin observe').first()).toBeVisible()

  // The helper’s voice is on already; the seeker shows.
  await hears(learner)
  await seeker.bringToFront()
  await seeker.getByRole('button', { name: 'Partager mon écran' }).first().click()
  await seeker.getByRole('button', { name: 'Partager cet onglet' }).press('Enter')
  await seesThePattern(learner)

  // The words with her are those she has with the seeker.
  await seeker.getByRole('button', { name: 'Mots à comparer' }).click()
  const words = seeker.getByRole('dialog').getByRole('list').getByRole('listitem')
  await expect(words).toHaveCount(4)
  const said = await words.allTextContents()
  await seeker.keyboard.press('Escape')
  await learner.getByRole('button', { name: 'Mots à comparer' }).click()
  const heard = learner.getByRole('dialog').getByRole('list')
  await expect(heard).toHaveCount(2)
  expect(await heard.first().getByRole('listitem').allTextContents()).toEqual(said)
  await learner.keyboard.press('Escape')

  // Sent away she is gone, and her connections with her.
  await seeker.getByRole('button', { name: 'Mettre fin' }).click()
  await expect(learner).not.toHaveURL(/\/look-on\//u)
  await expect(helper.getByText('Lucie Martin observe')).toHaveCount(0)
  const open = () =>
    learner.evaluate(() => [...globalThis.links].filter((one) => one.connectionState !== 'closed').length)
  await expect.poll(open).toBe(0)
})
