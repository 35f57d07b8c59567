import type { FileMessage } from '@binome/contract/passing.ts'
import type { Chunk } from './chunk.ts'
import { type InState, type InTurn, incoming } from './lifecycle.ts'
import type { FileFacts } from './outgoing.ts'

/** Where what comes in is put down: a file on this person's disk that grows at its end. */
export interface Sink {
  /** Bytes there already. */
  readonly length: number
  /** Takes the bytes away: nothing of them can be read here afterwards. */
  write(at: number, bytes: Uint8Array<ArrayBuffer>): Promise<void>
  /** SHA-256 in hex of what lies there. */
  digest(): Promise<string>
}

/** The disk of this browser. */
export interface Disk {
  /** Where a file of this id grows; made when there is none. */
  open(id: string): Promise<Sink>
  remove(id: string): Promise<void>
}

interface Wiring {
  say(message: FileMessage): void
  changed(): void
}

/** Not acknowledged beyond this while the disk is behind: so much at most is in memory here [X6]. */
const MOST_UNWRITTEN = 8 * 1024 * 1024

/** One file coming in [X1]. What it writes is in order and without a gap: the length on the disk is where it goes on [X4]. */
export class Incoming {
  readonly facts: FileFacts
  readonly #wiring: Wiring
  readonly #disk: Disk
  #state: InState
  #sink: Sink | null = null
  #opening = false
  /** The place after the last byte that came in order. */
  #received = 0
  #written = 0
  #writing: Promise<void> = Promise.resolve()
  /** From where it was asked for last, on this link. */
  #asked: number | null = null
  /** Something after a gap came and was let go: it is asked for again once the gap is filled. */
  #missed = false
  #linked = false
  #sha256: string | null = null
  #lacking = false

  constructor(facts: FileFacts, disk: Disk, state: InState, wiring: Wiring) {
    this.facts = facts
    this.#disk = disk
    this.#state = state
    this.#wiring = wiring
    // The page was left while it was hashed: that is done again.
    if (state === 'checking') this.#state = 'receiving'
  }

  get state(): InState {
    return this.#state
  }

  /** Bytes that are on the disk. */
  get written(): number {
    return this.#written
  }

  /** Whole and right: its hash. */
  get sha256(): string | null {
    return this.#state === 'ready' ? this.#sha256 : null
  }

  /** The sender's page has to be given the file again. */
  get lacking(): boolean {
    return this.#lacking && this.#state === 'receiving'
  }

  /** Remembered over a reload: it was whole then. */
  recall(sha256: string | null): void {
    this.#sha256 = sha256
  }

  /** In the click of this person [X3]. */
  async accept(): Promise<void> {
    if (this.#turnTo('accept')) await this.#goOn()
  }

  decline(): void {
    if (this.#turnTo('decline')) this.#stop()
  }

  async cancel(): Promise<void> {
    if (!this.#turnTo('cancel')) return
    this.#stop()
    await this.#discard()
  }

  handleOpen(): void {
    this.#linked = true
    this.#asked = null
    this.#missed = false
  }

  handleClosed(): void {
    this.#linked = false
    this.#asked = null
  }

  async handle(message: FileMessage): Promise<void> {
    switch (message.kind) {
      case 'offer':
        return this.#answer(true)
      case 'lack':
        return this.#answer(false)
      case 'end':
        if (this.#state !== 'receiving' || this.#sink === null) return
        this.#sha256 = message.sha256
        return this.#received < this.facts.size ? this.#miss() : this.#check()
      case 'stop':
        if (this.#turnTo('stopped')) await this.#discard()
        return
    }
  }

  async handleChunk({ at, bytes }: Chunk): Promise<void> {
    const sink = this.#sink
    if (this.#state !== 'receiving' || sink === null || at + bytes.length > this.facts.size) return
    if (at > this.#received) return this.#miss()
    // Seen already, whole or in part: an older place was asked for in between.
    // Acknowledged all the same: a sender whose window is full of such waits for it.
    if (at + bytes.length <= this.#received) return this.#ack()
    const fresh = bytes.subarray(this.#received - at)
    const place = this.#received
    this.#received += fresh.length
    this.#lacking = false
    this.#writing = this.#writing.then(() => this.#write(sink, place, fresh))
    this.#ack()
    if (this.#missed) {
      this.#missed = false
      this.#want()
    }
    await this.#writing
  }

  #miss(): void {
    this.#missed = true
    this.#want()
  }

  async #write(sink: Sink, at: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    if (this.#state !== 'receiving') return
    const upTo = at + bytes.length
    try {
      await sink.write(at, bytes)
    } catch {
      return this.#fail('full', 'disk')
    }
    const behind = this.#received - this.#written > MOST_UNWRITTEN
    this.#written = upTo
    if (behind || this.#written === this.facts.size) this.#ack()
    this.#wiring.changed()
  }

  /** The sender is there, with the file or without it. */
  async #answer(hasFile: boolean): Promise<void> {
    this.#lacking = !hasFile
    this.#wiring.changed()
    switch (this.#state) {
      case 'receiving':
        this.#asked = null
        return hasFile ? this.#goOn() : undefined
      case 'ready':
        return void (this.#sha256 !== null && this.#wiring.say(this.#done(this.#sha256)))
      case 'declined':
      case 'cancelled':
        return this.#stop()
      case 'broken':
        return this.#sayWrong('hash')
      case 'unkept':
        return this.#sayWrong('disk')
    }
  }

  async #goOn(): Promise<void> {
    if (this.#sink === null) {
      if (this.#opening) return
      this.#opening = true
      try {
        this.#sink = await this.#disk.open(this.facts.id)
      } catch {
        return this.#fail('full', 'disk')
      } finally {
        this.#opening = false
      }
      if (this.#state !== 'receiving') return this.#discard()
      this.#received = this.#written = this.#sink.length
      this.#wiring.changed()
    }
    this.#want()
  }

  #want(): void {
    if (!this.#linked || this.#sink === null || this.#asked === this.#received) return
    this.#asked = this.#received
    this.#wiring.say({ kind: 'want', id: this.facts.id, from: this.#received })
  }

  /** Every chunk: a sender whose window is one chunk waits for it. */
  #ack(): void {
    if (!this.#linked || this.#received - this.#written > MOST_UNWRITTEN) return
    this.#wiring.say({ kind: 'ack', id: this.facts.id, received: this.#received, written: this.#written })
  }

  async #check(): Promise<void> {
    await this.#writing
    const [sink, wanted] = [this.#sink, this.#sha256]
    if (sink === null || wanted === null || this.#written !== this.facts.size || !this.#turnTo('whole')) return
    const found = await sink.digest().catch(() => null)
    if (this.#state !== 'checking') return
    if (found === null) return this.#fail('full', 'disk')
    if (found !== wanted) return this.#fail('differs', 'hash')
    this.#turnTo('right')
    this.#wiring.say(this.#done(found))
  }

  async #fail(turn: 'full' | 'differs', because: 'hash' | 'disk'): Promise<void> {
    if (!this.#turnTo(turn)) return
    this.#sayWrong(because)
    await this.#discard()
  }

  /** Nothing of it remains [X5]. */
  async #discard(): Promise<void> {
    await this.#writing.catch(() => undefined)
    this.#sink = null
    await this.#disk.remove(this.facts.id).catch(() => undefined)
  }

  #done(sha256: string): FileMessage {
    return { kind: 'done', id: this.facts.id, sha256 }
  }

  #stop(): void {
    this.#wiring.say({ kind: 'stop', id: this.facts.id })
  }

  #sayWrong(because: 'hash' | 'disk'): void {
    this.#wiring.say({ kind: 'wrong', id: this.facts.id, because })
  }

  #turnTo(turn: InTurn): boolean {
    const next = incoming[this.#state][turn]
    if (next === undefined) return false
    this.#state = next
    this.#wiring.changed()
    return true
  }
}
