import { type Lasting, lastingThread } from '../../platform/thread.ts'
import type { Fit } from './vectors.ts'
import type { Back, Call, CallName, Calls } from './wire.ts'

/**
 * The indexes of all organisations, on one thread of their own: a ranking takes milliseconds, and who is served beside it
 * waits for none of them.
 */
export interface Indexes {
  /** An empty index. */
  open(hears: Hearer): ThreadIndex
  /** Ends the thread, whatever it is at. */
  stop(): Promise<void>
}

export interface Hearer {
  /** A fit of its vectors is done, or failed. */
  fitted(fit: Fit): void
  /** The thread ended, and the index with it. */
  lost(error: Error): void
}

type Arguments<K extends CallName> = Parameters<Calls[K]>
type Answer<K extends CallName> = Awaited<ReturnType<Calls[K]>>

/** An index from outside of its thread. What it is told and asked, it hears in that order. */
export interface ThreadIndex {
  /** Nobody waits: it leaves with the next question to any index, or in a while. */
  tell<K extends CallName>(name: K, ...args: Arguments<K>): void
  /** @throws what the index throws; Error when its thread has ended */
  ask<K extends CallName>(name: K, ...args: Arguments<K>): Promise<Answer<K>>
  close(): void
}

interface Waiting {
  resolve(value: unknown): void
  reject(error: unknown): void
}

/** To wake another thread takes longer than most of what it is told. */
const AT_LATEST_MS = 25
/**
 * Of the heap what is young, MB. V8 begins to collect all of it once what an ask leaves outside of the heap, .3 MB, has
 * filled what the young have not: with its usual 48, twice a second at 45 asks a second.
 */
const MOST_YOUNG_MB = 12

/** One thread, from the first index to its end. */
class Thread {
  readonly hearers = new Map<number, Hearer>()
  ended: Error | null = null
  private readonly thread: Lasting
  private readonly waiting = new Map<number, Waiting>()
  private unsent: Call[] = []
  private replies = 0
  private later: NodeJS.Timeout | null = null

  constructor() {
    this.thread = lastingThread({
      ...{ script: new URL('index-worker.ts', import.meta.url), name: 'indexes', mostYoungMb: MOST_YOUNG_MB },
      heard: (message) => this.hear(message as Back),
      ended: (error) => this.end(error),
    })
  }

  tell(call: Omit<Call, 'reply'>): void {
    if (this.ended !== null) return
    this.unsent.push({ ...call, reply: 0 })
    // Nobody can see that it has not left yet: each question takes along what was told before it.
    this.later ??= setTimeout(() => this.send(), AT_LATEST_MS).unref()
  }

  ask(call: Omit<Call, 'reply'>): Promise<unknown> {
    if (this.ended !== null) return Promise.reject(this.ended)
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    this.replies += 1
    this.waiting.set(this.replies, { resolve, reject })
    // The process lives as long as somebody waits for an answer, and no longer.
    if (this.waiting.size === 1) this.thread.holdProcess(true)
    this.unsent.push({ ...call, reply: this.replies })
    this.send()
    return promise
  }

  async stop(): Promise<void> {
    this.hearers.clear()
    await this.thread.end()
  }

  private send(): void {
    clearTimeout(this.later ?? undefined)
    this.later = null
    const calls = this.unsent
    this.unsent = []
    if (calls.length > 0) this.thread.say(calls)
  }

  private hear(message: Back): void {
    if (message.kind === 'fit') {
      this.hearers.get(message.index)?.fitted(message.fit)
      return
    }
    const waiting = this.waiting.get(message.reply)
    this.waiting.delete(message.reply)
    if (this.waiting.size === 0) this.thread.holdProcess(false)
    if (message.kind === 'answer') waiting?.resolve(message.value)
    else waiting?.reject(message.error)
  }

  private end(error: Error): void {
    this.ended = error
    for (const { reject } of this.waiting.values()) reject(error)
    this.waiting.clear()
    for (const hearer of this.hearers.values()) hearer.lost(error)
  }
}

export function createIndexes(): Indexes {
  let thread: Thread | null = null
  let last = 0
  return {
    open(hears) {
      if (thread === null || thread.ended !== null) thread = new Thread()
      const on = thread
      last += 1
      const index = last
      on.hearers.set(index, hears)
      return {
        tell: (name, ...args) => on.tell({ index, name, args }),
        ask: (name, ...args) => on.ask({ index, name, args }) as Promise<never>,
        close() {
          on.tell({ index, name: 'close', args: [] })
          on.hearers.delete(index)
        },
      }
    },
    async stop() {
      await thread?.stop()
    },
  }
}
