import type { Point, Pointer } from '@binome/contract/signal.ts'
import type { Clock } from './clock.ts'
import { Emitter } from './emitter.ts'
import { readPointer } from './message.ts'

/** No more than this often: a screen shows 60 places a second. */
const PACE = 16
/** A pointer that has said nothing for this long is not shown. */
const FORGET = 4000

interface PointerEvents {
  /** Where the other one points; null: nowhere. */
  moved: { stage: string; at: Point } | null
  /** To be sent over the unordered channel. */
  send: string
}

/** The shared pointer, both ways. */
export class SharedPointer extends Emitter<PointerEvents> {
  readonly #clock: Clock
  /** May the other one point on this screen, by its tab? [Z5] */
  admits: (stage: string) => boolean = () => true
  #n = 0
  #heard = -1
  #sentAt = Number.NEGATIVE_INFINITY
  #waiting: (() => void) | null = null
  #next: { stage: string; at: Point | null } | null = null
  #forget: (() => void) | null = null

  constructor(clock: Clock) {
    super()
    this.#clock = clock
  }

  /** We point here, on the screen of that tab; `null` when we leave it. The first move goes at once, the rest are paced. */
  point(stage: string, at: Point | null): void {
    this.#next = { stage, at }
    const early = this.#sentAt + PACE - this.#clock.now()
    // By the time, not by whether a timer rang: on a busy page that comes late, behind the moves it was set for.
    if (early <= 0) this.#sendNext()
    else this.#waiting ??= this.#clock.after(early, () => this.#sendNext())
  }

  /** A message from the other side; one that came late, or is not a pointer, is dropped. */
  handleMessage(data: unknown): void {
    const pointer = readPointer(data)
    if (!pointer || pointer.n <= this.#heard) return
    this.#heard = pointer.n
    this.#forget?.()
    this.#forget = pointer.at ? this.#clock.after(FORGET, () => this.emit('moved', null)) : null
    this.emit('moved', pointer.at && this.admits(pointer.stage) ? { stage: pointer.stage, at: pointer.at } : null)
  }

  /** Another link, perhaps another page: its numbers begin again. */
  handleNewLink(): void {
    this.#heard = -1
    this.#forget?.()
    this.#forget = null
    this.emit('moved', null)
  }

  end(): void {
    this.#waiting?.()
    this.#forget?.()
    this.#waiting = this.#forget = this.#next = null
    this.hush()
  }

  #sendNext(): void {
    this.#waiting?.()
    this.#waiting = null
    if (!this.#next) return
    this.#sentAt = this.#clock.now()
    const message: Pointer = { n: this.#n++, ...this.#next }
    this.#next = null
    this.emit('send', JSON.stringify(message))
  }
}
