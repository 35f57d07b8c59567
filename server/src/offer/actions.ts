import type { SessionView } from '@binome/contract/session.ts'
import type { HeldOffer } from '@binome/contract/signal.ts'
import { inSession, lockAsk } from '../ask/store.ts'
import { sayNotMine } from '../availability/not-mine.ts'
import { take } from '../handover/taking.ts'
import { type Caller, type House, oneAHouse } from '../house.ts'
import type { Matches } from '../match/matches.ts'
import { isTaken } from '../platform/db.ts'
import { gathered } from '../platform/gather.ts'
import { Refusal } from '../platform/refusal.ts'
import { sessionFor, sessionsOf } from '../session/view.ts'
import { type Claimed, type ClaimedWith, claim } from './claim-store.ts'
import type { HeldOffers } from './held.ts'
import { goneBecause, mayWin, POSTPONE_DAYS } from './rules.ts'
import { moveOffer, noteSeen, type OfferWithAsk, offerOf, sessionOfOffer } from './store.ts'

/** Answering a tap. What time and the seeker do to taps: leaving.ts. */

/** Taps seen at one moment are written together. */
const seen = oneAHouse(({ db, clock, log }) =>
  gathered<string, void>(async (organizationId, keys) => {
    const pairs = keys.map((key) => key.split(' ') as [offerId: string, helperId: string])
    for (const offer of await noteSeen(db, organizationId, pairs, clock.now())) log.info({ offer }, 'offer seen')
    return new Map()
  }),
)

/** One of the caller's own offers. @throws Refusal NOT_FOUND */
export async function myOffer(house: House, caller: Caller, offerId: string): Promise<OfferWithAsk> {
  const offer = await offerOf(house.db, caller.organizationId, offerId)
  if (offer === null || offer.helperId !== caller.personId) throw new Refusal('NOT_FOUND', {})
  return offer
}

const becauseOf = (offer: OfferWithAsk) => goneBecause({ ...offer, sameRound: offer.round === offer.askRound })
const gone = (offer: OfferWithAsk) => new Refusal('OFFER_GONE', { because: becauseOf(offer) })

/**
 * Yes. Exactly one helper wins; a lapsed tap may still win while nobody else has [A7]. Said again by the winner it
 * changes nothing, and gives the session without what was held.
 * @throws Refusal OFFER_TAKEN | OFFER_GONE | IN_SESSION (the helper) | SEEKER_BUSY (the tap stands) | NOT_FOUND
 */
export async function acceptOffer(
  house: House,
  heldOffers: HeldOffers,
  caller: Caller,
  offerId: string,
): Promise<{ session: SessionView; held: HeldOffer | null }> {
  const { organizationId, personId } = caller
  const yes = { offerId, helperId: personId, sessionId: house.newId() }
  let claimed = await claimOnce(house, organizationId, yes)
  for (let tries = 1; claimed === null && tries < MOST_TRIES; tries += 1) {
    // A session is handed over with it; or its own row changed while it waited for the ask's: said "later" in another tab,
    // it may still win.
    const offer = await myOffer(house, caller, offerId)
    if (!mayWin(offer)) break
    claimed = await claimOnce(house, organizationId, yes, offer.handoverId)
  }
  if (claimed === null) {
    const offer = await myOffer(house, caller, offerId)
    const mine = offer.state === 'accepted' ? (await sessionFor(house.db, organizationId, personId)).session : null
    // Said again, in another tab or after an answer that was lost: it is theirs already.
    if (mine?.askId === offer.askId) return { session: mine, held: null }
    if (mayWin(offer)) {
      throw (await inSession(house.db, organizationId, personId))
        ? new Refusal('IN_SESSION', {})
        : new Refusal('SEEKER_BUSY', {})
    }
    throw becauseOf(offer) === 'helped' ? new Refusal('OFFER_TAKEN', {}) : gone(offer)
  }
  const ids = (taps: readonly { offerId: string }[]) => taps.map((one) => one.offerId)
  house.log.info(
    {
      ...{ ask: claimed.askId, offer: offerId, session: yes.sessionId },
      ...{ withdrawn: ids(claimed.withdrawn), lapsed: ids(claimed.letGo) },
    },
    'offer accepted',
  )
  // Read with what the screens of the two are told of it.
  const session = (await sessionsOf(house)(organizationId, personId))?.session
  if (!session) throw new Refusal('OFFER_GONE', { because: 'cancelled' })
  return { session, held: heldOffers.take(claimed.askId) }
}

/** How often a Yes is tried whose tap may still win. */
const MOST_TRIES = 3

/**
 * This tap was declined in another tab while its Yes was on the way, or whoever would take a session over is in another:
 * nothing of the claim may stay.
 */
class NoLongerStands extends Error {}

/** One try. Null: somebody else was first, one of the two is in a session, or whoever asked is asking something else. */
async function claimOnce(
  house: House,
  organizationId: string,
  yes: { offerId: string; helperId: string; sessionId: string },
  handoverId: string | null = null,
): Promise<(Claimed & ClaimedWith) | null> {
  const { offerId, helperId, sessionId } = yes
  const claiming = house.transaction(async (tx, record) => {
    // [T6] The session that is handed over ends in the transaction in which the other opens.
    if (handoverId !== null && !(await take(house, tx, record, organizationId, handoverId))) return null
    const won = await claim(tx, organizationId, { ...yes, at: house.clock.now() })
    if (won === null && handoverId === null) return null
    if (!won?.stands) throw new NoLongerStands()
    const { askId, seekerId, later, withdrawn, letGo } = won
    house.timers.clear(tx, 'plan', askId)
    house.timers.clear(tx, 'beat', askId)
    house.timers.clear(tx, 'ask_end', askId)
    for (const one of [yes, ...withdrawn, ...letGo]) house.timers.clear(tx, 'offer_lapse', one.offerId)
    record({ kind: 'offer.accepted', organizationId, askId, offerId, seekerId, helperId, sessionId, later, withdrawn })
    for (const one of letGo) record({ kind: 'offer.closed', organizationId, ...one, because: 'let_go' })
    return won
  }, 'first')
  return claiming.catch((error: unknown) => {
    // The same person accepted two asks at once, the two are already in a session, or another ask of the seeker is open.
    if (isTaken(error) || error instanceof NoLongerStands) return null
    throw error
  })
}

/**
 * Not now, or not my topic: that one is remembered against the like, for this helper alone [D9]. Nothing of it reaches
 * the seeker [A6]: what they are told changes by the clock alone.
 */
export async function declineOffer(
  house: House,
  caller: Caller,
  input: { offerId: string; offTopic: boolean },
): Promise<void> {
  const offer = await myOffer(house, caller, input.offerId)
  const to = input.offTopic ? 'off_topic' : 'declined'
  if (offer.state === to) return
  await house.transaction(async (tx, record) => {
    const moved = await moveOffer(tx, caller.organizationId, input.offerId, {
      helperId: caller.personId,
      from: ['sent', 'seen', 'postponed', 'lapsed'],
      to,
      at: house.clock.now(),
    })
    if (moved === null) throw gone(await myOffer(house, caller, input.offerId))
    house.timers.clear(tx, 'offer_lapse', input.offerId)
    house.timers.clear(tx, 'offer_again', input.offerId)
    record({
      kind: 'offer.closed',
      organizationId: caller.organizationId,
      askId: offer.askId,
      offerId: input.offerId,
      helperId: caller.personId,
      because: 'answered',
    })
    if (input.offTopic) await sayNotMine(tx, record, caller, { askId: offer.askId, at: house.clock.now() })
  })
  house.log.info({ offer: input.offerId }, 'offer declined')
}

/**
 * Later, if it is still open then: said of a tap whose Yes would win now. Its ask is held meanwhile, so that none is put
 * off of an ask that is just over [A8].
 * @throws Refusal BAD_INPUT for a time that is past or too far | OFFER_GONE
 */
export async function postponeOffer(
  house: House,
  caller: Caller,
  input: { offerId: string; until: Date },
): Promise<void> {
  const now = house.clock.now()
  const latest = now.getTime() + POSTPONE_DAYS * 86_400_000
  if (input.until <= now || input.until.getTime() > latest) {
    throw new Refusal('BAD_INPUT', { issues: [{ path: 'until', code: 'out_of_range' }] })
  }
  const offer = await myOffer(house, caller, input.offerId)
  const { organizationId } = caller
  await house.transaction(async (tx, record) => {
    await lockAsk(tx, organizationId, offer.askId)
    const stands = await offerOf(tx, organizationId, input.offerId)
    if (stands === null || !mayWin(stands)) throw gone(stands ?? offer)
    const moved = await moveOffer(tx, organizationId, input.offerId, {
      helperId: caller.personId,
      from: [stands.state],
      to: 'postponed',
      at: now,
      postponedUntil: input.until,
    })
    if (moved === null) throw gone(await myOffer(house, caller, input.offerId))
    house.timers.clear(tx, 'offer_lapse', input.offerId)
    house.timers.set(tx, { organizationId, kind: 'offer_again', subjectId: input.offerId, dueAt: input.until })
    record({
      kind: 'offer.postponed',
      organizationId,
      askId: offer.askId,
      offerId: input.offerId,
      helperId: caller.personId,
    })
  })
  house.log.info({ offer: input.offerId }, 'offer postponed')
}

/** The tap was on the screen. No fact: it only raises hope, and nobody is told [A6]. */
export async function seeOffer(
  house: House,
  matches: Matches,
  who: { organizationId: string; personId: string },
  offerId: string,
): Promise<void> {
  await seen(house)(who.organizationId, `${offerId} ${who.personId}`)
  ;(await matches.of(who.organizationId)).responses.seen(who.personId, offerId)
}

/** The caller's tap as a page of its own: still here, or gone and why, without a word of the ask [A8]. */
export async function whereIsOffer(house: House, caller: Caller, offerId: string) {
  const offer = await myOffer(house, caller, offerId)
  if (mayWin(offer)) return { state: 'here' as const, offer }
  const sessionId = offer.state === 'accepted' ? await sessionOfOffer(house.db, caller.organizationId, offerId) : null
  return { state: 'gone' as const, because: becauseOf(offer), sessionId }
}
