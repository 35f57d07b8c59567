import type { Signal, WordList } from '@binome/contract/signal.ts'
import type { LinkMemory } from './bitrate.ts'
import type { Clock } from './clock.ts'
import type { Role } from './role.ts'

/** What a call is given by the page it lives in. */
export interface CallFacts {
  role: Role
  /** This page (`TabId` of the contract): made once a page. */
  tab: string
  clock: Clock & { end(): void }
  memory: LinkMemory
  /** To the other person of the session, through the server. */
  send: (signal: Signal) => void
  /** Fresh STUN and TURN servers. */
  iceServers: () => Promise<RTCIceServer[]>
  /** Only through TURN. */
  relayOnly?: boolean
  /** From which list this person would read the words that two compare; English when nothing is said. */
  list?: WordList
}
