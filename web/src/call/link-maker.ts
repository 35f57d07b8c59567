import type { Rates } from './bitrate.ts'
import type { Clock } from './clock.ts'
import { Link } from './link.ts'
import type { Role } from './role.ts'

export interface LinkMakerFacts {
  role: Role
  clock: Clock
  rates: () => Rates
  iceServers: () => Promise<RTCIceServer[]>
  relayOnly: boolean
}

/** Makes links with fresh TURN credentials and the rates of the moment. */
export class LinkMaker {
  readonly #facts: LinkMakerFacts

  constructor(facts: LinkMakerFacts) {
    this.#facts = facts
  }

  /** None when the server cannot be reached: two computers of one network still meet. */
  async iceServers(): Promise<RTCIceServer[]> {
    try {
      return await this.#facts.iceServers()
    } catch {
      return []
    }
  }

  async make(id: string): Promise<Link> {
    const iceServers = await this.iceServers()
    const { role, clock, rates, relayOnly } = this.#facts
    return new Link({ id, polite: role === 'seeker', iceServers, relayOnly, rates: rates(), clock })
  }
}
