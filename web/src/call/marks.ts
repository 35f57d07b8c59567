import type { Mark, MarkMessage, MarkTool, Point } from '@binome/contract/signal.ts'
import type { Clock } from './clock.ts'
import { type Described, describe } from './describe.ts'
import { Emitter } from './emitter.ts'
import { readMarkMessage } from './message.ts'
import type { Role } from './role.ts'

/** Whose hand drew it: of one of the two, or of whoever they called in to advise. */
export type Hand = Role | 'adviser'

export interface DrawnMark extends Mark {
  by: Hand
  end: MarkEnd
}

/** How a mark ends: not while it is drawn; by itself, some time after `clock.now()` was `since`; or when it is cleared. */
export type MarkEnd = { is: 'drawing' } | { is: 'fading'; since: number } | { is: 'staying' }

/** What fades stays this long, then fades over `FADE`; steps, texts and what carries words stay until cleared. */
export const STAY = 4_000
export const FADE = 800
/** A page that draws without end does not fill the memory of the other. */
const MOST = 400

interface MarksEvents {
  change: readonly DrawnMark[]
  send: string
  /** A mark of ours is finished: this is what the log says of it. */
  described: Described
  /** A mark of another hand is finished. */
  heard: { by: Hand; described: Described }
}

/** Everything drawn on the shared screens, by all, as one list in the order of drawing. */
export class Marks extends Emitter<MarksEvents> {
  /** Ours; null: this page only sees what others draw. */
  readonly hand: Hand | null
  readonly #clock: Clock
  readonly #newId: () => string
  #all: readonly DrawnMark[] = []
  /** What we draw from now on stays until it is cleared, on both sides; otherwise it fades. */
  stays = false
  #fades: (() => void) | null = null
  #stepsBefore = 0
  /** May this hand draw on this screen, by its tab? What may not be drawn is dropped here [Z5]. */
  admits: (stage: string, by: Hand) => boolean = () => true

  constructor(clock: Clock, hand: Hand | null, newId: () => string = () => crypto.randomUUID()) {
    super()
    this.hand = hand
    this.#clock = clock
    this.#newId = newId
  }

  get all(): readonly DrawnMark[] {
    return this.#all
  }

  /** The number the next step gets. */
  get nextStep(): number {
    return Math.min(99, 1 + Math.max(this.#stepsBefore, ...this.#all.map((mark) => mark.step ?? 0)))
  }

  /** There are so many steps already, on the picture or not: the next number is above theirs. */
  countFrom(steps: number): void {
    this.#stepsBefore = steps
  }

  /** Starts a stroke, an arrow, a box or a spotlight, or sets a text or a step down. Returns its id. */
  start(stage: string, tool: MarkTool, points: Point[], words = ''): string {
    const mark: Mark = {
      id: this.#newId(),
      stage,
      tool,
      points: points.slice(0, 2000),
      step: tool === 'step' ? this.nextStep : null,
      words: words.slice(0, 200),
    }
    if (this.hand) this.#add(mark, this.hand)
    this.#send({ kind: 'draw', mark })
    if (tool === 'text' || tool === 'step') this.lift(mark.id)
    return mark.id
  }

  /** A stroke goes on; an arrow, a box or a spotlight moves its far end. */
  grow(id: string, points: Point[]): void {
    const mark = this.#find(id, this.hand)
    if (mark?.end.is !== 'drawing' || points.length === 0) return
    this.#grow(mark, points.slice(0, 500))
    this.#send({ kind: 'grow', id, points: points.slice(0, 500) })
  }

  lift(id: string): void {
    const mark = this.#find(id, this.hand)
    if (mark?.end.is !== 'drawing') return
    this.#finish(mark, this.stays)
    this.#send({ kind: this.stays ? 'keep' : 'lift', id })
    this.emit('described', describe(mark))
  }

  /** Takes back the last mark of ours that is still there, on both sides; null when there is none. */
  eraseLast(): DrawnMark | null {
    const mark = this.#all.findLast((one) => one.by === this.hand) ?? null
    if (mark) this.#erase(mark)
    return mark
  }

  /** Clears what is ours, on both sides. */
  clearMine(): void {
    for (const mark of this.#all) if (mark.by === this.hand) this.#erase(mark)
  }

  /** Clears everything: either of the two may clean the screen, whoever advises clears what is theirs. */
  clear(): void {
    if (this.hand === 'adviser') this.clearMine()
    else {
      this.#keep(() => false)
      this.#send({ kind: 'clear' })
    }
  }

  /** What this hand drew goes, on one screen or on every: it may not draw there any more. */
  putAway(by: Hand, stage: string | null): void {
    this.#keep((mark) => mark.by !== by || (stage !== null && mark.stage !== stage))
  }

  /** A screen is not shared any more, or another picture is: what was drawn on it belongs to nothing. */
  handleStageGone(stage: string): void {
    this.#keep((mark) => mark.stage !== stage)
  }

  /** What this page drew before it was reloaded; said to the other when the channel is open. Nothing we know is doubled. */
  restore(drawn: readonly Mark[]): void {
    const { hand } = this
    if (!hand) return
    const known = new Set(this.#all.map(({ id }) => id))
    const back = drawn.filter(({ id }) => !known.has(id) && known.add(id))
    this.#set([...back.map((mark): DrawnMark => ({ ...mark, by: hand, end: { is: 'staying' } })), ...this.#all])
  }

  /** Another link to that hand, perhaps to a page that was reloaded: what it drew comes once more from there. */
  handleNewLink(from: Hand): void {
    this.#keep((mark) => mark.by !== from)
  }

  /** What we drew, as it is said to whoever comes. */
  drawn(): string[] {
    return this.#all.flatMap(({ by, end, ...mark }) => {
      if (by !== this.hand) return []
      const said: MarkMessage[] = [{ kind: 'draw', mark }]
      if (end.is !== 'drawing') said.push({ kind: end.is === 'staying' ? 'keep' : 'lift', id: mark.id })
      return said.map((one) => JSON.stringify(one))
    })
  }

  handleMessage(data: unknown, from: Hand): void {
    const message = readMarkMessage(data)
    if (!message) return
    // Either of the two may clean the screen; whoever advises only what is theirs.
    if (message.kind === 'clear') this.#keep((mark) => from === 'adviser' && mark.by !== from)
    else if (message.kind === 'draw') {
      const { id, stage } = message.mark
      if (this.admits(stage, from) && !this.#all.some((mark) => mark.id === id)) this.#add(message.mark, from)
    } else {
      const mark = this.#find(message.id, from)
      if (!mark) return
      if (message.kind === 'erase') this.#keep((one) => one !== mark)
      else if (message.kind === 'grow') this.#grow(mark, message.points)
      else if (mark.end.is === 'drawing') {
        this.#finish(mark, message.kind === 'keep')
        this.emit('heard', { by: from, described: describe(mark) })
      }
    }
  }

  end(): void {
    this.#fades?.()
    this.#fades = null
    this.#all = []
    this.hush()
  }

  #find(id: string, by: Hand | null): DrawnMark | undefined {
    return this.#all.find((mark) => mark.id === id && mark.by === by)
  }

  #add(mark: Mark, by: Hand): void {
    this.#set([...this.#all, { ...mark, by, end: { is: 'drawing' } as const }].slice(-MOST))
  }

  #grow(mark: DrawnMark, points: Point[]): void {
    const tail = mark.points[0]
    const head = points.at(-1)
    if (!tail || !head) return
    const grown = mark.tool === 'pen' ? [...mark.points, ...points].slice(0, 2000) : [tail, head]
    this.#replace(mark, { ...mark, points: grown })
  }

  #finish(mark: DrawnMark, stays: boolean): void {
    const kept = stays || mark.tool === 'text' || mark.tool === 'step' || mark.words !== ''
    const end: MarkEnd = kept ? { is: 'staying' } : { is: 'fading', since: this.#clock.now() }
    this.#replace(mark, { ...mark, end })
    if (!kept) this.#fades ??= this.#clock.every(500, () => this.#fadeAway())
  }

  #erase(mark: DrawnMark): void {
    this.#keep((one) => one.id !== mark.id)
    this.#send({ kind: 'erase', id: mark.id })
  }

  #fadeAway(): void {
    const now = this.#clock.now()
    this.#keep((mark) => opacity(mark, now) > 0)
    if (this.#all.some(({ end }) => end.is === 'fading')) return
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

/** How much of a mark is still seen, 1 to 0. @param now `clock.now()` */
export function opacity({ end }: Pick<DrawnMark, 'end'>, now: number): number {
  if (end.is !== 'fading') return 1
  return Math.min(1, Math.max(0, 1 - (now - end.since - STAY) / FADE))
}
