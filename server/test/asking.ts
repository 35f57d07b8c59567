import { openAsk } from '../src/ask/actions.ts'
import { askFor } from '../src/ask/view.ts'
import { acceptOffer } from '../src/offer/actions.ts'
import { tapsFor } from '../src/offer/view.ts'
import type { TestCore } from './core.ts'

/** Asking, being tapped, accepting and meeting in a core under test, each with everything that follows from it. */

export const input = { text: 'Mon RECHERCHEX renvoie #N/A', pictureIds: [], skillIds: [] }

/** Two who ask the like: near enough that the later may wait with the first [J1]. */
export const FIRST = 'Mon RECHERCHEX renvoie #N/A dans le tableau de budget'
export const LIKE = 'RECHERCHEX renvoie #N/A dans mon tableau de budget zanzibar'

export async function ask(world: TestCore, seekerId: string, text = input.text) {
  const view = await openAsk(world.core.house, world.caller(seekerId), { ...input, text })
  await world.core.settled()
  return view
}

export interface Tapped {
  helperId: string
  offerId: string
}

/** Who has an open tap for this ask, in the order of ids. */
export async function tapped(world: TestCore, askId: string): Promise<Tapped[]> {
  const found = []
  for (const helperId of world.people) {
    const taps = await tapsFor(world.fresh.db, world.organizationId, helperId)
    for (const tap of taps) if (tap.askId === askId) found.push({ helperId, offerId: tap.offerId })
  }
  return found
}

/** @returns the session's id */
export async function accept(world: TestCore, one: Tapped | undefined): Promise<string> {
  if (!one) throw new Error('nobody was tapped')
  const won = await acceptOffer(world.core.house, world.core.heldOffers, world.caller(one.helperId), one.offerId)
  await world.core.settled()
  return won.session.id
}

export async function meet(world: TestCore, seekerId: string, helperId: string, sessionId: string): Promise<void> {
  for (const personId of [seekerId, helperId]) {
    const who = { organizationId: world.organizationId, personId }
    await world.core.presence.enter(who, sessionId, `socket-${personId}`)
    await world.core.settled()
  }
}

export const seekerView = (world: TestCore, seekerId: string) => askFor(world.fresh.db, world.organizationId, seekerId)
