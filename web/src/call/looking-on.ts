import type { PeerState, Signal, WordList } from '@binome/contract/signal.ts'
import { type LinkMemory, ratesFor } from './bitrate.ts'
import type { Clock } from './clock.ts'
import { LinkMaker } from './link-maker.ts'
import { Loudspeaker } from './loudspeaker.ts'
import { Rendezvous } from './rendezvous.ts'
import type { VoiceMemory } from './voice-choice.ts'
import { type Assurance, drawNonce, NO_ASSURANCE, WordExchange } from './word-exchange.ts'

export interface LookingOnFacts {
  tab: string
  clock: Clock & { end(): void }
  memory: LinkMemory
  voice: VoiceMemory
  /** The two of the session, by their ids. */
  two: readonly string[]
  send: (to: string, signal: Signal) => void
  iceServers: () => Promise<RTCIceServer[]>
  relayOnly: boolean
  list: WordList
}

/** One of the two, as whoever looks on has them. */
export interface Seen {
  up: boolean
  state: PeerState | null
  screen: MediaStream | null
  assurance: Assurance
}

export interface LookingOnSnapshot {
  seen: Readonly<Record<string, Seen>>
  /** The browser wants a click before it plays anything. */
  soundBlocked: boolean
}

const NOTHING: Seen = { up: false, state: null, screen: null, assurance: NO_ASSURANCE }

interface End {
  rendezvous: Rendezvous
  words: WordExchange
  loudspeaker: Loudspeaker
}

/** Looking on at a session of others: a link with each of the two, on which nothing of ours flows [S27]. */
export class LookingOn {
  readonly #ends = new Map<string, End>()
  readonly #listeners = new Set<() => void>()
  readonly #facts: LookingOnFacts
  #snapshot: LookingOnSnapshot

  constructor(facts: LookingOnFacts) {
    this.#facts = facts
    this.#snapshot = { seen: Object.fromEntries(facts.two.map((id) => [id, NOTHING])), soundBlocked: false }
    for (const personId of facts.two) this.#ends.set(personId, this.#meet(personId))
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly getSnapshot = (): LookingOnSnapshot => this.#snapshot

  handleSignal(from: string, signal: Signal): void {
    this.#ends.get(from)?.rendezvous.handleSignal(signal)
  }

  handleSignallingUp(): void {
    for (const { rendezvous } of this.#ends.values()) rendezvous.handleSignallingUp()
  }

  /** In a click, when the sound is blocked. */
  async listen(): Promise<void> {
    await Promise.all([...this.#ends.values()].map(({ loudspeaker }) => loudspeaker.resume()))
  }

  end(): void {
    for (const { rendezvous, words, loudspeaker } of this.#ends.values()) {
      rendezvous.end()
      words.end()
      loudspeaker.end()
    }
    this.#ends.clear()
    this.#listeners.clear()
    this.#facts.clock.end()
  }

  #meet(personId: string): End {
    const { tab, clock, memory, voice, send, iceServers, relayOnly, list } = this.#facts
    const links = new LinkMaker({ role: 'helper', clock, rates: () => ratesFor(memory.read()), iceServers, relayOnly })
    const rendezvous = new Rendezvous({
      ...{ role: 'helper', tab, clock, links },
      send: (signal) => send(personId, signal),
      takePrepared: () => null,
    })
    const words = new WordExchange({ role: 'helper', list, draw: drawNonce })
    const loudspeaker = new Loudspeaker(voice)
    words.on('change', (assurance) => this.#draw(personId, { assurance }))
    loudspeaker.on('blocked', (soundBlocked) => this.#set({ ...this.#snapshot, soundBlocked }))
    rendezvous.on('peerState', (state) => this.#draw(personId, { state }))
    rendezvous.on('down', () => this.#draw(personId, { up: false }))
    rendezvous.on('left', () => this.#draw(personId, NOTHING))
    rendezvous.on('link', (link) => {
      words.handleLink({ channel: link.channels.words, fingerprints: () => link.fingerprints })
      this.#draw(personId, { screen: null })
    })
    rendezvous.on('up', () => {
      const lines = rendezvous.link?.lines
      if (!lines) return
      loudspeaker.play(lines.voice.receiver, lines.sound?.receiver.track)
      this.#draw(personId, { up: true, screen: new MediaStream([lines.theirs.receiver.track]) })
    })
    void rendezvous.join(null, false)
    return { rendezvous, words, loudspeaker }
  }

  #draw(personId: string, changed: Partial<Seen>): void {
    const seen = { ...this.#snapshot.seen, [personId]: { ...(this.#snapshot.seen[personId] ?? NOTHING), ...changed } }
    this.#set({ ...this.#snapshot, seen })
  }

  #set(snapshot: LookingOnSnapshot): void {
    this.#snapshot = snapshot
    for (const listener of [...this.#listeners]) listener()
  }
}
