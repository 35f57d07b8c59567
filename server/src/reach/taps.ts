import { TUNING } from '@binome/matching/plan/weigh.ts'
import type { FactOf } from '../facts.ts'
import type { House } from '../house.ts'
import type { Matches } from '../match/matches.ts'
import { mayWin } from '../offer/rules.ts'
import { offerOf } from '../offer/store.ts'
import { tapPage } from '../offer/view.ts'
import type { Deliveries } from './deliveries.ts'
import { goneInstead, type PushMessage, topicOf } from './push.ts'
import { PUSH_LIFE_SECONDS } from './rules.ts'
import { devicesOf, forgetPush, livesUntil, notePush, pushedOf, readerOf, switchesOf } from './store.ts'
import { browsersInTurn, type Turn } from './turn.ts'
import { goneWords, tapWords } from './words.ts'

/** A tap's way to its helper: the open tab first, then a notification [V2]; and its taking back. */

/** A wave left: for those with a browser that takes notifications, the next channel's turn is planned. Told twice, nothing changes. */
export async function followTaps(house: House, matches: Matches, fact: FactOf<'wave.sent'>): Promise<void> {
  const { organizationId } = fact
  const match = await matches.of(organizationId)
  const those = fact.offers.filter(({ helperId }) => match.waysOf(helperId).push)
  if (those.length === 0) return
  const known = await pushedOf(
    house.db,
    organizationId,
    those.map(({ offerId }) => offerId),
  )
  const dueAt = house.clock.now()
  await house.transaction(async (tx) => {
    for (const { offerId } of those) {
      if (!known.has(offerId)) house.timers.set(tx, { organizationId, kind: 'reach_tap', subjectId: offerId, dueAt })
    }
  })
}

/** The turn of the next channel. */
export async function tapTurn(turn: Turn): Promise<void> {
  const { house, matches, deliveries, tx, record, timer } = turn
  const { organizationId, subjectId: offerId } = timer
  const offer = await offerOf(tx, organizationId, offerId)
  if (offer === null || !mayWin(offer)) return
  if (offer.state !== 'sent' && offer.state !== 'seen') return
  const { helperId } = offer
  const now = house.clock.now()
  const deviceIds = await browsersInTurn(turn, await matches.of(organizationId), {
    ...{ personId: helperId, seen: offer.state === 'seen' },
    // One that came again after a "later" is as old as its coming again.
    passedS: TUNING.life - (offer.lapsesAt.getTime() - now.getTime()) / 1000,
  })
  if (deviceIds === null) return
  if (!(await notePush(tx, organizationId, offerId, now))) return
  // [V7] From pocket to answer takes longer than from a tab.
  const until = await livesUntil(tx, organizationId, offerId, new Date(now.getTime() + PUSH_LIFE_SECONDS * 1000))
  if (until === null) return
  house.timers.set(tx, { organizationId, kind: 'offer_lapse', subjectId: offerId, dueAt: until })
  record({ kind: 'offer.pushed', organizationId, askId: offer.askId, offerId, helperId })
  deliveries.begin(tx, 'push_tap', { organizationId, subjectId: offerId, personId: helperId, deviceIds })
  house.log.info({ offer: offerId, devices: deviceIds.length }, 'tap pushed')
}

type Over = FactOf<'offer.closed' | 'offer.postponed' | 'offers.withdrawn' | 'offer.accepted'>

/**
 * Taps that nobody has to answer any more leave the devices they went to. A lapsed one stays: a late Yes may still win. One
 * that was put off goes the whole way anew when it comes again.
 */
export async function takeBack(house: House, matches: Matches, deliveries: Deliveries, fact: Over): Promise<void> {
  const { organizationId } = fact
  const over = overBy(fact)
  const match = await matches.of(organizationId)
  // Most people have no such browser, and cost nothing here.
  const those = over.filter(({ helperId }) => match.waysOf(helperId).push)
  if (those.length === 0) return
  const pushed = await pushedOf(
    house.db,
    organizationId,
    those.map(({ offerId }) => offerId),
  )
  for (const { offerId, helperId } of those) {
    if (!pushed.has(offerId)) continue
    const devices = await devicesOf(house.db, organizationId, helperId, house.clock.now())
    const deviceIds = devices.map(({ id }) => id)
    await house.transaction(async (tx) => {
      if (fact.kind === 'offer.postponed' && !(await forgetPush(tx, organizationId, offerId))) return
      house.timers.clear(tx, 'push_tap', offerId)
      deliveries.begin(tx, 'push_gone', { organizationId, subjectId: offerId, personId: helperId, deviceIds })
    })
  }
}

function overBy(fact: Over): { offerId: string; helperId: string }[] {
  if (fact.kind === 'offers.withdrawn') return fact.withdrawn
  if (fact.kind === 'offer.accepted') return [fact, ...fact.withdrawn]
  return fact.kind === 'offer.closed' && fact.because === 'lapsed' ? [] : [fact]
}

/** The tap as a notification, as long as it may be answered; null once it may not. */
export async function tapMessage(house: House, organizationId: string, offerId: string): Promise<PushMessage | null> {
  const offer = await offerOf(house.db, organizationId, offerId)
  if (offer === null || !mayWin(offer)) return null
  if (offer.state !== 'sent') return null
  const [tap, reader, switches] = await Promise.all([
    tapPage(house.db, organizationId, offerId),
    readerOf(house.db, organizationId, offer.helperId),
    switchesOf(house.db, organizationId, offer.helperId),
  ])
  if (tap === null || reader === null || !switches.push) return null
  const { language } = reader
  return {
    topic: topicOf(offerId),
    until: offer.lapsesAt,
    urgency: 'high',
    words: {
      kind: 'tap',
      tag: `ask-${offer.askId}`,
      ...tapWords(language, tap, switches.pushWords),
      lang: language,
      url: `/tap/${offerId}`,
      sound: switches.sound,
      ...(!switches.tab && { evenLooked: true }),
    },
  }
}

export async function goneMessage(house: House, organizationId: string, offerId: string): Promise<PushMessage | null> {
  const offer = await offerOf(house.db, organizationId, offerId)
  const reader = offer && (await readerOf(house.db, organizationId, offer.helperId))
  if (!offer || !reader) return null
  return goneInstead(house.clock.now(), {
    topic: topicOf(offerId),
    tag: `ask-${offer.askId}`,
    ...goneWords(reader.language),
    lang: reader.language,
    url: `/tap/${offerId}`,
  })
}
