import type { PeerState, Signal, WordList } from '@binome/contract/signal.ts'
import { type LinkMemory, ratesFor } from './bitrate.ts'
import { type Board, hearBoard, sayBoard, sayDrawn } from './board.ts'
import type { Clock } from './clock.ts'
import { Emitter } from './emitter.ts'
import { Feed, type Flowing } from './feed.ts'
import { LinkMaker } from './link-maker.ts'
import type { Loudspeaker } from './loudspeaker.ts'
import { SharedPointer } from './pointer.ts'
import { Rendezvous } from './rendezvous.ts'
import { type Assurance, drawNonce, WordExchange } from './word-exchange.ts'

export interface ShownFacts {
  /** This page, and how it speaks to whoever looks on. */
  tab: string
  clock: Clock
  memory: LinkMemory
  send: (signal: Signal) => void
  iceServers: () => Promise<RTCIceServer[]>
  relayOnly: boolean
  list: WordList
  /** What we draw and where we point is seen by them too. */
  board: Board
  /** Of our call, on which whoever advises is heard; null: they only look on. */
  loudspeaker: Loudspeaker | null
}

/**
 * What one of the two, or whoever advises them, lets somebody hear and see who looks on: the same voice and screen that flow
 * to the other, and what they draw and point at, on a link of its own. Of whoever only looks on nothing is played, shown or
 * heeded [S27]; whoever advises is heard and seen drawing, as long as this lasts [S31]. The tracks stay their owner's.
 */
export class Shown extends Emitter<{ assurance: Assurance; state: PeerState }> {
  /** Where whoever advises points; null: they only look on. */
  readonly pointer: SharedPointer | null
  readonly #rendezvous: Rendezvous
  readonly #words: WordExchange
  readonly #feed: Feed
  readonly #unsay: () => void
  #putAway: () => void = () => undefined
  #flowing: Flowing = { voice: null, screen: null, sound: null }

  constructor({ tab, clock, memory, send, iceServers, relayOnly, list, board, loudspeaker }: ShownFacts) {
    super()
    this.pointer = loudspeaker && new SharedPointer(clock)
    this.#feed = new Feed(clock)
    const rates = () => ratesFor(memory.read())
    const links = new LinkMaker({ role: 'seeker', clock, rates, iceServers, relayOnly })
    this.#words = new WordExchange({ role: 'seeker', list, draw: drawNonce })
    this.#rendezvous = new Rendezvous({ role: 'seeker', tab, clock, send, links, takePrepared: () => null })
    this.#words.on('change', (assurance) => this.emit('assurance', assurance))
    this.#rendezvous.on('link', (link) => {
      this.#feed.handleLink(link)
      this.#words.handleLink({ channel: link.channels.words, fingerprints: () => link.fingerprints })
      sayDrawn(board, link.channels)
    })
    this.#rendezvous.on('up', () => void this.#feed.handleUp(this.#flowing))
    this.#unsay = sayBoard(board, () => this.#rendezvous.link?.channels)
    if (loudspeaker && this.pointer) this.#takeIn(board, this.pointer, loudspeaker)
    void this.#rendezvous.join(null, false)
  }

  /** What flows now, and what is said of it. The same again changes nothing. Resolves when the voice is on the line. */
  async show(flowing: Flowing, state: PeerState): Promise<void> {
    this.#flowing = flowing
    const put = this.#feed.put(flowing)
    this.#rendezvous.sayState(state)
    await put
  }

  handleSignal(signal: Signal): void {
    this.#rendezvous.handleSignal(signal)
  }

  handleSignallingUp(): void {
    this.#rendezvous.handleSignallingUp()
  }

  end(): void {
    this.#unsay()
    this.#putAway()
    this.#feed.end()
    this.#words.end()
    this.#rendezvous.end()
    this.hush()
  }

  #takeIn(board: Board, pointer: SharedPointer, loudspeaker: Loudspeaker): void {
    pointer.admits = (stage) => board.marks.admits(stage, 'adviser')
    this.#rendezvous.on('link', ({ channels }) => hearBoard({ marks: board.marks, pointer }, channels, 'adviser'))
    this.#rendezvous.on('up', () => {
      const voice = this.#rendezvous.link?.lines?.voice.receiver
      if (voice) loudspeaker.play(voice, undefined, 'adviser')
    })
    this.#rendezvous.on('peerState', (state) => this.emit('state', state))
    this.#rendezvous.on('left', () => pointer.handleNewLink())
    this.#putAway = () => {
      loudspeaker.stop('adviser')
      board.marks.putAway('adviser', null)
      pointer.end()
    }
  }
}
