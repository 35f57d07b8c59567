import type { Client } from '@binome/dev/client.ts'
import type { fr } from '@binome/web/src/locales/fr.ts'
import { expect, type Page } from '@playwright/test'
import { openAs, settled, signedIn, type Walk } from './scenes.ts'

/** Two in a session, by their pages and by their word. */
export interface InSession {
  sessionId: string
  seeker: Page
  asker: Client
  answerer: Client
}

const thirdKey = 'claire'

/** A third looks on at a session that shows a screen, has a step, and is recorded for a while. */
export async function walkLookingOn(walk: Walk, two: InSession, words: typeof fr): Promise<void> {
  const { sessionId, seeker, asker, answerer } = two
  const third = await openAs(walk, thirdKey, '/')
  await settled(third)
  const { api, openTab } = await signedIn(walk, thirdKey)
  const own = await openTab()
  const { id: personId } = (await own.until(() => true)).me.person
  own.close()
  await answerer.api.observers.propose({ sessionId, personId })
  const agree = seeker.getByRole('button', { name: words.observer.agree })
  await expect(agree).toBeVisible()
  await walk.visit('session-observer-proposed', seeker)
  // While it is looked at, what was proposed may lapse.
  if ((await agree.count()) === 0) await answerer.api.observers.propose({ sessionId, personId })
  await agree.click()
  await expect(third.getByRole('button', { name: words.observer.come, exact: true })).toBeVisible()
  await walk.visit('now-invited', third)
  await api.observers.come({ sessionId })
  await third.goto(`${walk.world.url}/look-on/${sessionId}`)
  for (const one of [answerer, asker]) await one.api.recordings.ask({ sessionId, recordingId: crypto.randomUUID() })
  await expect(third.getByText(words.recording.on, { exact: true })).toBeVisible()
  await expect(third.locator('[data-mark="step"]')).toBeVisible()
  await walk.visit('look-on', third)
  await walk.visit('session-observed', seeker)
  const line = await asker.openTab()
  const { session } = await line.until((now) => now.session?.recording?.state === 'running')
  line.close()
  const recordingId = session?.recording?.id ?? ''
  await asker.api.recordings.consent({ sessionId, recordingId, yes: false })
  await api.observers.leave({ sessionId })
  await third.context().close()
}
