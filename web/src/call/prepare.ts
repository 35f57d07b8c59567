import type { HeldOffer } from '@binome/contract/signal.ts'
import type { LinkMemory } from './bitrate.ts'
import type { Clock } from './clock.ts'
import { Emitter } from './emitter.ts'
import { heldLink } from './held-link.ts'
import type { Link } from './link.ts'
import type { LinkMaker } from './link-maker.ts'
import { TrainProbe } from './train.ts'

/** Candidates are gathered for at most this long: an offer without its last one is better than a late offer. */
const GATHER = 1500
/** TURN credentials and the bindings of a NAT age. */
const RENEW = 120_000
/** How long an offer that was replaced can still be answered: an accept may cross the renewal. */
const RETIRE = 10_000

interface PreparationEvents {
  /** The server should hold this one, instead of any older one of this tab. */
  heldOffer: HeldOffer
  /** The server should forget ours. */
  withdrawn: undefined
}

export interface PreparationFacts {
  tab: string
  clock: Clock
  links: LinkMaker
  memory: LinkMemory
}

/**
 * The seeker's part of a link, made while waiting: the offer has no track and carries its candidates,
 * so that whoever says yes answers at once. It is renewed when the network changes and every two minutes.
 */
export class Preparation extends Emitter<PreparationEvents> {
  readonly #facts: PreparationFacts
  readonly #links = new Map<string, Link>()
  #generation = 0
  #turn = 0
  #newest: string | null = null
  #stops: (() => void)[] = []
  #probe: TrainProbe | null = null

  constructor(facts: PreparationFacts) {
    super()
    this.#facts = facts
  }

  /** Begins, and goes on renewing until `withdraw` or `take`. */
  start(): void {
    if (this.#stops.length > 0) return
    const renew = () => void this.renew()
    const network = watchNetwork(renew)
    this.#stops = [this.#facts.clock.every(RENEW, renew), network]
    renew()
    void this.#learn()
  }

  /** Makes a new offer; the one before stays answerable for a moment. */
  async renew(): Promise<void> {
    const turn = ++this.#turn
    const offer = { tab: this.#facts.tab, generation: ++this.#generation }
    const link = await this.#facts.links.make(heldLink(offer))
    if (turn !== this.#turn) {
      link.close()
      return
    }
    this.#links.set(link.id, link)
    const sdp = await link.offerComplete(GATHER)
    if (turn !== this.#turn || link.closed) {
      this.#drop(link.id)
      return
    }
    const before = this.#newest
    this.#newest = link.id
    if (before) this.#stops.push(this.#facts.clock.after(RETIRE, () => this.#drop(before)))
    this.emit('heldOffer', { ...offer, sdp })
  }

  /** The link that was answered, which is the caller's from now on; the others end. Null: none such is alive. */
  take(id: string): Link | null {
    const link = this.#links.get(id) ?? null
    if (!link || link.closed) return null
    this.#links.delete(id)
    this.#end()
    return link
  }

  withdraw(): void {
    const said = this.#stops.length > 0
    this.#end()
    if (said) this.emit('withdrawn', undefined)
  }

  /**
   * The way out is tried once while waiting: what is remembered may be another network's. Whoever is answered meanwhile
   * is not kept waiting by it.
   */
  async #learn(): Promise<void> {
    const { links, memory, clock } = this.#facts
    if (this.#probe) return
    this.#probe = new TrainProbe(clock, (kbps) => memory.write(kbps))
    await this.#probe.run(await links.iceServers())
  }

  #end(): void {
    this.#probe?.end()
    this.#turn++
    for (const stop of this.#stops.splice(0)) stop()
    for (const id of [...this.#links.keys()]) this.#drop(id)
    this.#newest = null
  }

  #drop(id: string): void {
    this.#links.get(id)?.close()
    this.#links.delete(id)
  }
}

interface Connection extends EventTarget {
  type?: string
  effectiveType?: string
}

/**
 * Calls `changed` when this computer goes on line again or on another kind of network.
 * (`change` also fires when only the estimate of the delay moved, which concerns nobody here.)
 */
export function watchNetwork(changed: () => void): () => void {
  const connection = (navigator as Navigator & { connection?: Connection }).connection
  const kind = () => `${connection?.type}/${connection?.effectiveType}`
  let last = kind()
  const onChange = () => {
    if (kind() === last) return
    last = kind()
    changed()
  }
  addEventListener('online', changed)
  connection?.addEventListener('change', onChange)
  return () => {
    removeEventListener('online', changed)
    connection?.removeEventListener('change', onChange)
  }
}
