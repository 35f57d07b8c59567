import type { PeerState } from '@binome/contract/signal.ts'
import { type Board, hearBoard } from './board.ts'
import type { Clock } from './clock.ts'
import type { Channels } from './lines.ts'
import { type Hand, Marks } from './marks.ts'
import { SharedPointer } from './pointer.ts'
import { otherRole, ROLES, type Role } from './role.ts'

/** What is known of each of the two as the owner of a screen. */
interface Owner {
  tab: string | null
  state: PeerState | null
}

/** Whether whoever says this lets others draw on their screen; who has said nothing yet does [Z5]. */
const letsDraw = (state: PeerState | null): boolean => state?.grants?.annotate.given !== false

/** What is drawn and pointed at, as whoever is there beside the two sees it: to the same rules that their pages keep [S28]. */
export class SeenBoard implements Board {
  readonly marks: Marks
  /** Ours; of whoever only looks on it is said to nobody. */
  readonly pointer: SharedPointer
  /** Where each of the others points. */
  readonly pointers: Readonly<Record<Hand, SharedPointer>>
  readonly #owners: Record<Role, Owner> = { seeker: { tab: null, state: null }, helper: { tab: null, state: null } }
  /** The seeker does it alone: the helper's hand is on no screen [Z5]. */
  #alone = false

  /** @param hand of whoever advises; null: this one only looks on */
  constructor(clock: Clock, hand: 'adviser' | null) {
    this.marks = new Marks(clock, hand)
    this.marks.admits = (stage, by) => this.#admits(stage, by)
    this.pointer = new SharedPointer(clock)
    const pointing = (by: Hand) => {
      const pointer = new SharedPointer(clock)
      pointer.admits = (stage) => this.#admits(stage, by)
      return pointer
    }
    this.pointers = { seeker: pointing('seeker'), helper: pointing('helper'), adviser: pointing('adviser') }
  }

  /** Another link to one of the two. */
  handleLink(role: Role, tab: string | null, channels: Channels): void {
    const before = this.#owners[role]
    this.#owners[role] = { tab, state: before.tab === tab ? before.state : null }
    this.#hear(role, channels)
  }

  /** Another link to whoever advises, who owns no screen. */
  handleAdviser(channels: Channels): void {
    this.#hear('adviser', channels)
  }

  /** Nobody advises any more: what they drew goes, as it does on the pages of the two. */
  handleAdviserGone(): void {
    this.marks.putAway('adviser', null)
    this.pointers.adviser.handleNewLink()
  }

  /** What lies on a screen goes with it [H5], or with its owner's leave to draw there [Z5]. */
  handleState(role: Role, tab: string | null, state: PeerState): void {
    this.#owners[role] = { tab, state }
    if (tab === null) return
    if (!state.sharing) this.marks.handleStageGone(tab)
    if (letsDraw(state)) return
    for (const hand of [otherRole(role), 'adviser'] as const) this.marks.putAway(hand, tab)
  }

  /** May whoever advises draw on this one's screen, as far as is known? The pages of the two have the last word [S31]. */
  mayAdviseOn(role: Role): boolean {
    return !this.#alone && letsDraw(this.#owners[role].state)
  }

  /** Whether the seeker does it alone now: what others drew goes, as it does for the two. */
  watch(alone: boolean): void {
    this.#alone = alone
    if (alone) for (const hand of ['helper', 'adviser'] as const) this.marks.putAway(hand, null)
  }

  end(): void {
    for (const part of [this.marks, this.pointer, ...Object.values(this.pointers)]) part.end()
  }

  #hear(hand: Hand, channels: Channels): void {
    hearBoard({ marks: this.marks, pointer: this.pointers[hand] }, channels, hand)
  }

  /** May this hand draw on that screen, by what its owner says of it? One's own is always one's own. */
  #admits(stage: string, by: Hand): boolean {
    if (this.#alone && by !== 'seeker') return false
    return ROLES.every((role) => {
      const { tab, state } = this.#owners[role]
      return role === by || tab !== stage || letsDraw(state)
    })
  }
}
