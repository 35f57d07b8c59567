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

/** Makes links with fresh TURN credentials. */
export class LinkMaker {
  readonly #facts: LinkMakerFacts
  /** One for all links of this page: who is at the other end knows us again [N5]. */
  #certificate: Promise<RTCCertificate[]> | null = null

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
    const [iceServers, certificates] = await Promise.all([this.iceServers(), this.#certificates()])
    const { role, clock, rates, relayOnly } = this.#facts
    return new Link({ id, polite: role === 'seeker', iceServers, relayOnly, certificates, rates, clock })
  }

  /** Without one each link makes its own: the words change more often, nothing else. */
  #certificates(): Promise<RTCCertificate[]> {
    this.#certificate ??= RTCPeerConnection.generateCertificate({
      name: 'ECDSA',
      namedCurve: 'P-256',
    } as EcKeyGenParams)
      .then((made) => [made])
      .catch(() => [])
    return this.#certificate
  }
}
