import { live } from '@binome/dev/cast/live.ts'
import { en } from '@binome/web/src/locales/en.ts'
import { fr } from '@binome/web/src/locales/fr.ts'
import { expect, type Page } from '@playwright/test'
import { heightOf, helperKey, openAs, seekerKey, settled, signedIn, type Walk } from './scenes.ts'
import { leaveDrawer, openDrawer, PASSED, passFiles } from './scenes-drawer.ts'
import { openSheet, pictureOf, still } from './scenes-sheet.ts'
import { walkThree } from './scenes-three.ts'
import { walkTrouble } from './scenes-trouble.ts'

/** The rooms between two people: from the tap to what came of it, with a real call between two pages. */
export async function walkFlow(walk: Walk): Promise<void> {
  const { language, visit, width } = walk
  const words = language === 'fr' ? fr : en
  const asker = await signedIn(walk, seekerKey)
  const text = live.suggestedAsk.text[language]
  // A call is shared from a desktop, also where the walk looks at it as narrow as a phone.
  const seeker = await openAs(walk, seekerKey, '/', true)
  const helper = await openAs(walk, helperKey, '/')
  await settled(helper)
  const sheet = await openSheet(seeker.context())
  await seeker.bringToFront()

  const picture = await asker.api.pictures.add({ file: await pictureOf(sheet) })
  const ask = await asker.api.asks.open({ text, pictureIds: [picture.id] })
  await expect(helper.getByText(text.slice(0, 40)).first()).toBeVisible()
  await visit('now-tapped', helper)
  const offer = await offerOf(walk)
  const tapPage = await openAs(walk, helperKey, `/tap/${offer}`)
  await settled(tapPage)
  await visit('tap', tapPage)
  await tapPage.context().close()

  await seeker.goto(`${walk.world.url}/ask/${ask.id}`)
  await settled(seeker)
  await visit('waiting', seeker)
  await seeker.getByRole('button', { name: words.flow.waiting.prepare.screen }).click()
  await expect(seeker.getByRole('button', { name: words.sharing.shareWhenAnswered })).toBeVisible()
  await visit('before-sharing', seeker)
  await seeker.getByRole('button', { name: words.sharing.shareWhenAnswered }).click()
  await seeker.getByRole('button', { name: words.sharing.voiceWhenAnswered }).click()
  await visit('prepared', seeker)

  // The card and the page of a tap say the same; here the page answers, as a phone does.
  await helper.goto(`${walk.world.url}/tap/${offer}`)
  await helper.getByRole('button', { name: words.tap.yes }).click()
  await expect(helper).toHaveURL(/\/session\//)
  await expect(seeker).toHaveURL(/\/session\//)
  await expect.poll(() => seen(helper), { timeout: 30_000 }).toBe(true)
  await still(sheet)
  const sessionId = new URL(helper.url()).pathname.split('/').at(-1) ?? ''
  const answerer = await walk.world.signIn(helperKey)
  for (const line of live.suggestedAsk.chat.slice(0, 4)) {
    const { api } = line.from === 'seeker' ? asker : answerer
    await api.sessions.say({ sessionId, id: crypto.randomUUID(), text: line.text[language] })
  }
  await asker.api.sessions.say({ sessionId, id: crypto.randomUUID(), text: PASSED.address })
  await asker.api.sessions.pass({ sessionId, id: crypto.randomUUID(), what: { kind: 'snippet', text: PASSED.snippet } })
  await draws(helper, words)
  await visit('session', helper)
  if (width >= 700) {
    const more = helper.getByRole('button', { name: words.stage.more })
    await more.click()
    await expect(helper.getByRole('menu')).toBeVisible()
    await visit('session-tools', helper)
    // Whoever made the window as narrow as a phone for a while took the tools and their menu away.
    if ((await helper.getByRole('menu').count()) === 0) await more.click()
    await helper.getByRole('menuitem', { name: words.stage.freeze.act }).click()
    await expect(helper.getByRole('dialog').getByRole('img')).toBeVisible()
    await visit('session-frozen', helper)
    await helper.keyboard.press('Escape')
    await expect(helper.getByRole('dialog')).toHaveCount(0)
  }
  await seeker.bringToFront()
  await visit('session-shared', seeker)
  const two = { sessionId, seeker, helper, asker, answerer }
  await walkThree(walk, two, words)
  await seeker.bringToFront()
  await seeker
    .getByRole('button', { name: words.session.tools.stopShare, exact: true })
    .or(seeker.getByRole('button', { name: words.session.stopSharing, exact: true }))
    .first()
    .click()
  await expect(helper.getByText(words.session.nothingShared).first()).toBeVisible()
  await visit('session-voice', helper)
  await helper.getByRole('button', { name: words.privacy.open }).click()
  await expect(helper.getByRole('list', { name: words.privacy.list }).getByRole('listitem')).toHaveCount(4)
  await visit('session-words', helper)
  await helper.keyboard.press('Escape')
  await passFiles({ from: seeker, to: helper }, words)
  await visit('session-files', helper)

  for (const line of live.suggestedAsk.chat.slice(0, 2)) {
    const step = { stepId: crypto.randomUUID(), words: line.text[language].slice(0, 200), version: 0 }
    await answerer.api.guide.writeStep({ sessionId, ...step })
  }
  await openDrawer(seeker, words)
  await seeker.getByRole('tab', { name: words.guide.tab }).click()
  // The one that was set down on the picture is the first of them.
  await expect(seeker.getByRole('checkbox')).toHaveCount(3)
  await visit('session-steps', seeker)
  await asker.api.guide.setAlone({ sessionId, id: crypto.randomUUID(), alone: true })
  await expect(helper.getByText(words.guide.alone.end).first()).toBeVisible()
  await visit('session-alone', helper)

  const recording = { sessionId, recordingId: crypto.randomUUID() }
  await asker.api.recordings.ask(recording)
  await expect(helper.getByRole('button', { name: words.recording.yes, exact: true })).toBeVisible()
  await visit('recording-asked', helper)
  // Each asks, which is saying yes: what was asked above may have lapsed while one looked at it.
  for (const { api } of [answerer, asker]) await api.recordings.ask({ sessionId, recordingId: crypto.randomUUID() })
  await expect(seeker.getByText(words.recording.on, { exact: true })).toBeVisible()
  await visit('recording', helper)
  await visit('recording-seeker', seeker)

  // Somebody else could go on: whom one proposes, and what the seeker is asked.
  await leaveDrawer(helper, words)
  const leave = words.session.tools[width >= 700 ? 'end' : 'leave']
  await helper.getByRole('button', { name: leave, exact: true }).click()
  await helper.getByRole('button', { name: words.handover.act }).click()
  await expect(helper.getByRole('textbox', { name: words.handover.line })).toBeVisible()
  await visit('session-handover', helper)
  await helper.keyboard.press('Escape')
  const [next] = (await answerer.api.handover.candidates({ sessionId })).people
  const line = live.suggestedAsk.chat[0]?.text[language] ?? ''
  await answerer.api.handover.propose({ sessionId, toId: next?.person.id ?? '', line: line.slice(0, 300) })
  await expect(seeker.getByRole('button', { name: words.handover.agree })).toBeVisible()
  await visit('session-handover-proposed', seeker)
  await walkTrouble(walk, two, words)

  await asker.api.sessions.end({ sessionId })
  await helper.goto(`${walk.world.url}/after/${sessionId}`)
  for (const [name, page] of [
    ['after', seeker],
    ['after-helper', helper],
  ] as const) {
    await expect(page).toHaveURL(/\/after\//)
    await settled(page)
    await visit(name, page)
  }
  await asker.api.outcomes.say({ sessionId, outcome: 'partly' })
  await answerer.api.outcomes.skip({ sessionId })
  await seeker.goto(`${walk.world.url}/ask/${ask.id}`)
  await expect(seeker.getByRole('button', { name: words.waiting.reopen })).toBeVisible()
  await settled(seeker)
  await visit('ask-resolved', seeker)

  // What remains of it: what was written, where an address leads, and whether it be forgotten.
  await helper.goto(`${walk.world.url}/pairs/${sessionId}`)
  await expect(helper.getByText(PASSED.snippet.slice(0, 20)).first()).toBeVisible()
  await expect(helper.getByRole('button', { name: words.recording.record.play }).first()).toBeVisible()
  await settled(helper)
  await visit('record', helper)
  await helper.getByRole('button', { name: PASSED.address }).click()
  await expect(helper.getByRole('dialog')).toBeVisible()
  await visit('record-link', helper)
  await helper.keyboard.press('Escape')
  await helper.getByRole('button', { name: words.across.forget.offer }).click()
  await expect(helper.getByRole('dialog')).toBeVisible()
  await visit('record-forget', helper)

  // An ask put aside, and one that met nobody.
  await helper.context().close()
  await walk.world.core.settled()
  const lonely = await asker.api.asks.open({ text, forPersonId: await somebodyAway(walk) })
  await walk.world.core.settled()
  await seeker.goto(`${walk.world.url}/ask/${lonely.id}`)
  await settled(seeker)
  await visit('waiting-nobody', seeker)
  await asker.api.asks.park({ askId: lonely.id })
  await expect(seeker.getByRole('heading', { level: 1, name: words.waiting.parkedTitle })).toBeVisible()
  await settled(seeker)
  await visit('parked', seeker)
  await seeker.setViewportSize({ width, height: heightOf(width) })
  await seeker.goto(walk.world.url)
  await settled(seeker)
  await visit('now-parked', seeker)
  await asker.api.asks.cancel({ askId: lonely.id })
  await seeker.goto(`${walk.world.url}/ask/${lonely.id}`)
  await expect(seeker.getByRole('heading', { level: 1, name: words.waiting.abandoned })).toBeVisible()
  await settled(seeker)
  await visit('ask-abandoned', seeker)
  await seeker.context().close()
}

/** A step and an arrow on the picture, as a hand makes them. */
async function draws(page: Page, words: typeof fr) {
  const box = await page.locator('video').first().boundingBox()
  if (!box) throw new Error('no picture to draw on')
  const at = (u: number, v: number) => [box.x + u * box.width, box.y + v * box.height] as const
  const step = page.getByRole('button', { name: /(Étape|step)/i }).first()
  await step.click()
  await page.mouse.click(...at(0.185, 0.298))
  const field = page.getByLabel(words.session.stepWords.replace('{{n}}', '1'))
  await field.fill(words === fr ? 'Ce code est du texte' : 'This code is text')
  await field.press('Enter')
  await expect(page.locator('[data-mark="step"]')).toBeVisible()
}

/** A member who does not accept to be asked. */
async function somebodyAway(walk: Walk): Promise<string> {
  const { db } = walk.world.core.house
  const away = db
    .selectFrom('membership')
    .leftJoin('availability', 'availability.personId', 'membership.personId')
    .where((eb) => eb.or([eb('available', 'is', null), eb('available', '=', false)]))
    .select('membership.personId')
  return (await away.executeTakeFirstOrThrow()).personId
}

/** The picture is there, and has become clear: a first frame is coarse. */
const seen = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('video')].some(
      (one) => one.checkVisibility() && one.getVideoPlaybackQuality().totalVideoFrames > 40,
    ),
  )

async function offerOf(walk: Walk): Promise<string> {
  const line = await (await walk.world.signIn(helperKey)).openTab()
  const { taps } = await line.until((now) => now.taps.length > 0)
  line.close()
  return taps[0]?.offerId ?? ''
}
