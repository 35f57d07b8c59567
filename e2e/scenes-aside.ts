import { live } from '@binome/dev/cast/live.ts'
import type { Client } from '@binome/dev/client.ts'
import { en } from '@binome/web/src/locales/en.ts'
import { fr } from '@binome/web/src/locales/fr.ts'
import { expect, type Page } from '@playwright/test'
import { helperKey, keyOf, openAs, seekerKey, settled, signedIn, type Walk } from './scenes.ts'

/** What becomes of an ask nobody came to at once: a moment that is booked, a wish to go live later, one near the same. */
export async function walkAside(walk: Walk): Promise<void> {
  const { language, visit, world } = walk
  const words = language === 'fr' ? fr : en
  const text = live.suggestedAsk.text[language]
  const asker = await signedIn(walk, seekerKey)
  const seeker = await openAs(walk, seekerKey, '/')
  await walkNear(walk, { asker, seeker, text })

  await walkTap(walk, asker, text)
  const ask = await asker.api.asks.open({ text })
  await asker.api.asks.park({ askId: ask.id })
  await world.core.settled()

  // A moment to meet, among times without names.
  await seeker.goto(`${world.url}/ask/${ask.id}`)
  await settled(seeker)
  await seeker.getByRole('button', { name: words.booking.bookAction }).click()
  await expect(seeker.getByRole('list', { name: words.booking.times }).getByRole('button').first()).toBeVisible()
  await visit('booking-times', seeker)
  const { times } = await asker.api.bookings.times({ askId: ask.id })
  const booking = await asker.api.bookings.propose({ askId: ask.id, startsAt: times[0] ?? '' })
  await world.core.settled()
  const askedKey = await whoIsAsked(walk, booking.id)
  const helper = await openAs(walk, askedKey, '/')
  await signedIn(walk, askedKey)
  await expect(helper.getByRole('region', { name: words.booking.title })).toBeVisible()
  await settled(helper)
  await visit('booking-asked', helper)
  await (await world.signIn(askedKey)).api.bookings.answer({ bookingId: booking.id, yes: true })
  await world.core.settled()
  await settled(helper)
  await visit('booking-helper', helper)
  await seeker.goto(world.url)
  await expect(seeker.getByRole('region', { name: words.booking.title })).toBeVisible()
  await settled(seeker)
  await visit('booking-seeker', seeker)
  await asker.api.bookings.callOff({ bookingId: booking.id })

  // "Now?" of whoever wished to go live later, since somebody it fits is there.
  await asker.api.later.wish({ askId: ask.id })
  await world.core.settled()
  await expect(seeker.getByRole('region', { name: words.later.somebody })).toBeVisible({ timeout: 30_000 })
  await settled(seeker)
  await visit('later-now', seeker)
  await asker.api.asks.cancel({ askId: ask.id })
  await helper.context().close()
  await seeker.context().close()
}

/** One near the same is under way: wait for what comes of it, which is a line of its two. */
async function walkNear(walk: Walk, { asker, seeker, text }: { asker: Client; seeker: Page; text: string }) {
  const { language, visit, world } = walk
  const words = language === 'fr' ? fr : en
  const other = await signedIn(walk, helperKey)
  const first = await other.api.asks.open({ text })
  const { id: offerId, helperId } = await offerOf(walk, first.id)
  const helper = await world.signIn(keyOf(walk, new Set([helperId])))
  const ask = await asker.api.asks.open({ text })
  await world.core.settled()
  await seeker.goto(`${world.url}/ask/${ask.id}`)
  await expect(seeker.getByRole('heading', { name: words.group.title })).toBeVisible()
  await settled(seeker)
  await visit('waiting-near', seeker)
  await asker.api.group.join({ askId: ask.id })
  await expect(seeker.getByRole('heading', { name: words.group.parkedTitle })).toBeVisible()
  await visit('parked-follows', seeker)

  const lines = await Promise.all([other.openTab(), helper.openTab()])
  const { id: sessionId } = (await helper.api.offers.accept({ offerId })).session
  for (const line of lines) await line.say({ type: 'session_enter', sessionId })
  await Promise.all(lines.map((line) => line.until((now) => now.session?.state === 'live')))
  await other.api.sessions.end({ sessionId })
  for (const line of lines) line.close()
  const after = await openAs(walk, helperKey, `/after/${sessionId}`)
  await expect(after.getByPlaceholder(words.group.linePlaceholder)).toBeVisible()
  await settled(after)
  await visit('after-line', after)
  await after.context().close()
  await other.api.group.leaveLine({ sessionId, text: live.suggestedAsk.chat[1]?.text[language] ?? text })
  for (const { api } of [other, helper]) await api.outcomes.skip({ sessionId })
  await expect(seeker.getByRole('button', { name: words.written.answers.accept })).toBeVisible()
  await settled(seeker)
  await visit('parked-line', seeker)
  await asker.api.asks.cancel({ askId: ask.id })
  await world.core.settled()
}

/** What comes of a tap that somebody puts off, and whose ask then goes. */
async function walkTap(walk: Walk, asker: Client, text: string) {
  const { language, visit } = walk
  const words = language === 'fr' ? fr : en
  const ask = await asker.api.asks.open({ text })
  const { id, helperId } = await offerOf(walk, ask.id)
  const key = keyOf(walk, new Set([helperId]))
  await signedIn(walk, key)
  const page = await openAs(walk, key, `/tap/${id}`)
  await settled(page)
  await page.getByRole('button', { name: words.tap.later }).click()
  const soon = page.getByRole('radio', { name: words.tap.laterChoices.quarter })
  await expect(soon).toBeVisible()
  await visit('tap-later', page)
  await soon.press('Space')
  const back = page.getByRole('link', { name: words.tap.back })
  await expect(back).toBeVisible()
  await visit('tap-postponed', page)
  await asker.api.asks.cancel({ askId: ask.id })
  await expect(page.getByRole('heading', { level: 1, name: words.tap.region })).toBeAttached()
  await expect(back).toBeVisible()
  await visit('tap-gone', page)
  await page.context().close()
}

/** One of an ask's, once they are sent. */
async function offerOf({ world }: Walk, askId: string) {
  await world.core.settled()
  const offers = world.core.house.db.selectFrom('offer').where('askId', '=', askId).select(['id', 'helperId'])
  return offers.executeTakeFirstOrThrow()
}

/** By key, one of those whom a moment suits perhaps. */
async function whoIsAsked(walk: Walk, bookingId: string): Promise<string> {
  const { db } = walk.world.core.house
  const asked = await db.selectFrom('bookingAsked').where('bookingId', '=', bookingId).select('helperId').execute()
  return keyOf(walk, new Set(asked.map(({ helperId }) => helperId)))
}
