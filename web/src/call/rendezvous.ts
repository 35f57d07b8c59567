import type { HeldOffer, PeerState, Signal } from '@binome/contract/signal.ts'
import type { Clock } from './clock.ts'
import { Emitter } from './emitter.ts'
import { heldLink } from './held-link.ts'
import { candidateOf, type Link } from './link.ts'
import type { LinkMaker } from './link-maker.ts'
import type { Role } from './role.ts'

/** A held offer whose tab is gone is noticed after this long. */
const HELD_PATIENCE = 4000
/** Someone who does not answer is greeted again after this long. */
const PATIENCE = 8000
/** A link often comes back by itself within this time; then we look for another way. */
const REPAIR_AFTER = 1500

interface RendezvousEvents {
  /** Another link is the current one; nothing is attached to it yet. */
  link: Link
  up: undefined
  down: undefined
  /** We are looking for another way, or greeting again. */
  callingBack: undefined
  media: 'voice' | 'screen'
  peerState: PeerState
  /** They left the session, or their page is not there any more. */
  left: undefined
  /** We opened the session in another tab: this one is over. */
  elsewhere: undefined
}

export interface RendezvousFacts {
  role: Role
  tab: string
  clock: Clock
  send: (signal: Signal) => void
  links: LinkMaker
  /** The prepared link of that id, when one is alive; it is then ours. */
  takePrepared: (id: string) => Link | null
}

/**
 * How two pages find each other, and find each other again: which page of the other person is spoken to, and which
 * link is the current one. The seeker offers; the helper answers, or greets so as to be offered one.
 */
export class Rendezvous extends Emitter<RendezvousEvents> {
  readonly #facts: RendezvousFacts
  #peer: string | null = null
  #link: Link | null = null
  #state: PeerState | null = null
  #joined = false
  #ended = false
  #attempt = 0
  #wait: (() => void) | null = null
  /** The current link looks for another way, and has not found it. */
  #repairing = false

  constructor(facts: RendezvousFacts) {
    super()
    this.#facts = facts
  }

  /** The page of the other person we speak with. */
  get peer(): string | null {
    return this.#peer
  }

  get link(): Link | null {
    return this.#link
  }

  /**
   * With a held offer the helper answers it at once. Without one, and for the seeker who has none out, we say hello.
   * Resolves when that is said, or given up for somebody who was here first.
   */
  async join(held: HeldOffer | null, awaitsAnswer: boolean): Promise<void> {
    if (this.#joined || this.#ended) return
    this.#joined = true
    if (this.#link) return
    this.#greetAfter(held ? HELD_PATIENCE : PATIENCE)
    if (held) await this.#accept(held.tab, heldLink(held), held.sdp)
    else if (!awaitsAnswer) this.#hello(false)
  }

  handleSignal(signal: Signal): void {
    if (this.#ended || signal.from === this.#facts.tab) return
    if (signal.to !== undefined && signal.to !== this.#facts.tab) return
    switch (signal.kind) {
      case 'hello':
        this.#handleHello(signal.from, signal.reply, signal.dropped)
        break
      case 'offer':
        this.#handleOffer(signal.from, signal.link, signal.sdp)
        break
      case 'answer':
        this.#handleAnswer(signal.from, signal.link, signal.sdp)
        break
      case 'candidate':
        if (signal.link === this.#link?.id) void this.#link.handleCandidate(candidateOf(signal))
        break
      case 'state':
        if (this.#peer === null || this.#peer === signal.from) this.emit('peerState', signal.state)
        break
      case 'bye':
        this.#handleBye(signal.from, signal.reason)
    }
  }

  /** What the other one should see of us; the same is said again only to whoever comes. */
  sayState(state: PeerState): void {
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return
    this.#state = state
    this.#repeatState()
  }

  /** The server can be reached again: what was said meanwhile may be lost. */
  handleSignallingUp(): void {
    if (this.#ended || !this.#joined) return
    if (!this.#link?.up) this.#hello(false)
    this.#repeatState()
  }

  /** This computer is on another network. */
  handleNetworkChange(): void {
    if (this.#link?.up) void this.#repair()
  }

  end(): void {
    if (this.#ended) return
    if (this.#peer) this.#bye(this.#peer, 'left')
    this.#ended = true
    this.#drop()
    this.hush()
  }

  #handleHello(from: string, reply: boolean, dropped: string | null): void {
    const known = from === this.#peer && this.#link !== null && this.#link.id !== dropped
    if (reply && known) return
    this.#speakWith(from)
    if (this.#facts.role === 'seeker') void this.#offer()
    else {
      const given = this.#link?.id ?? null
      this.#drop()
      if (!reply) this.#hello(true, given)
      this.#greetAfter(PATIENCE)
    }
  }

  #handleOffer(from: string, id: string, sdp: string): void {
    if (this.#link?.id === id) void this.#negotiate(this.#link, (link) => link.handleOffer(sdp))
    else if (this.#facts.role === 'seeker') {
      // They are mending a link we no longer have.
      this.#speakWith(from)
      void this.#offer()
    } else if (this.#joined) void this.#accept(from, id, sdp)
  }

  #handleAnswer(from: string, id: string, sdp: string): void {
    if (this.#link?.id === id) void this.#negotiate(this.#link, (link) => link.handleAnswer(sdp))
    else if (this.#facts.role === 'seeker') {
      const prepared = this.#facts.takePrepared(id)
      this.#speakWith(from)
      if (prepared) void this.#open(prepared, (link) => link.handleAnswer(sdp))
      // Too old, or not ours any more.
      else void this.#offer()
    }
  }

  #handleBye(from: string, reason: 'left' | 'stale' | 'elsewhere'): void {
    if (from !== this.#peer) return
    if (reason === 'elsewhere') {
      this.#ended = true
      this.#drop()
      this.emit('elsewhere', undefined)
      return
    }
    this.#drop()
    if (reason === 'left') this.emit('left', undefined)
    else this.#hello(false)
  }

  async #accept(from: string, id: string, sdp: string): Promise<void> {
    this.#speakWith(from)
    const attempt = ++this.#attempt
    const link = await this.#facts.links.make(id)
    if (this.#ended || attempt !== this.#attempt) link.close()
    else await this.#open(link, () => link.handleOffer(sdp))
  }

  async #offer(): Promise<void> {
    const attempt = ++this.#attempt
    const link = await this.#facts.links.make(`${this.#facts.tab}.n${attempt}`)
    if (this.#ended || attempt !== this.#attempt) link.close()
    else await this.#open(link, () => link.offer())
  }

  #open(link: Link, step: (link: Link) => Promise<void>): Promise<void> {
    this.#become(link)
    if (this.#facts.role === 'seeker') this.#greetAfter(PATIENCE)
    // What they wait for goes first.
    return this.#negotiate(link, step).then(() => this.#repeatState())
  }

  async #negotiate(link: Link, step: (link: Link) => Promise<void>): Promise<void> {
    try {
      await Promise.race([step(link), link.over])
    } catch (error) {
      // A description that does not fit, or a link that ended meanwhile: the greeting begins anew.
      if (link !== this.#link || link.closed) return
      console.warn('negotiation failed', error instanceof Error ? error.message : '')
      this.#greetAfter(REPAIR_AFTER)
    }
  }

  #become(link: Link): void {
    if (this.#link !== link) this.#leave()
    this.#link = link
    this.#repairing = false
    link.on('signal', (said) => this.#facts.send({ ...said, from: this.#facts.tab, ...this.#to() }))
    link.on('media', (what) => this.emit('media', what))
    link.on('up', () => {
      this.#repairing = false
      this.#stopWaiting()
      this.emit('up', undefined)
    })
    link.on('down', ({ failed }) => {
      this.emit('down', undefined)
      // A repair that fails again and again would put off the greeting for ever [N9].
      if (this.#repairing) return
      this.#stopWaiting()
      if (failed) void this.#repair()
      else this.#wait = this.#facts.clock.after(REPAIR_AFTER, () => void this.#repair())
    })
    this.emit('link', link)
  }

  async #repair(): Promise<void> {
    const link = this.#link
    if (!link) return
    this.#repairing = true
    this.emit('callingBack', undefined)
    this.#greetAfter(PATIENCE)
    const iceServers = await this.#facts.links.iceServers()
    if (link === this.#link) link.restart(iceServers)
  }

  #greetAfter(ms: number): void {
    this.#stopWaiting()
    this.#wait = this.#facts.clock.after(ms, () => {
      if (this.#link?.up) this.#repairing = false
      if (this.#link?.up || this.#ended) return
      this.emit('callingBack', undefined)
      this.#hello(false)
      this.#greetAfter(PATIENCE)
    })
  }

  #speakWith(tab: string): void {
    if (this.#peer !== null && this.#peer !== tab) this.#bye(this.#peer, 'elsewhere')
    this.#peer = tab
  }

  #hello(reply: boolean, dropped: string | null = null): void {
    this.#facts.send({ kind: 'hello', from: this.#facts.tab, reply, dropped })
  }

  #bye(to: string, reason: 'left' | 'elsewhere'): void {
    this.#facts.send({ kind: 'bye', from: this.#facts.tab, to, link: this.#link?.id ?? null, reason })
  }

  #repeatState(): void {
    if (!this.#state || this.#ended || (!this.#joined && !this.#link)) return
    this.#facts.send({ kind: 'state', from: this.#facts.tab, ...this.#to(), state: this.#state })
  }

  #to(): { to?: string } {
    return this.#peer === null ? {} : { to: this.#peer }
  }

  #stopWaiting(): void {
    this.#wait?.()
    this.#wait = null
  }

  #drop(): void {
    this.#attempt++
    this.#stopWaiting()
    this.#leave()
  }

  #leave(): void {
    const had = this.#link
    if (!had) return
    const wasUp = had.up
    this.#link = null
    had.close()
    if (wasUp) this.emit('down', undefined)
  }
}
