import type { Language } from '@binome/contract/terms.ts'
import type { House } from '../house.ts'
import { addressOf } from '../identity/links.ts'
import type { Matches } from '../match/matches.ts'
import type { Tx } from '../platform/db.ts'
import type { Timer } from '../platform/timers.ts'
import type { Deliveries, Ended } from './deliveries.ts'
import { noticeLetter } from './letters.ts'
import { deleteNotice, dropWaiting, insertNotice, type Notice, notePushed, noticeOf } from './notice-store.ts'
import { type PushMessage, topicOf } from './push.ts'
import { stepOfNotice } from './rules.ts'
import { devicesOf, readerOf, switchesOf } from './store.ts'
import { tokenOf } from './token.ts'

/** Telling somebody of what concerns them and can wait a little: a booked moment, a written answer. */

export interface Occasion {
  /** A booked moment (made, moved, near, called off), or an answer to one's own ask. */
  kind: 'moment' | 'answer'
  personId: string
  /** What it is about: a later word about it replaces one that has not left yet. */
  aboutId: string
  /** The page of ours it leads to, from '/' on. */
  path: string
  /** One line, and a few more. */
  words: (language: Language) => { title: string; text: string }
  /** An entry for the person's own calendar; it goes by letter whatever else happens, if letters are on. */
  calendar?: { method: 'REQUEST' | 'CANCEL'; ics: string }
  /** Of no use later than this (a reminder). */
  until?: Date
}

/**
 * Reaches somebody by the channels they left on, one after the other, never in their quiet hours [V1] [V2]: what an
 * active tab shows anyway is not said again. Kept with the transaction, so that nothing is told that did not happen, and
 * nothing that did is lost. Somebody who is not here any more is not told.
 */
export async function reachBy(house: House, tx: Tx, organizationId: string, occasion: Occasion): Promise<void> {
  const { personId, aboutId } = occasion
  const reader = await readerOf(tx, organizationId, personId)
  if (reader === null) return
  const { kind, path, calendar = null, until = null } = occasion
  await unsay(house, tx, organizationId, personId, aboutId, { entries: calendar !== null })
  const { title, text } = occasion.words(reader.language)
  const id = house.newId()
  const notice: Notice = { id, personId, kind, aboutId, path, title, words: text, calendar, until, state: 'waiting' }
  const at = house.clock.now()
  await insertNotice(tx, organizationId, notice, at)
  house.timers.set(tx, { organizationId, kind: 'notice', subjectId: id, dueAt: at })
}

/** What was to be told about this and has not left yet is not true any more; an entry for a calendar only by another. */
export async function unsay(
  house: House,
  tx: Tx,
  organizationId: string,
  personId: string,
  aboutId: string,
  { entries } = { entries: false },
): Promise<void> {
  for (const id of await dropWaiting(tx, organizationId, { personId, aboutId, entries }))
    house.timers.clear(tx, 'notice', id)
}

/** Quiet that has no known end is looked at again after so long. */
const LOOK_AGAIN_MS = 15 * 60_000
/** How long a notification about something without an end of its own is worth delivering. */
const PUSH_DAYS = 1

/** The notice's turn: by the channel that is now the right one. */
export async function noticeTurn(
  house: House,
  matches: Matches,
  deliveries: Deliveries,
  tx: Tx,
  timer: Timer,
): Promise<void> {
  const { organizationId, subjectId: id } = timer
  const notice = await noticeOf(tx, organizationId, id)
  if (notice === null) return
  const now = house.clock.now()
  const reader = await readerOf(tx, organizationId, notice.personId)
  if (reader === null || (notice.until !== null && notice.until <= now)) return deleteNotice(tx, organizationId, id)
  const match = await matches.of(organizationId)
  const quietUntil = match.willing.quietUntil(notice.personId, now)
  const switches = await switchesOf(tx, organizationId, notice.personId)
  const step = stepOfNotice({
    ways: match.waysOf(notice.personId),
    tabs: match.tabsOf(notice.personId),
    mail: switches.mailNotices && house.mail !== null && reader.email !== null,
    quiet: quietUntil !== null,
    calendar: notice.calendar !== null,
    pushFailed: timer.data.pushFailed === true,
  })
  if (step === 'wait') {
    const dueAt = new Date(Math.min(quietUntil?.getTime() ?? 0, now.getTime() + LOOK_AGAIN_MS))
    return house.timers.set(tx, { ...timer, kind: 'notice', dueAt })
  }
  if (step === 'letter' || step === 'letter_and_push') {
    const { secret } = house.config
    const token = tokenOf({ organizationId, personId: notice.personId, kind: 'notices' }, secret)
    const letter = noticeLetter(reader, notice, { home: addressOf(house.config), token })
    // Under the notice's own id: should this transaction be undone, the next one sends the same letter, once.
    await house.mail?.send({ organizationId, personId: notice.personId, to: reader.email ?? '', ...letter }, id)
  }
  if (step === 'push' || step === 'letter_and_push') {
    const devices = await devicesOf(tx, organizationId, notice.personId, now)
    const deviceIds = devices.map((device) => device.id)
    await notePushed(tx, organizationId, id)
    return deliveries.begin(tx, 'push_notice', { organizationId, subjectId: id, personId: notice.personId, deviceIds })
  }
  await deleteNotice(tx, organizationId, id)
}

/** A browser took it: it is told, and its words go. None did: the next channel's turn. Quiet began: its turn comes again. */
export async function noticePushed(
  house: House,
  tx: Tx,
  organizationId: string,
  id: string,
  how: Ended,
): Promise<void> {
  if (how === 'taken') return deleteNotice(tx, organizationId, id)
  const data = { pushFailed: how === 'failed' }
  house.timers.set(tx, { organizationId, kind: 'notice', subjectId: id, dueAt: house.clock.now(), data })
}

export async function noticeMessage(house: House, organizationId: string, id: string): Promise<PushMessage | null> {
  const notice = await noticeOf(house.db, organizationId, id)
  if (notice === null || notice.state !== 'pushed') return null
  const [reader, switches] = await Promise.all([
    readerOf(house.db, organizationId, notice.personId),
    switchesOf(house.db, organizationId, notice.personId),
  ])
  if (reader === null || !switches.push) return null
  return {
    topic: topicOf(notice.aboutId),
    until: notice.until ?? new Date(house.clock.now().getTime() + PUSH_DAYS * 86_400_000),
    urgency: 'normal',
    words: {
      kind: 'notice',
      tag: `about-${notice.aboutId}`,
      title: notice.title,
      body: switches.pushWords ? notice.words : '',
      lang: reader.language,
      url: notice.path,
      sound: false,
    },
  }
}
