import type { FactOf } from '../facts.ts'
import type { House } from '../house.ts'
import type { Matches } from '../match/matches.ts'
import { INVITED_MS } from '../observer/rules.ts'
import { observerById, observingRow } from '../observer/store.ts'
import type { Tx } from '../platform/db.ts'
import type { Timer } from '../platform/timers.ts'
import { lockSession } from '../session/store.ts'
import type { Deliveries } from './deliveries.ts'
import { goneInstead, type PushMessage, topicOf } from './push.ts'
import { devicesOf, readerOf, switchesOf } from './store.ts'
import { browsersInTurn, type Turn } from './turn.ts'
import { invitationGoneWords, invitationWords } from './words.ts'

/** An invitation's way to whoever is to advise, or to look on: a tap's [V10]; and its taking back. */

/** The turn of the next channel. */
export const TURN = 'reach_invitation'
/** That it went out as a notification: rung when it is over, to take that back, and by itself only where nothing told so. */
export const PUSHED = 'reach_invitation_over'
const UNTOLD_MS = 60_000

/** Somebody was invited, or is no longer. Told twice, nothing changes. */
export async function followInvitation(
  house: House,
  matches: Matches,
  fact: FactOf<'observer.changed'>,
): Promise<void> {
  const { organizationId, personId, sessionId, observerId: subjectId } = fact
  const match = await matches.of(organizationId)
  // Most people have no such browser, and cost nothing here.
  if (!match.waysOf(personId).push) return
  const stands = (await observerById(house.db, organizationId, subjectId))?.state === 'invited'
  const pushed = (await house.timers.dueAt(house.db, PUSHED, subjectId)) !== null
  if (stands === pushed) return
  const timer = { organizationId, kind: stands ? TURN : PUSHED, subjectId, dueAt: house.clock.now() }
  await house.transaction(async (tx) => house.timers.set(tx, { ...timer, data: { sessionId } }))
}

/** The turn of the next channel. */
export async function invitationTurn(turn: Turn): Promise<void> {
  const { house, matches, deliveries, tx, timer } = turn
  const { organizationId, subjectId, data } = timer
  // Whoever comes or is sent away meanwhile waits: what is not noted as sent is not taken back.
  await lockSession(tx, organizationId, String(data.sessionId))
  const row = await observerById(tx, organizationId, subjectId)
  if (row?.state !== 'invited') return
  const { personId, until } = row
  const match = await matches.of(organizationId)
  const sentAt = until.getTime() - INVITED_MS
  const deviceIds = await browsersInTurn(turn, match, {
    ...{ personId, seen: false },
    // Nobody says of an invitation that it was seen: a tab in use shows it on every page, as long as it is in use.
    passedS: match.tabsOf(personId) === 'active' ? 0 : (house.clock.now().getTime() - sentAt) / 1000,
  })
  if (deviceIds === null) return
  house.timers.set(tx, { ...timer, kind: PUSHED, dueAt: new Date(until.getTime() + UNTOLD_MS) })
  deliveries.begin(tx, 'push_invitation', { organizationId, subjectId, personId, deviceIds })
  house.log.info({ observer: subjectId, devices: deviceIds.length }, 'invitation pushed')
}

/** It is over, whatever ended it: nobody has to answer it any more, and it leaves the devices it went to. */
export async function invitationOver(house: House, deliveries: Deliveries, tx: Tx, timer: Timer): Promise<void> {
  const { organizationId, subjectId } = timer
  const row = await observerById(tx, organizationId, subjectId)
  if (row === null) return
  const { personId } = row
  const devices = await devicesOf(tx, organizationId, personId, house.clock.now())
  const deviceIds = devices.map(({ id }) => id)
  house.timers.clear(tx, 'push_invitation', subjectId)
  deliveries.begin(tx, 'push_invitation_gone', { organizationId, subjectId, personId, deviceIds })
}

const tagOf = (sessionId: string) => `invited-${sessionId}`
const pageOf = (sessionId: string) => `/look-on/${sessionId}`

/** The invitation as a notification, as long as it stands; null once it does not. To look on is nothing to be startled by. */
export async function invitationMessage(house: House, organizationId: string, id: string): Promise<PushMessage | null> {
  const row = await observerById(house.db, organizationId, id)
  if (row?.state !== 'invited') return null
  const { personId, sessionId, comesTo, until } = row
  const [said, reader, switches] = await Promise.all([
    observingRow(house.db, organizationId, personId),
    readerOf(house.db, organizationId, personId),
    switchesOf(house.db, organizationId, personId),
  ])
  if (!said?.seeker || !said.helper || reader === null || !switches.push) return null
  const two = { seeker: said.seeker.name, helper: said.helper.name }
  const { language: lang } = reader
  return {
    ...{ topic: topicOf(id), until, urgency: 'high' },
    words: {
      ...{ kind: 'invitation', tag: tagOf(sessionId), lang, url: pageOf(sessionId) },
      ...invitationWords(lang, { ...two, comesTo, text: said.line || said.text }, switches.pushWords),
      sound: switches.sound && comesTo === 'advise',
    },
  }
}

export async function invitationGone(house: House, organizationId: string, id: string): Promise<PushMessage | null> {
  const row = await observerById(house.db, organizationId, id)
  const reader = row && (await readerOf(house.db, organizationId, row.personId))
  if (!row || !reader) return null
  const { language: lang } = reader
  const where = { topic: topicOf(id), tag: tagOf(row.sessionId), lang, url: pageOf(row.sessionId) }
  return goneInstead(row.until, { ...where, ...invitationGoneWords(lang) })
}
