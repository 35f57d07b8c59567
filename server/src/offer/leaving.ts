import { lockAsk } from '../ask/store.ts'
import type { FactOf } from '../facts.ts'
import type { House, Record } from '../house.ts'
import type { Matches } from '../match/matches.ts'
import type { Tx } from '../platform/db.ts'
import { lockAround, tapAgain } from './plan-store.ts'
import { lapseLeftOut, moveOffer, offerOf, openTapsOf, withdraw, withdrawBefore } from './store.ts'

/** What time and the seeker do to taps: they are taken back, lapse, and come again. */

/** The ask is taken back, put aside or over: its taps leave the screens. Somebody who said "later" of a parked ask keeps theirs. */
export async function withdrawAll(
  house: House,
  fact: FactOf<'ask.parked' | 'ask.cancelled' | 'ask.expired' | 'ask.solved_alone' | 'answer.accepted'>,
): Promise<void> {
  const { organizationId, askId } = fact
  await house.transaction(async (tx, record) => {
    const ask = await lockAsk(tx, organizationId, askId)
    if (ask === null || ask.state === 'searching' || ask.state === 'matched' || ask.state === 'live') return
    const keepPostponed = ask.state === 'parked'
    takenBack(
      house,
      record,
      { organizationId, askId },
      await withdraw(tx, organizationId, askId, ask.round, { keepPostponed }),
    )
  })
}

/** A new round began: taps of the rounds before, "later" among them, leave the screens; those people may be asked anew. */
export async function withdrawOld(house: House, fact: FactOf<'ask.resumed'>): Promise<void> {
  const { organizationId, askId, round } = fact
  await house.transaction(async (tx, record) => {
    takenBack(house, record, { organizationId, askId }, await withdrawBefore(tx, organizationId, askId, round))
  })
}

function takenBack(
  house: House,
  record: Record,
  of: { organizationId: string; askId: string },
  withdrawn: { offerId: string; helperId: string }[],
): void {
  if (withdrawn.length === 0) return
  record({ kind: 'offers.withdrawn', ...of, because: 'cancelled', withdrawn })
  house.log.info({ ask: of.askId, offers: withdrawn.map(({ offerId }) => offerId) }, 'offers withdrawn')
}

type Ring = { organizationId: string; subjectId: string }

/** Silence is a fine answer: the tap leaves the screen, and a late Yes may still win. */
export async function lapse(house: House, tx: Tx, record: Record, timer: Ring): Promise<void> {
  const moved = await moveOffer(tx, timer.organizationId, timer.subjectId, {
    helperId: null,
    from: ['sent', 'seen'],
    to: 'lapsed',
    at: house.clock.now(),
  })
  if (moved === null) return
  record({
    kind: 'offer.closed',
    organizationId: timer.organizationId,
    askId: moved.askId,
    offerId: timer.subjectId,
    helperId: moved.helperId,
    because: 'lapsed',
  })
  house.log.info({ offer: timer.subjectId }, 'offer lapsed')
}

/** Somebody became quiet, or left: a tap that waits for them leaves their screen as if it had run out, and others are asked. */
export async function letGo(
  house: House,
  matches: Matches,
  { organizationId, personId }: FactOf<'availability.changed' | 'person.left' | 'person.erased'>,
): Promise<void> {
  const open = await openTapsOf(house.db, organizationId, personId)
  if (open.length === 0) return
  const match = await matches.of(organizationId)
  await match.refresh(personId)
  if (match.willing.accepts(personId, house.clock.now())) return
  for (const { offerId } of open) {
    await house.transaction(async (tx, record) => {
      house.timers.clear(tx, 'offer_lapse', offerId)
      await lapse(house, tx, record, { organizationId, subjectId: offerId })
    })
  }
}

/** Whoever is left out of an ask from now on is asked no more: their taps leave their screens as if they had run out. */
export async function letLeftOutGo(
  house: House,
  tx: Tx,
  record: Record,
  { organizationId, askId }: { organizationId: string; askId: string },
): Promise<void> {
  for (const { offerId, helperId } of await lapseLeftOut(tx, organizationId, askId)) {
    house.timers.clear(tx, 'offer_lapse', offerId)
    house.timers.clear(tx, 'offer_again', offerId)
    record({ kind: 'offer.closed', organizationId, askId, offerId, helperId, because: 'let_go' })
    house.log.info({ offer: offerId }, 'offer lapsed')
  }
}

/** Seconds after which a tap put off is tried again when its helper cannot be tapped at the time they chose. */
const AGAIN_SECONDS = 120
/** Seconds a tap that came again stays. */
const AGAIN_LIFE_SECONDS = 90

/** "Later" has come: the tap is there again, if the ask still waits and its helper may be tapped, and is not left out by now. */
export async function comeAgain(house: House, matches: Matches, tx: Tx, record: Record, timer: Ring): Promise<void> {
  const { organizationId, subjectId: offerId } = timer
  const put = await offerOf(tx, organizationId, offerId)
  if (put?.state !== 'postponed') return
  const { ask, open, leftOut } = await lockAround(tx, organizationId, put.askId)
  const at = house.clock.now()
  const told = { organizationId, askId: put.askId, helperId: put.helperId }
  if (ask?.state !== 'searching' || ask.round !== put.round || leftOut.includes(put.helperId)) {
    const gone = { helperId: null, from: ['postponed'], to: 'withdrawn', at } as const
    if (await moveOffer(tx, organizationId, offerId, gone)) {
      record({ kind: 'offer.closed', ...told, offerId, because: 'lapsed' })
      house.log.info({ ask: put.askId, offers: [offerId] }, 'offers withdrawn')
    }
    return
  }
  const lapsesAt = new Date(at.getTime() + AGAIN_LIFE_SECONDS * 1000)
  const match = await matches.of(organizationId)
  // [R2] Never more at once than the house lets a search tap.
  const room = open.length < match.rules.of(match.teamOf(ask.seekerId)).mostAtOnce
  const version = match.willing.versionOf(put.helperId)
  const week = match.weekKept(put.helperId, at)
  const free = room && match.willing.mayBeTapped(put.helperId, at)
  if (!free || !(await tapAgain(tx, organizationId, { offerId, version, week, at, lapsesAt }))) {
    const dueAt = new Date(at.getTime() + AGAIN_SECONDS * 1000)
    return house.timers.set(tx, { organizationId, kind: 'offer_again', subjectId: offerId, dueAt })
  }
  house.timers.set(tx, { organizationId, kind: 'offer_lapse', subjectId: offerId, dueAt: lapsesAt })
  const offers = [{ offerId, helperId: put.helperId, fit: put.fit, idle: put.idle }]
  record({ kind: 'wave.sent', organizationId, askId: put.askId, seekerId: put.seekerId, offers })
  house.log.info({ offer: offerId }, 'offer came again')
}
