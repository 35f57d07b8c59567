import type { PeerState, Signal, WordList } from '@binome/contract/signal.ts'
import { type LinkMemory, ratesFor } from './bitrate.ts'
import { sayBoard, sayDrawn } from './board.ts'
import type { Clock } from './clock.ts'
import { Feed, type Flowing } from './feed.ts'
import { LinkMaker } from './link-maker.ts'
import { Loudspeaker } from './loudspeaker.ts'
import { Microphone, type MicrophoneState } from './microphone.ts'
import { Rendezvous } from './rendezvous.ts'
import { ROLES, type Role } from './role.ts'
import { SeenBoard } from './seen-board.ts'
import { microphoneSaid } from './snapshot.ts'
import { Voice } from './voice.ts'
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
  /** They speak and draw too, and not only look on. */
  advises: boolean
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
  /** Ours; null: nothing of us is heard. */
  microphone: MicrophoneState | null
}

const NOTHING: Seen = { up: false, tab: null, state: null, screen: null, assurance: NO_ASSURANCE }

interface End {
  rendezvous: Rendezvous
  words: WordExchange
  /** Of what we say; null: there is nothing on its lines. */
  feed: Feed | null
}

/**
 * At a session of others: a link with each of the two. Of whoever looks on nothing flows on it [S27]: there is no microphone,
 * and nothing that would put a track on a line. Of whoever advises the voice does, and what they draw and point at [S31].
 */
export class LookingOn {
  /** What the two draw and point at, and we, when we advise. */
  readonly board: SeenBoard
  /** Microphone and devices of whoever advises. */
  readonly voice: Voice | null
  readonly #loudspeaker: Loudspeaker
  readonly #ends: Readonly<Record<Role, End>>
  readonly #listeners = new Set<() => void>()
  readonly #facts: LookingOnFacts
  #snapshot: LookingOnSnapshot = {
    seen: { seeker: NOTHING, helper: NOTHING },
    soundBlocked: false,
    microphone: null,
  }

  constructor(facts: LookingOnFacts) {
    this.#facts = facts
    const { clock, voice: memory, advises } = facts
    this.board = new SeenBoard(clock, advises ? 'adviser' : null)
    this.voice = advises
      ? new Voice({ clock, memory, microphone: new Microphone({ memory, onto: () => this.#feedVoice() }) })
      : null
    this.#loudspeaker = this.voice?.loudspeaker ?? new Loudspeaker(memory)
    this.#loudspeaker.on('blocked', (soundBlocked) => this.#set({ ...this.#snapshot, soundBlocked }))
    this.#ends = { seeker: this.#meet('seeker'), helper: this.#meet('helper') }
    this.voice?.microphone.on('state', () => this.#sayMicrophone())
    this.#sayMicrophone()
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
  listen(): Promise<void> {
    return this.#loudspeaker.resume()
  }

  /** Whoever advises opens their microphone; without one they listen, point and draw. */
  async speak(): Promise<void> {
    await this.voice?.microphone.open()
  }

  end(): void {
    for (const role of ROLES) {
      const { rendezvous, words, feed } = this.#ends[role]
      for (const part of [feed, rendezvous, words]) part?.end()
    }
    this.voice?.microphone.close()
    this.voice?.end()
    this.#loudspeaker.end()
    this.board.end()
    this.#listeners.clear()
    this.#facts.clock.end()
  }

  #meet(role: Role): End {
    const { tab, clock, memory, two, send, iceServers, relayOnly, list, advises } = this.#facts
    const links = new LinkMaker({ role: 'helper', clock, rates: () => ratesFor(memory.read()), iceServers, relayOnly })
    const rendezvous = new Rendezvous({
      ...{ role: 'helper', tab, clock, links },
      send: (signal) => send(two[role], signal),
      takePrepared: () => null,
    })
    const words = new WordExchange({ role: 'helper', list, draw: drawNonce })
    const feed = advises ? new Feed(clock) : null
    words.on('change', (assurance) => this.#draw(role, { assurance }))
    rendezvous.on('peerState', (state) => {
      this.board.handleState(role, rendezvous.peer, state)
      this.#draw(role, { state, tab: rendezvous.peer })
    })
    rendezvous.on('down', () => this.#draw(role, { up: false }))
    rendezvous.on('left', () => this.#draw(role, NOTHING))
    rendezvous.on('link', (link) => {
      const { channels } = link
      this.board.handleLink(role, rendezvous.peer, channels)
      if (advises) sayDrawn(this.board, channels)
      feed?.handleLink(link)
      words.handleLink({ channel: channels.words, fingerprints: () => link.fingerprints })
      this.#draw(role, { screen: null, tab: rendezvous.peer })
    })
    rendezvous.on('up', () => {
      const lines = rendezvous.link?.lines
      if (!lines) return
      this.#loudspeaker.play(lines.voice.receiver, lines.sound?.receiver.track, role)
      void feed?.handleUp(this.#flowing)
      this.#draw(role, { up: true, screen: new MediaStream([lines.theirs.receiver.track]) })
    })
    if (advises) sayBoard(this.board, () => rendezvous.link?.channels)
    void rendezvous.join(null, false)
    return { rendezvous, words, feed }
  }

  get #flowing(): Flowing {
    return { voice: this.voice?.microphone.track ?? null, screen: null, sound: null }
  }

  async #feedVoice(): Promise<void> {
    await Promise.all(ROLES.map((role) => this.#ends[role].feed?.put(this.#flowing)))
  }

  /** What the two are told of us, and what we are. */
  #sayMicrophone(): void {
    const microphone = this.voice?.microphone.state ?? null
    this.#set({ ...this.#snapshot, microphone })
    if (microphone === null) return
    const armed = { voice: false, screen: false }
    for (const role of ROLES)
      this.#ends[role].rendezvous.sayState({ microphone: microphoneSaid(microphone), sharing: null, armed })
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
