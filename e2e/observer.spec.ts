import type { Page } from '@playwright/test'
import { expect, test } from './house.ts'
import { markOn } from './mark-error.ts'
import { flow, givingLinks, hears, openLinks, rememberLinks, seesThePattern, spotOn } from './media.ts'
import { comeToShow } from './showing.ts'
import { inesAndKarim } from './stage.ts'

/** How long after now a page that comes late has a first picture, and one as large as it was sent, ms. */
const comesToSee = (page: Page) =>
  page.evaluate(async () => {
    const begun = performance.now()
    let [first, width] = [0, 0]
    // A first picture may be half as large, and the whole one follows at its heels.
    while (width < 1280) {
      await new Promise(requestAnimationFrame)
      const video = [...document.querySelectorAll('video')].find((one) => one.checkVisibility() && one.readyState > 1)
      width = video?.videoWidth ?? 0
      if (width > 2) first ||= performance.now() - begun
    }
    return { first: Math.round(first), whole: Math.round(performance.now() - begun) }
  })

/** The four words that a page has with each of so many others, to be compared. */
async function wordsOn(page: Page, others: number): Promise<string[][]> {
  await page.getByRole('button', { name: 'Mots à comparer' }).click()
  const lists = page.getByRole('dialog').getByRole('list')
  await expect(lists).toHaveCount(others)
  await expect(lists.getByRole('listitem')).toHaveCount(4 * others)
  const words = await Promise.all((await lists.all()).map((list) => list.getByRole('listitem').allTextContents()))
  await page.keyboard.press('Escape')
  return words
}

test('somebody looks on, both having agreed: hears and sees what is shown, drawn and ticked, is named all the time, and is gone at a word; one more colleague advises, heard and seen drawing by all three', async ({
  house,
}) => {
  test.setTimeout(240_000)
  const { seeker, helper } = await comeToShow(house, await inesAndKarim(house))
  const lucie = await house.member('Lucie Martin')
  const learning = (await house.chromium(lucie)).context
  await rememberLinks(learning)
  const learner = await learning.newPage()
  await learner.goto(house.url)

  const nadia = await house.member('Nadia Rossi', { helps: true })
  const advising = (await house.chromium(nadia)).context
  await rememberLinks(advising)
  const adviser = await advising.newPage()
  await adviser.goto(house.url)

  // Before anybody comes, the seeker shows, and the helper sets a step down.
  await seeker.bringToFront()
  await seeker.getByRole('button', { name: 'Partager mon écran' }).first().click()
  await seeker.getByRole('button', { name: 'Partager cet onglet' }).press('Enter')
  await seesThePattern(helper)
  await helper.bringToFront()
  await helper.keyboard.press('e')
  const nowhere = { x: 0, y: 0, width: 0, height: 0 }
  const picture = (await helper.locator('main video:visible').first().boundingBox()) ?? nowhere
  const at = (u: number, v: number) => [picture.x + picture.width * u, picture.y + picture.height * v] as const
  await helper.mouse.click(...at(0.4, 0.5))
  await helper.keyboard.type('La plage')
  await helper.keyboard.press('Enter')
  await expect(helper.locator('main [data-mark="step"]')).toContainText('La plage')
  // The first step turns the drawer to the steps, by itself.
  await expect(helper.getByRole('tab', { name: 'Étapes', selected: true })).toBeVisible()

  // The helper proposes her; nobody is invited before the seeker agrees.
  const propose = async () => {
    await helper.bringToFront()
    await helper.getByRole('button', { name: 'Inviter quelqu’un à observer' }).click()
    await helper.getByRole('textbox', { name: 'Chercher un collègue' }).fill('Lucie')
    await helper.getByRole('radio', { name: /Lucie Martin/u }).check({ force: true })
    await helper.getByRole('button', { name: 'Proposer à Inès' }).click()
    await expect(seeker.getByText('Karim propose que Lucie Martin observe.').first()).toBeVisible()
    await expect(learner.getByText('vous invitent à observer')).toHaveCount(0)
    await seeker.getByRole('button', { name: 'D’accord' }).click()
    const pictures = comesToSee(learner)
    await learner.getByRole('button', { name: 'Observer', exact: true }).click()
    await expect(learner).toHaveURL(/\/look-on\//u)
    return pictures
  }
  await helper.getByRole('tab', { name: 'Contexte' }).click()
  const late = await propose()
  for (const page of [seeker, helper]) await expect(page.getByText('Lucie Martin observe').first()).toBeVisible()

  await hears(learner)
  await seesThePattern(learner)
  // Of a page that has stood still for long: its own whole picture, and not what changes on it next.
  test.info().annotations.push({ type: 'who comes late, ms after the click', description: JSON.stringify(late) })
  expect(late.whole).toBeLessThan(6000)
  expect((await flow(learner)).keyFrames).toBeGreaterThan(0)
  await expect(learner.locator('[data-mark="step"]')).toContainText('La plage')
  const steps = learner.getByRole('region', { name: 'Étapes à faire' })
  await expect(steps.getByRole('listitem')).toHaveText([/La plage/u])
  await expect(steps.getByRole('checkbox')).toHaveCount(0)
  await helper.mouse.move(...at(0.3, 0.3))
  await helper.mouse.move(...at(0.5, 0.4))
  await expect(learner.locator('[data-pointer="helper"]')).toBeVisible()

  // The words with her are those she has with the seeker.
  const [said] = await wordsOn(seeker, 1)
  expect((await wordsOn(learner, 2))[0]).toEqual(said)

  // One more colleague is asked for their advice: those who may be tapped, once the seeker agrees. Who looks on is said first.
  await helper.bringToFront()
  await helper.getByRole('button', { name: 'Inviter un collègue à conseiller' }).click()
  await helper.getByRole('radio', { name: /Nadia Rossi/u }).check({ force: true })
  await helper.getByRole('textbox', { name: 'Une ligne pour la personne qui vient' }).fill('La macro est-elle utile ?')
  await helper.getByRole('button', { name: 'Proposer à Inès' }).click()
  await expect(seeker.getByText('La macro est-elle utile ?').first()).toBeVisible()
  await seeker.getByRole('button', { name: 'D’accord' }).click()
  await expect(adviser.getByText('La macro est-elle utile ?')).toBeVisible()
  await expect(adviser.getByText('Lucie observe, et vous entendrait aussi.')).toBeVisible()
  await adviser.getByRole('button', { name: 'Oui, j’arrive' }).click()
  await expect(adviser).toHaveURL(/\/look-on\//u)
  await expect(adviser.getByText('On vous entend')).toBeVisible()
  await expect(adviser.getByRole('main').getByText('Lucie observe : vous entend, et voit vos tracés.')).toBeVisible()
  await expect(
    learner.getByRole('main').getByText('Nadia conseille : vous entendez sa voix, et voyez ses tracés.'),
  ).toBeVisible()
  await hears(adviser)

  // The two are silent: what anybody hears is her. Each of the four has a link with each of the others.
  await helper.getByRole('button', { name: 'Couper le micro' }).click()
  for (const page of [seeker, helper, learner]) await hears(page)
  for (const page of [adviser, learner]) expect(await openLinks(page)).toBe(3)
  expect(await givingLinks(learner)).toBe(0)
  expect((await flow(learner)).audioPacketsSent).toBe(0)

  // What she draws is where she set it, for whoever looks on too; what she sets down is in her colour.
  await seesThePattern(adviser)
  const meant = await spotOn(learner, 'magenta')
  const aimed = await spotOn(adviser, 'magenta')
  await adviser.keyboard.press('d')
  await adviser.mouse.move(aimed.x, aimed.y)
  await expect(learner.locator('[data-pointer="adviser"]')).toBeVisible()
  await adviser.mouse.down()
  const { seen, frame } = await markOn(learner)
  expect(Math.hypot(seen.x - meant.x, seen.y - meant.y) * frame.perCss).toBeLessThan(2)
  await adviser.mouse.up()
  await adviser.keyboard.press('e')
  const there = (await adviser.locator('main video:visible').first().boundingBox()) ?? nowhere
  await adviser.mouse.click(there.x + there.width * 0.6, there.y + there.height * 0.3)
  await adviser.keyboard.type('Plutôt une requête')
  await adviser.keyboard.press('Enter')
  const advice = (page: Page) => page.locator('main [data-mark="step"]').filter({ hasText: 'Plutôt une requête' })
  for (const page of [seeker, helper, learner]) {
    await expect(advice(page)).toHaveCSS('background-color', 'rgb(109, 75, 8)')
    await expect(page.getByText(/Nadia( Rossi)? conseille/u).first()).toBeVisible()
  }

  // The words between these two are theirs.
  const [, , between] = await wordsOn(learner, 3)
  expect((await wordsOn(adviser, 3))[2]).toEqual(between)

  // A page that is read anew is where it was.
  await learner.reload()
  await hears(learner)
  await expect(advice(learner)).toBeVisible()
  await adviser.reload()
  await expect(adviser.getByText('On vous entend')).toBeVisible()
  for (const page of [seeker, learner]) await hears(page)
  // What she drew to stay is there, for her too.
  for (const page of [adviser, seeker, helper, learner]) await expect(advice(page)).toBeVisible()

  // Sent away she is gone, and her connections with her, also the one between these two.
  await seeker.getByRole('button', { name: 'Continuer sans Lucie' }).click()
  await expect(learner).not.toHaveURL(/\/look-on\//u)
  await expect(helper.getByRole('main').getByText('Lucie Martin observe')).toHaveCount(0)
  await expect.poll(() => openLinks(learner)).toBe(0)
  await expect.poll(() => openLinks(adviser)).toBe(2)
  await expect(adviser.getByRole('main').getByText('Lucie observe')).toHaveCount(0)

  // She comes again, to somebody who was there first.
  await propose()
  await hears(learner)
  await expect.poll(() => openLinks(learner)).toBe(3)
  await adviser.getByRole('button', { name: 'Couper le micro' }).click()
  await expect(
    learner.getByRole('main').getByText('Nadia conseille : vous voyez ses tracés. Son micro est fermé.'),
  ).toBeVisible()

  await helper.getByRole('button', { name: 'Continuer sans Nadia' }).click()
  await expect(adviser).not.toHaveURL(/\/look-on\//u)
  for (const page of [seeker, helper, learner])
    await expect(page.locator('main [data-mark="step"]')).toHaveText(/La plage/u)
  await expect.poll(() => openLinks(adviser)).toBe(0)
  await expect.poll(() => openLinks(learner)).toBe(2)

  // What remains of the session names her.
  const id = new URL(seeker.url()).pathname.split('/').at(-1)
  await seeker.getByRole('button', { name: 'Terminer', exact: true }).click()
  await seeker.getByRole('dialog').getByRole('button', { name: 'Terminer', exact: true }).click()
  await expect(seeker).toHaveURL(/\/after\//u)
  await seeker.goto(`${house.url}/pairs/${id}`)
  await expect(seeker.getByText('Avec les conseils de Nadia Rossi')).toBeVisible()
})
