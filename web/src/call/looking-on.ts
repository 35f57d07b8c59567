import type { PeerState, Signal, WordList } from '@binome/contract/signal.ts'
import { type LinkMemory, ratesFor } from './bitrate.ts'
import type { Clock } from './clock.ts'
import { LinkMaker } from './link-maker.ts'
import { Loudspeaker } from './loudspeaker.ts'
import { Rendezvous } from './rendezvous.ts'
import type { Role } from './role.ts'
import { SeenBoard } from './seen-board.ts'
import type { VoiceMemory } from './voice-choice.ts'
import { type Assurance, drawNonce, NO_ASSURANCE, WordExchange } from './word-exchange.ts'

export interface LookingOnFacts {
  tab: string
  clock: Clock & { end(): void }
  memory: LinkMemory
  voice: VoiceMemory
  /** The two of the session, by their ids. */
  two: Readonly<Record<Role, string>>
  send: (to: string, signal: Signal) => void
  iceServers: () => Promise<RTCIceServer[]>
  relayOnly: boolean
  list: WordList
}

/** One of the two, as whoever looks on has them. */
export interface Seen {
  up: boolean
  /** Their page, as the owner of a stage. */
  tab: string | null
  state: PeerState | null
  screen: MediaStream | null
  assurance: Assurance
}

export interface LookingOnSnapshot {
  seen: Readonly<Record<Role, Seen>>
  /** The browser wants a click before it plays anything. */
  soundBlocked: boolean
}

const NOTHING: Seen = { up: false, tab: null, state: null, screen: null, assurance: NO_ASSURANCE }

interface End {
  rendezvous: Rendezvous
  words: WordExchange
  loudspeaker: Loudspeaker
}

/** Looking on at a session of others: a link with each of the two, on which nothing of ours flows [S27]. */
export class LookingOn {
  /** What the two draw and point at. */
  readonly board: SeenBoard
  readonly #ends: Readonly<Record<Role, End>>
  readonly #listeners = new Set<() => void>()
  readonly #facts: LookingOnFacts
  #snapshot: LookingOnSnapshot = { seen: { seeker: NOTHING, helper: NOTHING }, soundBlocked: false }

  constructor(facts: LookingOnFacts) {
    this.#facts = facts
    this.board = new SeenBoard(facts.clock)
    this.#ends = { seeker: this.#meet('seeker'), helper: this.#meet('helper') }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly getSnapshot = (): LookingOnSnapshot => this.#snapshot

  handleSignal(from: string, signal: Signal): void {
    const role = ROLES.find((one) => this.#facts.two[one] === from)
    if (role) this.#ends[role].rendezvous.handleSignal(signal)
  }

  handleSignallingUp(): void {
    for (const role of ROLES) this.#ends[role].rendezvous.handleSignallingUp()
  }

  /** In a click, when the sound is blocked. */
  async listen(): Promise<void> {
    await Promise.all(ROLES.map((role) => this.#ends[role].loudspeaker.resume()))
  }

  end(): void {
    for (const role of ROLES) {
      const { rendezvous, words, loudspeaker } = this.#ends[role]
      for (const part of [rendezvous, words, loudspeaker]) part.end()
    }
    this.board.end()
    this.#listeners.clear()
    this.#facts.clock.end()
  }

  #meet(role: Role): End {
    const { tab, clock, memory, voice, two, send, iceServers, relayOnly, list } = this.#facts
    const links = new LinkMaker({ role: 'helper', clock, rates: () => ratesFor(memory.read()), iceServers, relayOnly })
    const rendezvous = new Rendezvous({
      ...{ role: 'helper', tab, clock, links },
      send: (signal) => send(two[role], signal),
      takePrepared: () => null,
    })
    const words = new WordExchange({ role: 'helper', list, draw: drawNonce })
    const loudspeaker = new Loudspeaker(voice)
    words.on('change', (assurance) => this.#draw(role, { assurance }))
    loudspeaker.on('blocked', (soundBlocked) => this.#set({ ...this.#snapshot, soundBlocked }))
    rendezvous.on('peerState', (state) => {
      this.board.handleState(role, rendezvous.peer, state)
      this.#draw(role, { state, tab: rendezvous.peer })
    })
    rendezvous.on('down', () => this.#draw(role, { up: false }))
    rendezvous.on('left', () => this.#draw(role, NOTHING))
    rendezvous.on('link', (link) => {
      const { channels } = link
      this.board.handleLink(role, rendezvous.peer, channels)
      words.handleLink({ channel: channels.words, fingerprints: () => link.fingerprints })
      this.#draw(role, { screen: null, tab: rendezvous.peer })
    })
    rendezvous.on('up', () => {
      const lines = rendezvous.link?.lines
      if (!lines) return
      loudspeaker.play(lines.voice.receiver, lines.sound?.receiver.track)
      this.#draw(role, { up: true, screen: new MediaStream([lines.theirs.receiver.track]) })
    })
    void rendezvous.join(null, false)
    return { rendezvous, words, loudspeaker }
  }

  #draw(role: Role, changed: Partial<Seen>): void {
    const { seen } = this.#snapshot
    this.#set({ ...this.#snapshot, seen: { ...seen, [role]: { ...seen[role], ...changed } } })
  }

  #set(snapshot: LookingOnSnapshot): void {
    this.#snapshot = snapshot
    for (const listener of [...this.#listeners]) listener()
  }
}

const ROLES: readonly Role[] = ['seeker', 'helper']
