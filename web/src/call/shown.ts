import type { PeerState, Signal, WordList } from '@binome/contract/signal.ts'
import { attachVoice, ScreenAttachment } from './attach.ts'
import { type LinkMemory, ratesFor } from './bitrate.ts'
import type { Clock } from './clock.ts'
import { Emitter } from './emitter.ts'
import type { Link } from './link.ts'
import { LinkMaker } from './link-maker.ts'
import type { Flowing } from './outflow.ts'
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
}

/**
 * What one of the two lets somebody hear and see who looks on: the same voice and screen that flow to the other, on a link
 * of its own. Nothing of theirs is played, shown or heeded here [S27]. The tracks stay their owner's.
 */
export class Shown extends Emitter<{ assurance: Assurance }> {
  readonly #rendezvous: Rendezvous
  readonly #words: WordExchange
  readonly #clock: Clock
  #flowing: Flowing = { voice: null, screen: null, sound: null }
  #attachment: ScreenAttachment | null = null

  constructor({ tab, clock, memory, send, iceServers, relayOnly, list }: ShownFacts) {
    super()
    this.#clock = clock
    const rates = () => ratesFor(memory.read())
    const links = new LinkMaker({ role: 'seeker', clock, rates, iceServers, relayOnly })
    this.#words = new WordExchange({ role: 'seeker', list, draw: drawNonce })
    this.#rendezvous = new Rendezvous({ role: 'seeker', tab, clock, send, links, takePrepared: () => null })
    this.#words.on('change', (assurance) => this.emit('assurance', assurance))
    this.#rendezvous.on('link', (link) => this.#handleLink(link))
    this.#rendezvous.on('up', () => this.#feed())
    void this.#rendezvous.join(null, false)
  }

  /** What flows now, and what is said of it. The same again changes nothing. */
  show(flowing: Flowing, state: PeerState): void {
    const { voice, screen, sound } = this.#flowing
    const changed = voice !== flowing.voice || screen !== flowing.screen || sound !== flowing.sound
    this.#flowing = flowing
    if (changed) this.#feed()
    this.#rendezvous.sayState(state)
  }

  handleSignal(signal: Signal): void {
    this.#rendezvous.handleSignal(signal)
  }

  handleSignallingUp(): void {
    this.#rendezvous.handleSignallingUp()
  }

  end(): void {
    this.#attachment?.end()
    this.#attachment = null
    this.#words.end()
    this.#rendezvous.end()
    this.hush()
  }

  #handleLink(link: Link): void {
    this.#attachment?.end()
    this.#attachment = null
    this.#words.handleLink({ channel: link.channels.words, fingerprints: () => link.fingerprints })
  }

  #feed(): void {
    const link = this.#rendezvous.link
    this.#attachment?.end()
    this.#attachment = null
    if (!link?.up || !link.lines) return
    const { voice, screen, sound } = this.#flowing
    const { lines } = link
    if (lines.voice.sender.track !== voice) void attachVoice(lines.voice.sender, voice)
    // A link that closes between two awaits has nothing left to feed.
    if (lines.sound && lines.sound.sender.track !== sound)
      void lines.sound.sender.replaceTrack(sound).catch(() => undefined)
    if (!screen) return
    this.#attachment = new ScreenAttachment(lines.ours.sender, link.rates, this.#clock)
    void this.#attachment.attach(screen)
  }
}
