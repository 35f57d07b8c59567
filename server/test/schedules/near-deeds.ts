import { openAsk } from '../../src/ask/actions.ts'
import { joinFirst, refuseFirst } from '../../src/group/actions.ts'
import { leaveLine } from '../../src/group/lines.ts'
import { acceptOffer } from '../../src/offer/actions.ts'
import { sayOutcome } from '../../src/outcome/actions.ts'
import type { Values } from '../memory/rows.ts'
import { SKILLS } from './house.ts'
import { type Around, callerFor, type Deed, socketsOf, text } from './people.ts'
import { isActive, isOpenTap } from './state.ts'

/**
 * Asks near the same, from the second ask to the line that one of the two leaves: what leads one step on, as the rows
 * are now; null when nothing does. By chance alone hardly any schedule would come to its end. Whoever is patient says
 * nothing that the rows already show to be too early.
 */
export function leadOn(around: Around, isPatient: boolean): Deed | null {
  const { database, chance, place } = around
  const asks = database.rows('ask')
  const rows = database.rows('ask_following')
  const handed = rows.filter(({ session_id: sessionId }) => sessionId !== null)
  if (handed.length > 0) return line(around, chance.of(handed))
  const offered = rows.filter(({ state }) => state === 'offered')
  if (offered.length > 0 && chance.is(0.8)) return decide(around, asks, chance.of(offered))
  const [waits] = rows.filter(({ state }) => state === 'waits')
  const first = waits && asks.find(({ id }) => id === waits.first_id)
  if (first) return meetOver(around, first, isPatient)
  const active = asks.filter(isActive)
  if (active.length >= 2) return null
  const free = place.people.filter((id) => !active.some((one) => one.seeker_id === id))
  return ask(around, chance.of(isPatient ? free : place.people))
}

function ask({ place }: Around, personId: string): Deed {
  const input = { text: `Mon ${SKILLS[0][0]} ne marche plus`, pictureIds: [], skillIds: [] }
  return { name: 'ask', personId, run: ({ house }) => openAsk(house, callerFor(place, personId), input) }
}

function decide({ chance, place }: Around, asks: readonly Values[], { ask_id: of }: Values): Deed {
  const askId = text(of)
  const personId = text(asks.find(({ id }) => id === of)?.seeker_id)
  const caller = callerFor(place, personId)
  if (chance.is(0.1)) return { name: 'not follow', personId, run: ({ house }) => refuseFirst(house, caller, askId) }
  return { name: 'follow', personId, run: ({ house }) => joinFirst(house, caller, askId) }
}

/** The first one's encounter, from the Yes to what came of it. */
function meetOver({ database, chance, place }: Around, first: Values, isPatient: boolean): Deed | null {
  const session = database.rows('session').find((one) => one.ask_id === first.id && one.state !== 'ended')
  if (!session) {
    const taps = database.rows('offer').filter((one) => one.ask_id === first.id && isOpenTap(one))
    if (taps.length === 0) return null
    const tap = chance.of(taps)
    const [personId, offerId] = [text(tap.helper_id), text(tap.id)]
    const caller = callerFor(place, personId)
    const run: Deed['run'] = ({ house, heldOffers }) => acceptOffer(house, heldOffers, caller, offerId)
    return { name: 'accept', personId, offerId, run }
  }
  const sessionId = text(session.id)
  const here = database.rows('session_presence').filter((one) => one.session_id === session.id && one.left_at === null)
  const away = [session.seeker_id, session.helper_id].filter((id) => !here.some((one) => one.person_id === id))
  if (away.length > 0) {
    const personId = text(chance.of(away))
    const who = { organizationId: place.organizationId, personId }
    const run: Deed['run'] = ({ presence }) => presence.enter(who, sessionId, chance.of(socketsOf(personId)))
    return { name: 'enter', personId, run }
  }
  if (isPatient && session.state !== 'live') return null
  const personId = text(session.seeker_id)
  const outcome = chance.of(['solved', 'solved', 'partly', 'not_solved'] as const)
  const said = { sessionId, outcome, skillIds: [] }
  return { name: `say ${outcome}`, personId, run: ({ house }) => sayOutcome(house, callerFor(place, personId), said) }
}

function line({ database, chance, place }: Around, { session_id: of }: Values): Deed | null {
  const session = database.rows('session').find(({ id }) => id === of)
  if (!session) return null
  const personId = text(chance.of([session.seeker_id, session.helper_id]))
  const said = { sessionId: text(of), text: 'Enregistrez sous un autre nom.' }
  return { name: 'line', personId, run: ({ house }) => leaveLine(house, callerFor(place, personId), said) }
}
