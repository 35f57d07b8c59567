import type { FileMessage } from '@binome/contract/passing.ts'
import { Emitter } from '../emitter.ts'
import { CHUNK, readChunk } from './chunk.ts'
import { type Disk, Incoming } from './incoming.ts'
import { plainName } from './kind.ts'
import { type InState, isOver, type OutState } from './lifecycle.ts'
import { readFileMessage } from './message.ts'
import { type FileFacts, Outgoing, type Source } from './outgoing.ts'
import { Pace } from './pace.ts'

/** The channel as passing needs it. */
export interface Line {
  readonly open: boolean
  readonly hasRoom: boolean
  send(data: string | ArrayBuffer): void
  /** From now on it is listened to; what came before is told then. */
  start(): void
  on(name: 'open' | 'closed' | 'room', heard: () => void): () => void
  on(name: 'message', heard: (data: unknown) => void): () => void
}

/** A file as it is remembered over a reload of this page. */
export type Remembered = FileFacts &
  ({ way: 'out'; state: OutState } | { way: 'in'; state: InState; sha256: string | null })

/** A file as a screen draws it. */
export type Passage = FileFacts & { written: number; sha256: string | null } & (
    | { way: 'out'; state: OutState }
    | { way: 'in'; state: InState; lacking: boolean }
  )

interface PassingEvents {
  change: readonly Passage[]
  /** Its state is another one: to be remembered. */
  remember: Remembered
  /** Ours, whole on the other side. */
  passed: FileFacts & { sha256: string }
}

/** Of theirs that wait for an answer or are on their way: more are somebody's script. */
const MOST_OPEN = 20

/** Every file that is passed across in a session, both ways, over whatever links there are. Laws: LAWS.md. */
export class Passing extends Emitter<PassingEvents> {
  readonly #line: Line
  readonly #disk: Disk
  readonly #now: () => number
  readonly #pace = new Pace()
  readonly #out = new Map<string, Outgoing>()
  readonly #in = new Map<string, Incoming>()
  readonly #known = new Map<string, string>()
  readonly #stop: (() => void)[]
  #drawn: readonly Passage[] = []

  constructor(facts: { line: Line; disk: Disk; now: () => number; remembered?: readonly Remembered[] }) {
    super()
    this.#line = facts.line
    this.#disk = facts.disk
    this.#now = facts.now
    for (const one of facts.remembered ?? []) {
      this.#known.set(one.id, one.state)
      const { id, name, size, type } = one
      if (one.way === 'in') this.#newIncoming({ id, name, size, type }, one.state).recall(one.sha256)
      else {
        // What this page could read is gone with the page before it.
        const state = one.state === 'offered' || one.state === 'sending' ? 'lacking' : one.state
        this.#newOutgoing({ id, name, size, type }, null, state)
      }
    }
    this.#stop = [
      this.#line.on('open', () => this.#handleOpen()),
      this.#line.on('closed', () => this.#handleClosed()),
      this.#line.on('room', () => this.#pump()),
      this.#line.on('message', (data) => this.#handleMessage(data)),
    ]
    this.#draw()
    if (this.#line.open) this.#handleOpen()
    this.#line.start()
  }

  /** In the order they were offered. */
  get all(): readonly Passage[] {
    return this.#drawn
  }

  offer(facts: FileFacts, source: Source): void {
    const one = this.#newOutgoing(facts, source, 'offered')
    this.#changed()
    if (this.#line.open) one.handleOpen()
  }

  /** Its person chose it again after a reload. */
  choose(id: string, source: Source): void {
    this.#out.get(id)?.choose(source)
  }

  async accept(id: string): Promise<void> {
    await this.#in.get(id)?.accept()
  }

  decline(id: string): void {
    this.#in.get(id)?.decline()
  }

  /** By whichever of the two; what was received goes [X5]. */
  async cancel(id: string): Promise<void> {
    this.#out.get(id)?.cancel()
    await this.#in.get(id)?.cancel()
  }

  /** The connection is poor just now: a file goes a message at a time [X7]. */
  slow(slow: boolean): void {
    this.#pace.slow(slow)
    if (!slow) this.#pump()
  }

  end(): void {
    for (const stop of this.#stop) stop()
    this.hush()
  }

  #handleOpen(): void {
    this.#pace.restart()
    for (const one of [...this.#out.values(), ...this.#in.values()]) one.handleOpen()
  }

  #handleClosed(): void {
    for (const one of [...this.#out.values(), ...this.#in.values()]) one.handleClosed()
  }

  #handleMessage(data: unknown): void {
    const chunk = typeof data === 'string' ? null : readChunk(data)
    if (chunk) {
      const one = this.#in.get(chunk.id)
      void one?.handleChunk(chunk)
      return
    }
    const message = readFileMessage(data)
    if (message) this.#handle(message)
  }

  #handle(message: FileMessage): void {
    const { id } = message
    switch (message.kind) {
      case 'offer': {
        const { name, size, type } = message
        const one = this.#in.get(id) ?? this.#welcome({ id, name: plainName(name), size, type })
        return void one?.handle(message)
      }
      case 'lack':
      case 'end':
        if (!this.#in.has(id)) {
          this.#say({ kind: 'stop', id })
          return
        }
        return void this.#in.get(id)?.handle(message)
      case 'want':
        if (!this.#out.has(id)) {
          this.#say({ kind: 'stop', id })
          return
        }
        if (this.#sending === this.#out.get(id)) this.#pace.restart()
        this.#out.get(id)?.handle(message)
        return
      case 'ack':
        if (this.#sending?.facts.id === id) this.#pace.handleAck(message.received, this.#now())
        this.#out.get(id)?.handle(message)
        this.#pump()
        return
      case 'done':
      case 'wrong':
      case 'stop':
        this.#out.get(id)?.handle(message)
        void this.#in.get(id)?.handle(message)
        this.#pump()
        return
    }
  }

  /** A new one of theirs; not more than a person could look at. */
  #welcome(facts: FileFacts): Incoming | null {
    const open = [...this.#in.values()].filter(({ state }) => !isOver(state))
    if (open.length >= MOST_OPEN || this.#out.has(facts.id)) return null
    const one = this.#newIncoming(facts, 'offered')
    one.handleOpen()
    return one
  }

  /** One file at a time is sent, the oldest first: two would only be later, both. */
  get #sending(): Outgoing | undefined {
    for (const one of this.#out.values()) if (one.state === 'sending') return one
    return undefined
  }

  #pump(): void {
    while (this.#line.hasRoom && this.#pace.mayPass(CHUNK)) {
      const one = this.#sending
      const next = one?.take()
      if (!next) return
      this.#line.send(next.chunk)
      this.#pace.handleSent(next.upTo, next.bytes, this.#now())
    }
  }

  #newOutgoing(facts: FileFacts, source: Source | null, state: OutState): Outgoing {
    const one = new Outgoing(facts, source, state, {
      say: (message) => this.#say(message),
      changed: () => this.#changed(),
      // Not at once: it may be said while a chunk is being taken, which has to go before what follows.
      ready: () => queueMicrotask(() => this.#pump()),
    })
    this.#out.set(facts.id, one)
    return one
  }

  #newIncoming(facts: FileFacts, state: InState): Incoming {
    const one = new Incoming(facts, this.#disk, state, {
      say: (message) => this.#say(message),
      changed: () => this.#changed(),
    })
    this.#in.set(facts.id, one)
    return one
  }

  #say(message: FileMessage): void {
    this.#line.send(JSON.stringify(message))
  }

  #changed(): void {
    this.#draw()
    for (const one of this.#drawn) {
      if (this.#known.get(one.id) === one.state) continue
      const before = this.#known.get(one.id)
      this.#known.set(one.id, one.state)
      const { id, name, size, type, sha256 } = one
      if (one.way === 'in') this.emit('remember', { way: 'in', id, name, size, type, sha256, state: one.state })
      else this.emit('remember', { way: 'out', id, name, size, type, state: one.state })
      if (one.way === 'out' && one.state === 'done' && sha256 !== null && before !== undefined)
        this.emit('passed', { id, name, size, type, sha256 })
    }
    this.emit('change', this.#drawn)
  }

  #draw(): void {
    this.#drawn = [
      ...Array.from(this.#out.values(), (one): Passage => {
        const { facts, state, written, sha256 } = one
        return { ...facts, way: 'out', state, written, sha256 }
      }),
      ...Array.from(this.#in.values(), (one): Passage => {
        const { facts, state, written, sha256, lacking } = one
        return { ...facts, way: 'in', state, written, sha256, lacking }
      }),
    ]
  }
}
