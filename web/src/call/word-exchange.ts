import type { WordList, WordsMessage } from '@binome/contract/signal.ts'
import { bytesToHex } from '@noble/hashes/utils.js'
import { Emitter } from './emitter.ts'
import { readWordsMessage } from './message.ts'
import type { Role } from './role.ts'
import { begin, type Exchange, type Fingerprints, hear, opening, type Words, wordsOf } from './words.ts'

/** What can be said of who is at the other end. */
export interface Assurance {
  /**
   * `waiting`: nothing to compare yet, or for good with a page that knows of no words. `refused`: what came
   * contradicts itself, somebody may be in between.
   */
  state: 'waiting' | 'ready' | 'refused'
  /** To be read to each other; null unless `ready`. */
  words: Words | null
  /** The other end has another certificate than before: their page was read anew, or somebody else is there [N5]. */
  changed: boolean
}

/** 32 bytes of the browser's best chance, as hex. */
export const drawNonce = (): string => bytesToHex(crypto.getRandomValues(new Uint8Array(32)))

export const NO_ASSURANCE: Assurance = { state: 'waiting', words: null, changed: false }

export interface WordExchangeFacts {
  role: Role
  /** The list of this person's language; the seeker's is used. */
  list: WordList
  /** 32 bytes drawn by chance, as 64 hex digits. */
  draw: () => string
}

/** A channel and whose ends it joins; null while the link has not both descriptions. */
export interface WordsLine {
  channel: Pick<RTCDataChannel, 'onopen' | 'onmessage' | 'send' | 'readyState'>
  fingerprints: () => Fingerprints | null
}

/** Comes to words with whoever is at the other end, once for each pair of certificates, however many links they make. */
export class WordExchange extends Emitter<{ change: Assurance }> {
  readonly #facts: WordExchangeFacts
  /** One for each pair of certificates; a second drawing for the same would be a second guess for who is in between. */
  readonly #exchanges = new Map<string, Exchange>()
  #current = ''
  #other: string | null = null
  #assurance = NO_ASSURANCE

  constructor(facts: WordExchangeFacts) {
    super()
    this.#facts = facts
  }

  handleLink({ channel, fingerprints }: WordsLine): void {
    let key = ''
    const take = (exchange: Exchange, say: readonly WordsMessage[]) => {
      this.#exchanges.set(key, exchange)
      for (const said of say) if (channel.readyState === 'open') channel.send(JSON.stringify(said))
      if (key === this.#current) this.#draw(exchange)
    }
    channel.onopen = () => {
      const ends = fingerprints()
      if (!ends) return
      const { role, list, draw } = this.#facts
      key = `${ends.mine}\n\n${ends.theirs}`
      this.#current = key
      const changed = this.#assurance.changed || (this.#other !== null && this.#other !== ends.theirs)
      this.#other = ends.theirs
      this.#assurance = { ...this.#assurance, changed }
      const exchange = this.#exchanges.get(key) ?? begin(role, ends, list, draw())
      take(exchange, opening(exchange))
    }
    channel.onmessage = ({ data }) => {
      const exchange = this.#exchanges.get(key)
      const said = readWordsMessage(data)
      if (!exchange || !said) return
      const heard = hear(exchange, said)
      take(heard.exchange, heard.say)
    }
  }

  /** The person has seen that the words changed. */
  acknowledge(): void {
    this.#set({ ...this.#assurance, changed: false })
  }

  end(): void {
    this.hush()
  }

  #draw(exchange: Exchange): void {
    const words = wordsOf(exchange)
    const state = exchange.broken ? 'refused' : words ? 'ready' : 'waiting'
    this.#set({ ...this.#assurance, state, words })
  }

  #set(assurance: Assurance): void {
    this.#assurance = assurance
    this.emit('change', assurance)
  }
}
