import { live } from '@binome/dev/cast/live.ts'
import { en } from '@binome/web/src/locales/en.ts'
import { fr } from '@binome/web/src/locales/fr.ts'
import { expect } from '@playwright/test'
import { helperKey, openAs, seekerKey, settled, signedIn, type Walk } from './scenes.ts'
import { openSheet, pictureOf } from './scenes-sheet.ts'

/** An ask put aside for written answers, from the list of who may to the answer that helped, found by the next one. */
export async function walkWritten(walk: Walk): Promise<void> {
  const { language, visit, world } = walk
  const words = language === 'fr' ? fr : en
  const asker = await signedIn(walk, seekerKey)
  const answerer = await signedIn(walk, helperKey)
  const text = live.suggestedAsk.text[language]
  const seeker = await openAs(walk, seekerKey, '/')
  const sheet = await openSheet(seeker.context())
  const file = await pictureOf(sheet)
  await sheet.close()
  const picture = await asker.api.pictures.add({ file })
  const ask = await asker.api.asks.open({ text, pictureIds: [picture.id] })
  await asker.api.asks.park({ askId: ask.id, written: true })
  await world.core.settled()
  await seeker.goto(`${world.url}/ask/${ask.id}`)
  await settled(seeker)
  await visit('parked-waits', seeker)

  const helper = await openAs(walk, helperKey, '/')
  await expect(helper.getByRole('heading', { name: words.written.list.title })).toBeVisible()
  await visit('now-to-write', helper)
  await helper.goto(`${world.url}/write/${ask.id}`)
  await helper.getByLabel(words.written.page.answer).fill(live.suggestedAsk.chat[1]?.text[language] ?? text)
  await expect(helper.getByText(words.written.page.draftKept)).toBeVisible()
  await visit('write', helper)
  await helper.getByRole('button', { name: words.written.page.theirPicture }).click()
  const stage = helper.locator('canvas')
  await expect.poll(async () => (await stage.boundingBox())?.width ?? 0).toBeGreaterThan(100)
  await helper.getByRole('button', { name: words.written.marks.box }).click()
  await stage.press('ArrowLeft')
  await stage.press('Enter')
  for (let i = 0; i < 3; i += 1) await stage.press('Shift+ArrowDown')
  for (let i = 0; i < 3; i += 1) await stage.press('Shift+ArrowRight')
  await stage.press('Enter')
  await visit('write-marks', helper)
  await helper.getByRole('button', { name: words.written.marks.done }).click()
  await expect(helper.getByRole('dialog')).toHaveCount(0)
  await helper.getByRole('button', { name: words.written.page.send, exact: true }).click()
  await expect(helper.getByText(words.written.page.sentAt)).toBeVisible()
  await world.core.settled()
  const { answers } = await asker.api.answers.list({ askId: ask.id })
  const answerId = answers[0]?.id ?? ''
  await asker.api.answers.say({
    answerId,
    id: crypto.randomUUID(),
    text: live.suggestedAsk.chat[0]?.text[language] ?? 'Non',
  })

  await expect(seeker.getByRole('button', { name: words.written.answers.accept })).toBeVisible()
  await settled(seeker)
  await visit('parked-answered', seeker)
  await seeker.getByRole('button', { name: words.written.answers.accept }).click()
  await expect(seeker.getByRole('dialog')).toBeVisible()
  await visit('answer-accepting', seeker)
  await seeker.getByRole('button', { name: words.written.accept.send }).click()
  await expect(seeker.getByRole('heading', { name: words.written.answers.accepted })).toBeVisible()
  await visit('answer-accepted', seeker)
  await helper.goto(`${world.url}/write/${ask.id}`)
  await settled(helper)
  await visit('write-accepted', helper)
  await answerer.api.me.saveProfile({ language })
  await helper.goto(world.url)
  await helper.getByRole('textbox').first().fill(text)
  await expect(helper.getByRole('heading', { name: words.written.known.title })).toBeVisible()
  await visit('now-known', helper)
  await helper.getByRole('textbox').first().fill('')
  await helper.context().close()
  await seeker.context().close()
}
