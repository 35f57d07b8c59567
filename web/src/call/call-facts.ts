import type { HeldOffer, Signal, WordList } from '@binome/contract/signal.ts'
import type { LinkMemory } from './bitrate.ts'
import type { Clock } from './clock.ts'
import type { Role } from './role.ts'
import type { VoiceMemory } from './voice-choice.ts'

/** What a call is given by the page it lives in. */
export interface CallFacts {
  role: Role
  /** This page (`TabId` of the contract): made once a page. */
  tab: string
  clock: Clock & { end(): void }
  memory: LinkMemory
  /** How this person speaks and hears on this device. */
  voice: VoiceMemory
  /** To the other person of the session, through the server. */
  send: (signal: Signal) => void
  /** Fresh STUN and TURN servers. */
  iceServers: () => Promise<RTCIceServer[]>
  /** Only through TURN. */
  relayOnly?: boolean
  /** From which list this person would read the words that two compare; English when nothing is said. */
  list?: WordList
}

export interface CallEvents {
  /** For the server to hold, instead of any older one of this tab. */
  heldOffer: HeldOffer
  /** The server should forget the offer of this tab. */
  heldWithdrawn: undefined
  /** The first packet of theirs came over this link: time to media. */
  media: 'voice' | 'screen'
  ended: 'left' | 'elsewhere'
}
