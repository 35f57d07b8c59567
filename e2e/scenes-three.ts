import type { Client } from '@binome/dev/client.ts'
import type { fr } from '@binome/web/src/locales/fr.ts'
import { expect, type Page } from '@playwright/test'
import { keyOf, openAs, settled, signedIn, type Walk } from './scenes.ts'
import { leaveDrawer, openDrawer } from './scenes-drawer.ts'

/** Two in a session, by their pages and by their word. */
export interface InSession {
  sessionId: string
  seeker: Page
  helper: Page
  asker: Client
  answerer: Client
}

/** A third looks on at a session that shows a screen, has a step, and is recorded for a while; then one more advises beside them. */
export async function walkThree(walk: Walk, two: InSession, words: typeof fr): Promise<void> {
  const recordingId = await record(two)
  const learner = await walkLookingOn(walk, two, words)
  await walkAdvising(walk, two, learner.page, words)
  await learner.client.api.observers.leave({ sessionId: two.sessionId })
  await learner.page.context().close()
  await two.asker.api.recordings.consent({ sessionId: two.sessionId, recordingId, yes: false })
}

/** Each asks, which is saying yes. */
async function record({ sessionId, asker, answerer }: InSession): Promise<string> {
  const recordingId = crypto.randomUUID()
  for (const { api } of [answerer, asker]) await api.recordings.ask({ sessionId, recordingId })
  return recordingId
}

/** Somebody as they are signed in. */
interface Third {
  page: Page
  client: Client
}

async function walkLookingOn(walk: Walk, { sessionId, seeker, answerer }: InSession, words: typeof fr): Promise<Third> {
  const { page, client } = await third(walk, 'claire')
  const propose = () => answerer.api.observers.propose({ sessionId, personId: idOf(walk, 'claire') })
  await propose()
  await agree(walk, seeker, 'session-observer-proposed', words, propose)
  await expect(page.getByRole('button', { name: words.observer.come, exact: true })).toBeVisible()
  await walk.visit('now-invited', page)
  await client.api.observers.come({ sessionId })
  await page.goto(`${walk.world.url}/look-on/${sessionId}`)
  await expect(page.getByText(words.recording.on, { exact: true })).toBeVisible()
  await expect(page.locator('[data-mark="step"]')).toBeVisible()
  await walk.visit('session-observed', seeker)
  return { page, client }
}

async function walkAdvising(
  walk: Walk,
  { sessionId, seeker, helper, answerer }: InSession,
  learner: Page,
  words: typeof fr,
) {
  await openDrawer(helper, words)
  await helper.getByRole('tab', { name: words.session.chat.context }).click()
  await helper.getByRole('button', { name: words.adviser.act }).click()
  await expect(helper.getByRole('textbox', { name: words.adviser.line })).toBeVisible()
  await walk.visit('session-adviser', helper)
  await helper.keyboard.press('Escape')
  await leaveDrawer(helper, words)
  const [first] = (await answerer.api.observers.candidates({ sessionId })).people
  const personId = first?.person.id ?? ''
  const { page, client } = await third(walk, keyOf(walk, new Set([personId])))
  const invitation = { sessionId, personId, comesTo: 'advise', line: words.adviser.linePlaceholder } as const
  const propose = () => answerer.api.observers.propose(invitation)
  await propose()
  await agree(walk, seeker, 'session-adviser-proposed', words, propose)
  await expect(page.getByRole('button', { name: words.adviser.come })).toBeVisible()
  await walk.visit('now-asked-to-advise', page)
  await client.api.observers.come({ sessionId })
  await page.goto(`${walk.world.url}/look-on/${sessionId}`)
  await expect(page.getByText(words.adviser.heard)).toBeVisible({ timeout: 30_000 })
  await expect(page.locator('[data-mark="step"]')).toBeVisible()
  await walk.visit('advise', page)
  await expect(learner.getByRole('main').getByText(words.adviser.besideAdviser.split('}} ')[1] ?? '')).toBeVisible()
  await walk.visit('look-on', learner)
  await walk.visit('session-advised', seeker)
  await client.api.observers.leave({ sessionId })
  await page.goto(`${walk.world.url}/look-on/${sessionId}`)
  await expect(page.getByRole('heading', { name: words.observer.over })).toBeVisible()
  await walk.visit('look-on-over', page)
  await page.context().close()
}

async function third(walk: Walk, key: string): Promise<Third> {
  const client = await signedIn(walk, key)
  const page = await openAs(walk, key, '/')
  await settled(page)
  return { page, client }
}

const idOf = (walk: Walk, key: string): string => walk.world.people.get(key)?.personId ?? ''

/** The seeker says yes. While it was looked at, what was proposed may have lapsed. */
async function agree(walk: Walk, seeker: Page, name: string, words: typeof fr, propose: () => Promise<unknown>) {
  const yes = seeker.getByRole('button', { name: words.observer.agree })
  await expect(yes).toBeVisible()
  await walk.visit(name, seeker)
  if ((await yes.count()) === 0) await propose()
  await yes.click()
}
