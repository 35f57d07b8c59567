import type { PeerState } from '@binome/contract/signal.ts'
import type { Clock } from './clock.ts'
import { Emitter } from './emitter.ts'
import { firstGrant, type Grant, type GrantEvent, type GrantKind, next, saidOf } from './grant-rules.ts'

/** Of the two, from here. */
export type Side = 'me' | 'them'

export interface GrantsView {
  annotate: Grant
  view: Grant
  /** One of the two only watches for now: nothing of theirs is drawn, on whichever screen. */
  watches: Side | null
}

interface GrantsEvents {
  change: GrantsView
  /** This hand may not draw any more: on that screen, or on none. */
  taken: { from: Side; stage: 'mine' | 'theirs' | 'every' }
}

/** How often one looks whether an asking has lapsed. */
const LOOK = 1000

/**
 * What each gives the other in this call, with their askings. The owner's own page decides: what comes without the grant
 * is dropped here, whatever the other page believes [Z1].
 */
export class Grants extends Emitter<GrantsEvents> {
  readonly #clock: Clock
  #view: GrantsView = { annotate: firstGrant(true), view: firstGrant(false), watches: null }
  #looks: (() => void) | null = null
  /** The page of theirs that spoke last. */
  #peer: string | null = null

  constructor(clock: Clock) {
    super()
    this.#clock = clock
  }

  get view(): GrantsView {
    return this.#view
  }

  give(kind: GrantKind): void {
    this.#turn(kind, { kind: 'give' })
  }

  /** Takes it back, or says no to their asking. */
  withhold(kind: GrantKind): void {
    this.#turn(kind, { kind: 'withhold' })
  }

  ask(kind: GrantKind): void {
    this.#turn(kind, { kind: 'ask', now: this.#clock.now() })
  }

  /** Who only watches: while somebody does it alone, the other's hand draws nothing. */
  watch(watches: Side | null): void {
    if (watches === this.#view.watches) return
    this.#set({ ...this.#view, watches })
    if (watches) this.emit('taken', { from: watches, stage: 'every' })
  }

  /** May they point and draw on a screen: mine, or theirs? [Z5] */
  admits(mine: boolean): boolean {
    const { annotate, watches } = this.#view
    return watches !== 'them' && (!mine || annotate.gives === 'given')
  }

  /** May whoever advises the two? Nowhere while one of them does it alone, nor where the other of the two may not. */
  admitsAdviser(mine: boolean): boolean {
    const { annotate, watches } = this.#view
    return watches === null && (mine ? annotate.gives === 'given' : annotate.theirs.given)
  }

  /** What their page says; one from before says nothing of grants, and lets me draw as it always did [Z6]. */
  handleTheirs(peer: string | null, said: PeerState['grants']): void {
    if (peer !== this.#peer) this.handleGone()
    this.#peer = peer
    const now = this.#clock.now()
    if (!said) return
    this.#turn('annotate', { kind: 'theirs', said: said.annotate, now })
    this.#turn('view', { kind: 'theirs', said: said.view, now })
  }

  /** They left, or another page of theirs speaks from now on. */
  handleGone(): void {
    this.#turn('annotate', { kind: 'gone' })
    this.#turn('view', { kind: 'gone' })
  }

  end(): void {
    this.#looks?.()
    this.#looks = null
    this.hush()
  }

  #turn(kind: GrantKind, event: GrantEvent): void {
    const before = this.#view[kind]
    const after = next(before, event)
    if (JSON.stringify(after) === JSON.stringify(before)) return
    this.#set({ ...this.#view, [kind]: after })
    if (kind !== 'annotate') return
    if (before.gives === 'given' && after.gives !== 'given') this.emit('taken', { from: 'them', stage: 'mine' })
    if (before.theirs.given && !after.theirs.given) this.emit('taken', { from: 'me', stage: 'theirs' })
  }

  #set(view: GrantsView): void {
    this.#view = view
    const waiting = [view.annotate, view.view].some(({ lapsesAt, asking }) => lapsesAt !== null || asking !== null)
    if (waiting) this.#looks ??= this.#clock.every(LOOK, () => this.#look())
    else {
      this.#looks?.()
      this.#looks = null
    }
    this.emit('change', view)
  }

  #look(): void {
    const now = this.#clock.now()
    this.#turn('annotate', { kind: 'time', now })
    this.#turn('view', { kind: 'time', now })
  }
}

/** May I draw on a screen, mine or theirs, as far as I know? Their page has the last word. */
export const mayDraw = ({ annotate, watches }: GrantsView, mine: boolean): boolean =>
  watches !== 'me' && (mine || annotate.theirs.given)

/** What the other one is told of it. */
export const grantsSaid = ({ annotate, view }: GrantsView): NonNullable<PeerState['grants']> => ({
  annotate: saidOf(annotate),
  view: saidOf(view),
})
