import type { Mark, MarkMessage, MarkTool, Point } from '@binome/contract/signal.ts'
import type { Clock } from './clock.ts'
import { type Described, describe } from './describe.ts'
import { Emitter } from './emitter.ts'
import { readMarkMessage } from './message.ts'

/** Who drew it. */
export type Hand = 'me' | 'them'

export interface DrawnMark extends Mark {
  by: Hand
  /** `clock.now()` when the hand was lifted; null: still being drawn. */
  liftedAt: number | null
}

/** Strokes and arrows without words stay this long, then fade over `FADE`; steps and texts stay until erased. */
export const STAY = 12_000
export const FADE = 1500
/** A page that draws without end does not fill the memory of the other. */
const MOST = 400

interface MarksEvents {
  change: readonly DrawnMark[]
  send: string
  /** A mark of ours is finished: this is what the log says of it. */
  described: Described
}

/** Everything drawn on the shared screens, by both, as one list in the order of drawing. */
export class Marks extends Emitter<MarksEvents> {
  readonly #clock: Clock
  readonly #newId: () => string
  #all: readonly DrawnMark[] = []
  #fades: (() => void) | null = null

  constructor(clock: Clock, newId: () => string = () => crypto.randomUUID()) {
    super()
    this.#clock = clock
    this.#newId = newId
  }

  get all(): readonly DrawnMark[] {
    return this.#all
  }

  /** The number the next step gets. */
  get nextStep(): number {
    return Math.min(99, 1 + Math.max(0, ...this.#all.map((mark) => mark.step ?? 0)))
  }

  /** Starts a stroke or an arrow, or sets a text or a step down. Returns its id. */
  start(stage: string, tool: MarkTool, points: Point[], words = ''): string {
    const mark: Mark = {
      id: this.#newId(),
      stage,
      tool,
      points: points.slice(0, 2000),
      step: tool === 'step' ? this.nextStep : null,
      words: words.slice(0, 200),
    }
    this.#add(mark, 'me')
    this.#send({ kind: 'draw', mark })
    if (tool === 'text' || tool === 'step') this.lift(mark.id)
    return mark.id
  }

  /** A stroke goes on; an arrow moves its head. */
  grow(id: string, points: Point[]): void {
    const mark = this.#find(id, 'me')
    if (!mark || mark.liftedAt !== null || points.length === 0) return
    this.#grow(mark, points.slice(0, 500))
    this.#send({ kind: 'grow', id, points: points.slice(0, 500) })
  }

  lift(id: string): void {
    const mark = this.#find(id, 'me')
    if (!mark || mark.liftedAt !== null) return
    this.#lift(mark)
    this.#send({ kind: 'lift', id })
    this.emit('described', describe(mark))
  }

  /** Takes back the last mark of ours that is still there. */
  eraseLast(): void {
    const mark = this.#all.findLast((one) => one.by === 'me')
    if (!mark) return
    this.#keep((one) => one.id !== mark.id)
    this.#send({ kind: 'erase', id: mark.id })
  }

  /** Clears everything, of both: either may clean the screen. */
  clear(): void {
    this.#keep(() => false)
    this.#send({ kind: 'clear' })
  }

  /** A screen is not shared any more, or another picture is: what was drawn on it belongs to nothing. */
  handleStageGone(stage: string): void {
    this.#keep((mark) => mark.stage !== stage)
  }

  /** Another link, perhaps to a page that was reloaded: what the other drew comes once more from there. */
  handleNewLink(): void {
    this.#keep((mark) => mark.by === 'me')
  }

  /** The channel of the new link is open: the other gets what we drew once more. */
  handleOpen(): void {
    for (const { by: _by, liftedAt, ...mark } of this.#all) {
      this.#send({ kind: 'draw', mark })
      if (liftedAt !== null) this.#send({ kind: 'lift', id: mark.id })
    }
  }

  handleMessage(data: unknown): void {
    const message = readMarkMessage(data)
    if (!message) return
    if (message.kind === 'clear') this.#keep(() => false)
    else if (message.kind === 'draw') {
      if (!this.#all.some((mark) => mark.id === message.mark.id)) this.#add(message.mark, 'them')
    } else {
      const mark = this.#find(message.id, 'them')
      if (!mark) return
      if (message.kind === 'erase') this.#keep((one) => one !== mark)
      else if (message.kind === 'lift') this.#lift(mark)
      else this.#grow(mark, message.points)
    }
  }

  end(): void {
    this.#fades?.()
    this.#fades = null
    this.#all = []
    this.hush()
  }

  #find(id: string, by: Hand): DrawnMark | undefined {
    return this.#all.find((mark) => mark.id === id && mark.by === by)
  }

  #add(mark: Mark, by: Hand): void {
    this.#set([...this.#all, { ...mark, by, liftedAt: null }].slice(-MOST))
  }

  #grow(mark: DrawnMark, points: Point[]): void {
    const tail = mark.points[0]
    const head = points.at(-1)
    if (!tail || !head) return
    const grown = mark.tool === 'arrow' ? [tail, head] : [...mark.points, ...points].slice(0, 2000)
    this.#replace(mark, { ...mark, points: grown })
  }

  #lift(mark: DrawnMark): void {
    this.#replace(mark, { ...mark, liftedAt: this.#clock.now() })
    this.#fades ??= this.#clock.every(500, () => this.#fadeAway())
  }

  #fadeAway(): void {
    const now = this.#clock.now()
    this.#keep((mark) => opacity(mark, now) > 0)
    if (this.#all.some(fades)) return
    this.#fades?.()
    this.#fades = null
  }

  #keep(kept: (mark: DrawnMark) => boolean): void {
    const left = this.#all.filter(kept)
    if (left.length !== this.#all.length) this.#set(left)
  }

  #replace(before: DrawnMark, after: DrawnMark): void {
    this.#set(this.#all.map((mark) => (mark === before ? after : mark)))
  }

  #set(all: readonly DrawnMark[]): void {
    this.#all = all
    this.emit('change', all)
  }

  #send(message: MarkMessage): void {
    this.emit('send', JSON.stringify(message))
  }
}

function fades(mark: DrawnMark): boolean {
  return (mark.tool === 'pen' || mark.tool === 'arrow') && mark.words === '' && mark.liftedAt !== null
}

/** How much of a mark is still seen, 1 to 0. @param now `clock.now()` */
export function opacity(mark: DrawnMark, now: number): number {
  if (!fades(mark) || mark.liftedAt === null) return 1
  return Math.min(1, Math.max(0, 1 - (now - mark.liftedAt - STAY) / FADE))
}
