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
import { Shown } from './shown.ts'
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

/** One of the others, as this page has them. */
export interface Seen {
  up: boolean
  /** Their page, as the owner of a stage. */
  tab: string | null
  state: PeerState | null
  screen: MediaStream | null
  assurance: Assurance
}

export interface LookingOnSnapshot {
  seen: Readonly<Record<Other, Seen>>
  /** The browser wants a click before it plays anything. */
  soundBlocked: boolean
  /** Ours; null: nothing of us is heard. */
  microphone: MicrophoneState | null
}

/** Each of the two, and whoever else is there for another thing than we are. */
type Other = Role | 'beside'

const NOTHING: Seen = { up: false, tab: null, state: null, screen: null, assurance: NO_ASSURANCE }

interface End {
  rendezvous: Rendezvous
  words: WordExchange
  /** Of what we say; null: there is nothing on its lines. */
  feed: Feed | null
}

/** Who is there beside the two and us, and the link with them. */
interface Beside {
  personId: string
  line: Pick<Rendezvous, 'handleSignal' | 'handleSignallingUp'>
  /** What they have of us; null: nothing, we look on. */
  shown: Shown | null
  end: () => void
}

/**
 * At a session of others: a link with each of the two, and one between whoever looks on and whoever advises. Of whoever looks
 * on nothing flows on any [S27]: there is no microphone, and nothing that would put a track on a line. Of whoever advises the
 * voice does, and what they draw and point at [S31].
 */
export class LookingOn {
  /** What the others draw and point at, and we, when we advise. */
  readonly board: SeenBoard
  /** Microphone and devices of whoever advises. */
  readonly voice: Voice | null
  readonly #loudspeaker: Loudspeaker
  readonly #ends: Readonly<Record<Role, End>>
  readonly #listeners = new Set<() => void>()
  readonly #facts: LookingOnFacts
  #beside: Beside | null = null
  #snapshot: LookingOnSnapshot = {
    seen: { seeker: NOTHING, helper: NOTHING, beside: NOTHING },
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
    this.voice?.lookAtDevices()
    this.#loudspeaker = this.voice?.loudspeaker ?? new Loudspeaker(memory)
    this.#loudspeaker.on('blocked', (soundBlocked) => this.#set({ ...this.#snapshot, soundBlocked }))
    this.#ends = { seeker: this.#meet('seeker', facts.two.seeker), helper: this.#meet('helper', facts.two.helper) }
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
    else if (from === this.#beside?.personId) this.#beside.line.handleSignal(signal)
  }

  handleSignallingUp(): void {
    for (const role of ROLES) this.#ends[role].rendezvous.handleSignallingUp()
    this.#beside?.line.handleSignallingUp()
  }

  /**
   * This person is there too, for another thing than we are: whoever looks on hears whoever advises. Null: nobody is, or no
   * longer, and nothing goes between us from now on [S25].
   */
  standBeside(personId: string | null): void {
    if (personId === (this.#beside?.personId ?? null)) return
    this.#beside?.end()
    this.#beside = null
    this.#draw('beside', NOTHING)
    if (personId === null) return
    this.#beside = this.#facts.advises ? this.#show(personId) : this.#hear(personId)
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
    for (const role of ROLES) hangUp(this.#ends[role])
    this.#beside?.end()
    this.voice?.microphone.close()
    this.voice?.end()
    this.#loudspeaker.end()
    this.board.end()
    this.#listeners.clear()
    this.#facts.clock.end()
  }

  /** Whoever advises is heard and seen pointing, as each of the two is. */
  #hear(personId: string): Beside {
    const end = this.#meet('beside', personId)
    return {
      personId,
      line: end.rendezvous,
      shown: null,
      end: () => {
        hangUp(end)
        this.#loudspeaker.stop('beside')
        this.board.handleAdviserGone()
      },
    }
  }

  /** What the two have of us, whoever looks on has too. */
  #show(personId: string): Beside {
    const { tab, clock, memory, send, iceServers, relayOnly, list } = this.#facts
    const shown = new Shown({
      ...{ tab, clock, memory, iceServers, relayOnly, list, board: this.board, loudspeaker: null },
      send: (signal) => send(personId, signal),
    })
    shown.on('assurance', (assurance) => this.#draw('beside', { assurance }))
    void shown.show(this.#flowing, this.#state)
    return { personId, line: shown, shown, end: () => shown.end() }
  }

  #meet(other: Other, personId: string): End {
    const { tab, clock, memory, send, iceServers, relayOnly, list, advises } = this.#facts
    const links = new LinkMaker({ role: 'helper', clock, rates: () => ratesFor(memory.read()), iceServers, relayOnly })
    const rendezvous = new Rendezvous({
      ...{ role: 'helper', tab, clock, links },
      send: (signal) => send(personId, signal),
      takePrepared: () => null,
    })
    const words = new WordExchange({ role: 'helper', list, draw: drawNonce })
    const feed = advises ? new Feed(clock) : null
    words.on('change', (assurance) => this.#draw(other, { assurance }))
    rendezvous.on('peerState', (state) => {
      if (other !== 'beside') this.board.handleState(other, rendezvous.peer, state)
      this.#draw(other, { state, tab: rendezvous.peer })
    })
    rendezvous.on('down', () => this.#draw(other, { up: false }))
    rendezvous.on('left', () => this.#draw(other, NOTHING))
    rendezvous.on('link', (link) => {
      const { channels } = link
      if (other === 'beside') this.board.handleAdviser(channels)
      else this.board.handleLink(other, rendezvous.peer, channels)
      if (advises) sayDrawn(this.board, channels)
      feed?.handleLink(link)
      words.handleLink({ channel: channels.words, fingerprints: () => link.fingerprints })
      this.#draw(other, { screen: null, tab: rendezvous.peer })
    })
    rendezvous.on('up', () => {
      const lines = rendezvous.link?.lines
      if (!lines) return
      this.#loudspeaker.play(lines.voice.receiver, lines.sound?.receiver.track, other)
      void feed?.handleUp(this.#flowing)
      this.#draw(other, { up: true, screen: new MediaStream([lines.theirs.receiver.track]) })
    })
    if (advises) sayBoard(this.board, () => rendezvous.link?.channels)
    void rendezvous.join(null, false)
    return { rendezvous, words, feed }
  }

  get #flowing(): Flowing {
    return { voice: this.voice?.microphone.track ?? null, screen: null, sound: null }
  }

  async #feedVoice(): Promise<void> {
    const put = ROLES.map((role) => this.#ends[role].feed?.put(this.#flowing))
    await Promise.all([...put, this.#beside?.shown?.show(this.#flowing, this.#state)])
  }

  /** What the others are told of us, when they hear us. */
  get #state(): PeerState {
    const microphone = microphoneSaid(this.voice?.microphone.state ?? 'closed')
    return { microphone, sharing: null, armed: { voice: false, screen: false } }
  }

  /** What the others are told of us, and what we are. */
  #sayMicrophone(): void {
    const microphone = this.voice?.microphone.state ?? null
    this.#set({ ...this.#snapshot, microphone })
    if (microphone === null) return
    for (const role of ROLES) this.#ends[role].rendezvous.sayState(this.#state)
    void this.#beside?.shown?.show(this.#flowing, this.#state)
  }

  #draw(other: Other, changed: Partial<Seen>): void {
    const { seen } = this.#snapshot
    this.#set({ ...this.#snapshot, seen: { ...seen, [other]: { ...seen[other], ...changed } } })
  }

  #set(snapshot: LookingOnSnapshot): void {
    this.#snapshot = snapshot
    for (const listener of [...this.#listeners]) listener()
  }
}

function hangUp({ feed, rendezvous, words }: End): void {
  for (const one of [feed, rendezvous, words]) one?.end()
}
