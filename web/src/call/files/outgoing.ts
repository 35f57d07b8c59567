import type { FileMessage } from '@binome/contract/passing.ts'
import { CHUNK, writeChunk } from './chunk.ts'
import { type OutState, type OutTurn, outgoing } from './lifecycle.ts'

/** A file as it is read: slices of it, and the hash of all of it. */
export interface Source {
  read(from: number, to: number): Promise<Uint8Array>
  /** SHA-256 in hex. */
  digest(): Promise<string>
}

export interface FileFacts {
  id: string
  name: string
  size: number
  type: string
}

interface Wiring {
  say(message: FileMessage): void
  /** The state, or how far it came, is another one. */
  changed(): void
  /** There may be something to send now. */
  ready(): void
}

/** Read ahead of what is sent: at most so much of the file is in memory here [X6]. */
const BLOCK = 512 * 1024

/** One file going out [X1]: whoever owns the channel asks it for chunks. */
export class Outgoing {
  readonly facts: FileFacts
  #wiring: Wiring
  #state: OutState
  #source: Source | null
  /** The next byte to send; null until the receiver said from where, on this link. */
  #at: number | null = null
  #block: { from: number; bytes: Uint8Array } | null = null
  #reading = false
  /** Grows with every new place to send from, so that what was read for an older one is thrown away. */
  #turn = 0
  #written = 0
  #digest: string | null = null
  #ended = false

  constructor(facts: FileFacts, source: Source | null, state: OutState, wiring: Wiring) {
    this.facts = facts
    this.#source = source
    this.#state = state
    this.#wiring = wiring
  }

  get state(): OutState {
    return this.#state
  }

  /** Bytes that are on the other disk. */
  get written(): number {
    return this.#written
  }

  /** Known once it was hashed here, or once the receiver told it. */
  get sha256(): string | null {
    return this.#digest
  }

  /** A new link, or the first. */
  handleOpen(): void {
    this.#rewind(null)
    this.#introduce()
  }

  handleClosed(): void {
    this.#rewind(null)
  }

  /** Its person chose the file again, after a reload. */
  choose(source: Source): void {
    if (outgoing[this.#state].chosen === undefined) return
    this.#source = source
    this.#turnTo('chosen')
    this.#introduce()
  }

  cancel(): void {
    if (this.#turnTo('cancel')) this.#say('stop')
  }

  handle(message: FileMessage): void {
    switch (message.kind) {
      case 'want':
        if (message.from > this.facts.size) return
        if (this.#source !== null) this.#turnTo('want')
        if (this.#state === 'sending') {
          this.#sendFrom(message.from)
          return
        }
        this.#introduce(message.from)
        return
      case 'ack':
        if (this.#state !== 'sending' || message.written > this.facts.size) return
        this.#written = Math.max(this.#written, message.written)
        this.#wiring.changed()
        return
      case 'done':
        // Our own hash is the one that counts, where there is one.
        if (this.#digest !== null && this.#digest !== message.sha256) return void this.#turnTo('differs')
        this.#digest = message.sha256
        this.#written = this.facts.size
        return void this.#turnTo('done')
      case 'wrong':
        return void this.#turnTo(message.because === 'hash' ? 'differs' : 'full')
      case 'stop':
        return void this.#turnTo('stopped')
    }
  }

  /** Whether there is a chunk, or the end, to send just now. */
  get waits(): boolean {
    if (this.#state !== 'sending' || this.#at === null || this.#ended) return false
    if (this.#at === this.facts.size) return this.#digest !== null
    return (
      this.#block !== null && this.#at >= this.#block.from && this.#at < this.#block.from + this.#block.bytes.length
    )
  }

  /** The next chunk and the place after it; null when it was the end, or nothing waits. */
  take(): { chunk: ArrayBuffer; upTo: number; bytes: number } | null {
    if (!this.waits || this.#at === null) return null
    if (this.#at === this.facts.size) {
      this.#ended = true
      if (this.#digest !== null) this.#wiring.say({ kind: 'end', id: this.facts.id, sha256: this.#digest })
      return null
    }
    if (!this.#block) return null
    const start = this.#at - this.#block.from
    const bytes = this.#block.bytes.subarray(start, start + CHUNK)
    const chunk = writeChunk(this.facts.id, this.#at, bytes)
    this.#at += bytes.length
    if (this.#at >= this.#block.from + this.#block.bytes.length) void this.#read()
    return { chunk, upTo: this.#at, bytes: bytes.length }
  }

  /** How it stands, to whoever may not know. @param from where they would go on */
  #introduce(from = 0): void {
    switch (this.#state) {
      case 'lacking':
        this.#say('lack')
        return
      case 'offered':
      case 'sending':
        this.#wiring.say({ kind: 'offer', ...this.facts })
        return
      case 'done':
        // Their page was left before it remembered that it was whole.
        if (from === this.facts.size && this.#digest !== null)
          this.#wiring.say({ kind: 'end', id: this.facts.id, sha256: this.#digest })
        else if (from > 0) this.#say('stop')
        return
      case 'cancelled':
        this.#say('stop')
        return
    }
  }

  #sendFrom(from: number): void {
    this.#rewind(from)
    this.#written = from
    this.#wiring.changed()
    void this.#read()
    void this.#hash()
  }

  #rewind(at: number | null): void {
    this.#turn += 1
    this.#at = at
    this.#ended = false
    this.#reading = false
    this.#block = null
  }

  async #read(): Promise<void> {
    const [at, turn, source] = [this.#at, this.#turn, this.#source]
    if (at === null || source === null || this.#reading) return
    if (at >= this.facts.size) return this.#wiring.ready()
    this.#reading = true
    const to = Math.min(this.facts.size, at + BLOCK)
    const bytes = await source.read(at, to).catch(() => null)
    if (turn !== this.#turn) return
    this.#reading = false
    if (bytes?.length !== to - at) return this.#unreadable()
    this.#block = { from: at, bytes }
    this.#wiring.ready()
  }

  async #hash(): Promise<void> {
    const source = this.#source
    if (this.#digest !== null || source === null) return this.#wiring.ready()
    const digest = await source.digest().catch(() => null)
    if (source !== this.#source || this.#state !== 'sending') return
    if (digest === null) return this.#unreadable()
    this.#digest = digest
    this.#wiring.ready()
  }

  /** It was moved, changed or taken away: its person may choose it again. */
  #unreadable(): void {
    this.#source = null
    this.#digest = null
    this.#rewind(null)
    if (this.#turnTo('unreadable')) this.#say('lack')
  }

  #say(kind: 'stop' | 'lack'): void {
    this.#wiring.say({ kind, id: this.facts.id })
  }

  #turnTo(turn: OutTurn): boolean {
    const next = outgoing[this.#state][turn]
    if (next === undefined) return false
    this.#state = next
    this.#wiring.changed()
    return true
  }
}
