import type { Page } from '@playwright/test'
import { expect, test } from './house.ts'
import { measureMarkError } from './mark-error.ts'
import { seesThePattern, watchForBlack } from './media.ts'
import { showThePattern } from './showing.ts'
import { inesAndKarim } from './stage.ts'

test('both draw on the shared screen, each takes back their own, and the sharer sees it over their work', async ({
  house,
}) => {
  test.setTimeout(120_000)
  const { ines, karim, id } = await inesAndKarim(house, 'Ma colonne ne se remplit pas.')
  const seeker = await house.open(ines, `/session/${id}`)
  const helper = await house.open(karim, `/session/${id}`)
  await expect(helper.getByRole('main').getByText('La liaison est bonne')).toBeVisible({ timeout: 20_000 })
  const small = await showThePattern(seeker, helper)

  // A box stays, once he chose so; it is on her screen, in her small window, and in words.
  await helper.getByRole('button', { name: 'Autres outils' }).click()
  await helper.getByRole('menuitemradio', { name: 'Mes traits restent' }).click()
  await helper.keyboard.press('Escape')
  await helper.keyboard.press('b')
  await drag(helper, [0.2, 0.4], [0.4, 0.6])
  const marks = (page: Page) =>
    page.locator('main [data-mark]').evaluateAll((all) => all.map((one) => one.getAttribute('data-mark')))
  for (const page of [seeker, small]) await expect.poll(() => marks(page)).toEqual(['box'])
  await expect(seeker.getByRole('log')).toContainText('Karim a encadré à gauche')
  await expect(small.locator('[data-mark="box"] path').first()).toHaveCSS('stroke', 'rgb(255, 255, 255)')

  // By keyboard alone: a spotlight, begun at one Enter and ended at the next; then taken back.
  await helper.keyboard.press('s')
  await helper.getByRole('region', { name: 'Écran partagé' }).focus()
  await helper.keyboard.press('Enter')
  for (const key of ['ArrowRight', 'ArrowDown']) await helper.keyboard.press(`Shift+${key}`)
  await helper.keyboard.press('Enter')
  await expect.poll(() => marks(seeker)).toEqual(['box', 'spotlight'])
  await expect(seeker.getByRole('log')).toContainText('Karim a mis en lumière')
  await helper.keyboard.press('Control+z')
  for (const page of [seeker, helper, small]) await expect.poll(() => marks(page)).toEqual(['box'])

  // She draws too, clears hers, and his is still there.
  await seeker.keyboard.press('a')
  await drag(seeker, [0.6, 0.3], [0.7, 0.4])
  await expect.poll(() => marks(helper)).toEqual(['box', 'arrow'])
  await seeker.getByRole('button', { name: 'Autres outils' }).click()
  await seeker.getByRole('menuitem', { name: 'Effacer mes traits' }).click()
  for (const page of [seeker, helper]) await expect.poll(() => marks(page)).toEqual(['box'])
  await keysOf(helper, () => marks(seeker))

  // He freezes the picture and keeps it: it is in the chat of both, with the box drawn into it.
  await helper.keyboard.press('v')
  await helper.keyboard.press('g')
  const still = helper.getByRole('dialog', { name: 'Image figée' })
  await expect(still.getByRole('img')).toHaveAccessibleName(/encadré à gauche/)
  // And draws on it: at her place it is seen with the picture, and said.
  const frozen = await still.getByRole('img').boundingBox()
  if (!frozen) throw new Error('nothing is frozen')
  await helper.mouse.move(frozen.x + frozen.width * 0.8, frozen.y + frozen.height * 0.8)
  await helper.mouse.down()
  await helper.mouse.move(frozen.x + frozen.width * 0.85, frozen.y + frozen.height * 0.85, { steps: 3 })
  await helper.mouse.up()
  await expect(still.getByRole('img')).toHaveAccessibleName(/en bas à droite/)
  await still.getByRole('button', { name: 'Garder dans la discussion' }).click()
  await expect(still).toHaveCount(0)
  for (const page of [seeker, helper]) await expect.poll(() => markInPicture(page, [0.2, 0.5])).toBe(true)
  expect(await markInPicture(seeker, [0.82, 0.82])).toBe(true)
  await expect(seeker.getByRole('log')).toContainText('Karim a fléché en bas à droite')

  // Whoever reloads finds the picture and the marks, and sees no black in between.
  const watched = await watchForBlack(helper)
  await helper.reload()
  await seesThePattern(helper)
  expect(await watched()).toBe('never black')
  for (const page of [seeker, helper]) await expect.poll(() => marks(page)).toEqual(['box'])

  // As it was sent, all of it again, and on the whole screen.
  const shown = () =>
    helper.evaluate(() => {
      const video = [...document.querySelectorAll('video')].find((one) => one.checkVisibility())
      return video ? (video.getBoundingClientRect().width / video.videoWidth) * devicePixelRatio : 0
    })
  const fitted = await shown()
  const bar = helper.getByRole('toolbar', { name: 'Affichage de l’écran partagé' })
  await bar.getByRole('button', { name: /Taille réelle$/ }).click()
  await expect.poll(shown).toBeCloseTo(1, 2)
  await bar.getByRole('button', { name: /Voir tout l’écran$/ }).click()
  await expect.poll(shown).toBeCloseTo(fitted, 2)
  const full = () => helper.evaluate(() => document.fullscreenElement?.localName ?? null)
  await bar.getByRole('button', { name: 'Plein écran' }).click()
  await expect.poll(full).toBe('html')
  await expect(bar.getByRole('button', { name: 'Quitter le plein écran' })).toBeVisible()
  await helper.keyboard.press('f')
  await expect.poll(full).toBeNull()

  // Wherever he looks from, a mark stands on the pixel he aimed at.
  await seeker.getByRole('button', { name: 'Autres outils' }).click()
  await seeker.getByRole('menuitem', { name: 'Tout effacer' }).click()
  const looks = [
    { dpr: 1, scale: 0.5 },
    { dpr: 2, scale: 3 },
    { dpr: 3, scale: 1 },
  ]
  expect(await measureMarkError({ helper, seeker }, looks)).toBeLessThanOrEqual(1)
})

/** Every key of the drawing hand and of the chat; none of them while something is written. One box is drawn. */
async function keysOf(page: Page, marks: () => Promise<(string | null)[]>) {
  const stage = page.getByRole('region', { name: 'Écran partagé' })
  await page.keyboard.press('Escape')
  const tools = { v: 'point', d: 'pen', a: 'arrow', e: 'step', b: 'box', s: 'spotlight', t: 'text' }
  for (const [key, tool] of Object.entries(tools)) {
    await page.keyboard.press(key)
    await expect(stage).toHaveAttribute('data-tool', tool)
  }

  // A text with every letter that is a key, and with the question mark.
  const words = 'Vide, faites-la cent moins 1 ? Begs'
  const box = await stage.locator('video:visible').first().boundingBox()
  if (!box) throw new Error('no picture')
  await page.mouse.click(box.x + box.width * 0.3, box.y + box.height * 0.7)
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  await expect.poll(marks).toEqual(['box', 'text'])
  await expect(stage.locator('[data-mark="text"]')).toContainText(words)
  await expect(stage).toHaveAttribute('data-tool', 'text')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Backspace')
  await expect.poll(marks).toEqual(['box'])
  await page.keyboard.press('Escape')
  await expect(stage).toHaveAttribute('data-tool', 'none')

  const log = page.getByRole('log')
  await page.keyboard.press('c')
  await expect(log).toHaveCount(0)
  await page.keyboard.press('c')
  const field = page.getByRole('textbox', { name: 'Écrire à Inès' })
  await expect(field).toBeFocused()
  await page.keyboard.type('cmd')
  await expect(field).toHaveValue('cmd')
  await expect(stage).toHaveAttribute('data-tool', 'none')
  await field.fill('')
  await page.keyboard.press('Escape')
  await expect(log).toBeVisible()
}

/** Is there, near this place of the picture in the log, the colour that a helper draws in? */
const markInPicture = (page: Page, at: readonly [number, number]) =>
  page.evaluate(([u, v]) => {
    const picture = document.querySelector<HTMLImageElement>('[role="log"] img')
    if (!picture?.complete || picture.naturalWidth === 0) return false
    const { naturalWidth: width, naturalHeight: height } = picture
    const brush = new OffscreenCanvas(width, height).getContext('2d')
    brush?.drawImage(picture, 0, 0)
    const { data } = brush?.getImageData(Math.round(u * width) - 6, Math.round(v * height), 12, 1) ?? { data: [] }
    const near = (from: number) =>
      [0x79, 0x2a, 0x57].every((wanted, index) => Math.abs(wanted - (data[from + index] ?? 255)) < 30)
    return Array.from({ length: data.length / 4 }, (_, index) => near(index * 4)).includes(true)
  }, at)

async function drag(page: Page, from: readonly [number, number], to: readonly [number, number]) {
  const box = await page.locator('[data-tool] video:visible').first().boundingBox()
  if (!box) throw new Error('no picture')
  const at = ([u, v]: readonly [number, number]) => [box.x + u * box.width, box.y + v * box.height] as const
  await page.mouse.move(...at(from))
  await page.mouse.down()
  await page.mouse.move(...at(to), { steps: 5 })
  await page.mouse.up()
}
