import { askById } from './ask/store.ts'
import type { Core } from './core.ts'
import { seeOffer } from './offer/actions.ts'
import type { Said, Who } from './platform/hub.ts'
import { Refusal } from './platform/refusal.ts'
import { heldWithoutAddresses } from './session/addresses.ts'

/** What a tab says on the socket, after `hello`: each to its slice. A Refusal becomes the ack's code. */
export function createUp(core: Core): (who: Who, socketId: string, up: Said) => Promise<void> {
  const { house, heldOffers, matches, presence } = core
  return async (who, socketId, up) => {
    switch (up.type) {
      case 'offer_seen':
        return seeOffer(house, matches, who, up.offerId)
      case 'hold': {
        if (up.held === null) return heldOffers.hold(up.askId, socketId, null)
        const ask = await askById(house.db, who.organizationId, up.askId)
        if (ask === null || ask.seekerId !== who.personId) throw new Refusal('NOT_FOUND', {})
        if (ask.state !== 'searching' && ask.state !== 'parked') throw new Refusal('ASK_STATE', { state: ask.state })
        const held = house.config.relayOnly ? heldWithoutAddresses(up.held) : up.held
        return heldOffers.hold(up.askId, socketId, held)
      }
      case 'session_enter':
        return presence.enter(who, up.sessionId, socketId)
      case 'session_leave':
        return presence.leave(who, up.sessionId, socketId)
      case 'signal':
        return presence.signal(who, up.sessionId, socketId, up.signal, up.to)
    }
  }
}
