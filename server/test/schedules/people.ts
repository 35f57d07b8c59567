import { cancelAsk, changeAsk, openAsk, parkAsk, resumeAsk, widenAsk } from '../../src/ask/actions.ts'
import { setAvailability } from '../../src/availability/actions.ts'
import type { Core } from '../../src/core.ts'
import type { Caller } from '../../src/house.ts'
import { acceptOffer, declineOffer, postponeOffer, seeOffer } from '../../src/offer/actions.ts'
import { sayOutcome } from '../../src/outcome/actions.ts'
import { end } from '../../src/session/actions.ts'
import type { Chance } from '../chance.ts'
import type { MemoryDatabase } from '../memory/database.ts'
import type { Values } from '../memory/rows.ts'
import { type Place, SKILLS } from './house.ts'

/** What people do: drawn from what their screens may show, which may be old by then. */

export interface Deed {
  name: string
  personId: string
  /** Of an answer to a tap. */
  offerId?: string
  run(core: Core): Promise<unknown>
}

export interface Around {
  database: MemoryDatabase
  place: Place
  chance: Chance
  now(): number
  /** Opens or closes every tab of somebody. */
  setTabs(personId: string, count: number): void
  tabs(personId: string): number
}

export const callerFor = (place: Place, personId: string): Caller => ({
  ...{ organizationId: place.organizationId, personId, role: 'member', teamId: null, language: 'fr' },
  accountSessionId: personId,
})

export const text = (value: unknown) => String(value)

export function drawDeed(around: Around): Deed | null {
  const { database, chance, place } = around
  const asks = database.rows('ask')
  const offers = database.rows('offer')
  const sessions = database.rows('session')
  const open = sessions.filter(({ state }) => state !== 'ended')
  const active = asks.filter(({ state }) => state === 'searching')
  return chance.weighed<() => Deed | null>([
    [asks.length === 0 ? 30 : active.length < 2 ? 6 : 2, () => ask(around)],
    [offers.length > 0 ? 24 : 0, () => answer(around, offers)],
    [asks.length > 0 ? 7 : 0, () => steer(around, asks)],
    [open.length > 0 ? 14 : 0, () => attend(around, open)],
    [sessions.length > 0 ? 4 : 0, () => conclude(around, sessions)],
    [4, () => availability(around, chance.of(place.people))],
    [2, () => comeOrGo(around, chance.of(place.people))],
  ])()
}

function ask({ chance, place }: Around): Deed {
  const personId = chance.of(place.people)
  const topic = chance.below(SKILLS.length)
  const [fr] = SKILLS[topic] ?? ['']
  const forPersonId = chance.is(0.2) ? chance.of(place.people) : undefined
  const skillIds = chance.is(0.5) ? [place.skillIds[topic] ?? ''] : []
  const input = { text: `Mon ${fr} ne marche plus`, pictureIds: [], skillIds, forPersonId, unnamed: chance.is(0.1) }
  return {
    name: 'ask',
    personId,
    run: ({ house }) => openAsk(house, callerFor(place, personId), input),
  }
}

/** Mostly one that is open, and mostly yes. */
function answer({ chance, place, now }: Around, offers: readonly Values[]): Deed {
  const waiting = offers.filter(({ state }) => state === 'sent' || state === 'seen')
  const offer = chance.of(waiting.length > 0 && chance.is(0.7) ? waiting : offers)
  const offerId = text(offer.id)
  const personId = text(offer.helper_id)
  const caller = callerFor(place, personId)
  // Of a browser whose clock is off.
  const skewMs = chance.is(0.3) ? (chance.next() - 0.5) * 600_000 : 0
  const until = new Date(now() + chance.of([5_000, 30_000, 300_000]) + skewMs)
  const of = (name: string, run: Deed['run']): [number, Deed][] => [
    [weights[name] ?? 1, { name, personId, offerId, run }],
  ]
  return chance.weighed([
    ...of('accept', ({ house, heldOffers }) => acceptOffer(house, heldOffers, caller, offerId)),
    ...of('decline', ({ house }) => declineOffer(house, caller, { offerId, offTopic: false })),
    ...of('off topic', ({ house }) => declineOffer(house, caller, { offerId, offTopic: true })),
    ...of('later', ({ house }) => postponeOffer(house, caller, { offerId, until })),
    ...of('see', ({ house, matches }) => seeOffer(house, matches, caller, offerId)),
  ])
}
const weights: { [name: string]: number } = { accept: 10, decline: 3, 'off topic': 1, later: 3, see: 2 }

function steer({ chance, place }: Around, asks: readonly Values[]): Deed {
  const one = chance.of(asks)
  const askId = text(one.id)
  const personId = text(one.seeker_id)
  const caller = callerFor(place, personId)
  const of = (weight: number, name: string, run: Deed['run']): [number, Deed] => [weight, { name, personId, run }]
  return chance.weighed([
    of(3, 'cancel', ({ house }) => cancelAsk(house, caller, { askId, solvedAlone: false })),
    of(1, 'solved alone', ({ house }) => cancelAsk(house, caller, { askId, solvedAlone: true })),
    of(3, 'park', ({ house }) => parkAsk(house, caller, { askId, written: chance.is(0.5) })),
    of(4, 'resume', ({ house }) => resumeAsk(house, caller, askId)),
    of(2, 'widen', ({ house }) => widenAsk(house, caller, askId)),
    of(1, 'change', ({ house }) => changeAsk(house, caller, { askId, text: 'Ma facture ne marche plus' })),
  ])
}

/** Two tabs a person. */
export const socketsOf = (personId: string) => [`${personId} 0`, `${personId} 1`]

function attend({ chance, place }: Around, open: readonly Values[]): Deed {
  const session = chance.of(open)
  const sessionId = text(session.id)
  const personId = text(chance.of([session.seeker_id, session.helper_id]))
  const who = { organizationId: place.organizationId, personId }
  const socketId = chance.of(socketsOf(personId))
  const of = (weight: number, name: string, run: Deed['run']): [number, Deed] => [weight, { name, personId, run }]
  return chance.weighed([
    of(8, 'enter', ({ presence }) => presence.enter(who, sessionId, socketId)),
    of(2, 'leave', ({ presence }) => presence.leave(who, sessionId, socketId)),
    of(2, 'disconnect', ({ presence }) => presence.disconnected(socketId)),
    of(1, 'end', ({ house }) => end(house, callerFor(place, personId), sessionId)),
  ])
}

function conclude({ chance, place }: Around, sessions: readonly Values[]): Deed {
  const session = chance.of(sessions)
  const sessionId = text(session.id)
  const personId = text(chance.of([session.seeker_id, session.seeker_id, session.helper_id]))
  const outcome = chance.of(['solved', 'partly', 'not_solved'] as const)
  const input = { sessionId, outcome, skillIds: [...place.skillIds.slice(0, chance.below(2))] }
  return {
    name: `say ${outcome}`,
    personId,
    run: ({ house }) => sayOutcome(house, callerFor(place, personId), input),
  }
}

function availability({ chance, place, now }: Around, personId: string): Deed {
  const self = { organizationId: place.organizationId, personId }
  const quietUntil = chance.is(0.4) ? new Date(now() + chance.of([20_000, 600_000])).toISOString() : null
  const until = chance.is(0.2) ? new Date(now() + chance.of([-60_000, 40_000])).toISOString() : null
  const said = { available: chance.is(0.7), until, quietUntil }
  return {
    name: said.available && quietUntil === null ? 'willing' : 'quiet',
    personId,
    run: ({ house }) => setAvailability(house, self, said),
  }
}

/** The last tab closes, or the first opens. */
function comeOrGo({ place, setTabs, tabs }: Around, personId: string): Deed {
  const count = tabs(personId) > 0 ? 0 : 1
  return {
    name: count > 0 ? 'come' : 'go',
    personId,
    run: (core) => {
      setTabs(personId, count)
      return core.reach(place.organizationId, personId, count > 0)
    },
  }
}
