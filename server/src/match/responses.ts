import type { Oracle } from '@binome/matching/plan/planner.ts'
import { type Ending, type Outlook, ResponseModel, type ResponseState } from '@binome/matching/plan/response.ts'
import { keepNewest } from '../platform/newest.ts'

/** One tap, as it was sent. Times are seconds since 1970. */
export interface TapSent {
  offerId: string
  helperId: string
  fit: number
  idle: boolean
  at: number
}

export interface ResponsesState {
  version: 1
  model: ResponseState
  /** Taps the model knows as open. */
  open: TapSent[]
  /** What it was told already, the latest last. */
  told: string[]
}

/** So many things told are remembered: facts come twice within minutes, a busy house sends some thousands of taps a day. */
const MOST_TOLD = 4_000

/**
 * How one organisation answers its taps, learnt from facts that may come twice, late, and after a crash. The model wants
 * each thing once and in order, so what was told is remembered, and saved in the same row as what was learnt of it: after
 * a crash both go back to the same moment, and a fact that comes again is known or new as a whole [K7].
 */
export class Responses implements Oracle {
  private readonly changed: () => void
  private model = new ResponseModel()
  /** By helper: one open tap a person. */
  private readonly open = new Map<string, TapSent>()
  /** The next tap of somebody whose last one has not been heard to end: two asks' facts may overtake one another. */
  private readonly next = new Map<string, TapSent>()
  private readonly told = new Set<string>()
  readonly engine = 'responses 1'

  constructor(changed: () => void = () => undefined) {
    this.changed = changed
  }

  get usualSolves(): number {
    return this.model.usualSolves
  }

  outlook(personId: string, fit: number, idle: boolean, at: number): Outlook {
    return this.model.outlook(personId, fit, idle, at)
  }

  /** Who may be tapped for a new ask: what is usual for each. Once an ask. */
  ranked(askId: string, candidates: readonly { personId: string; fit: number }[], at: number): void {
    if (this.tell(`ranked ${askId}`)) this.model.ranked(candidates, at)
  }

  tapped(tap: TapSent): void {
    const open = this.open.get(tap.helperId)
    if (this.told.has(tap.offerId) || open?.offerId === tap.offerId) return
    if (open !== undefined) this.next.set(tap.helperId, tap)
    else this.begin(tap)
  }

  seen(helperId: string, offerId: string): void {
    if (this.open.get(helperId)?.offerId !== offerId) return
    this.model.seen(helperId)
    this.changed()
  }

  /** The first word on a tap counts; a yes counts after any other, since a late one wins. */
  ended(helperId: string, offerId: string, ending: Ending, at: number): void {
    const first = this.tell(offerId)
    if (ending === 'accepted' ? !this.tell(`yes ${offerId}`) : !first) return
    const next = this.next.get(helperId)
    if (next?.offerId === offerId) {
      this.letGo(helperId)
      this.begin(next)
    }
    const open = this.open.get(helperId)
    if (open?.offerId !== offerId) {
      if (ending !== 'accepted') return
      this.letGo(helperId)
    }
    this.model.ended(helperId, ending, at)
    this.open.delete(helperId)
    const waiting = this.next.get(helperId)
    if (waiting !== undefined) this.begin(waiting)
  }

  /** The seeker said what came of a session. `fit` as it was when the helper was tapped. */
  helped(sessionId: string, helperId: string, fit: number, solved: boolean): void {
    if (this.tell(`helped ${sessionId}`)) this.model.helped(helperId, fit, solved)
  }

  /** They had accepted a tap, and were not there. */
  neverCame(sessionId: string, helperId: string): void {
    if (this.tell(`absent ${sessionId}`)) this.model.neverCame(helperId)
  }

  /** Nothing of somebody who is gone is left. */
  forget(personId: string): void {
    this.model.forget(personId)
    this.open.delete(personId)
    this.next.delete(personId)
  }

  /** After a start: whoever left while this organisation was not in memory is in it no more. */
  keepOnly(isMember: (personId: string) => boolean): void {
    for (const [personId] of this.model.save().people) if (!isMember(personId)) this.forget(personId)
  }

  /**
   * After a start: taps whose end was heard in the minute a crash cut off are let go and teach nothing, those sent in it
   * are taken up.
   */
  catchUp(open: readonly TapSent[]): void {
    const still = new Set(open.map(({ offerId }) => offerId))
    for (const [helperId, tap] of [...this.open]) if (!still.has(tap.offerId)) this.letGo(helperId)
    for (const tap of open) this.tapped(tap)
  }

  saveLearnt(): ResponsesState {
    return {
      version: 1,
      model: this.model.save(),
      open: [...this.open.values(), ...this.next.values()],
      told: [...this.told],
    }
  }

  /** False, and nothing changed, when it is not a whole state of this version. */
  loadLearnt(state: ResponsesState): boolean {
    const model = new ResponseModel()
    if (state.version !== 1 || !Array.isArray(state.open) || !Array.isArray(state.told)) return false
    if (!model.load(state.model)) return false
    this.model = model
    this.open.clear()
    this.next.clear()
    this.told.clear()
    for (const tap of state.open) (this.open.has(tap.helperId) ? this.next : this.open).set(tap.helperId, tap)
    for (const key of state.told) this.told.add(key)
    return true
  }

  /** As if nobody had ever been tapped; what was told stays known, so that it is not learnt anew. */
  forgetLearnt(): void {
    this.model = new ResponseModel()
    this.open.clear()
    this.next.clear()
  }

  private begin(tap: TapSent): void {
    this.next.delete(tap.helperId)
    this.open.set(tap.helperId, tap)
    this.model.tapped(tap.helperId, tap.fit, tap.idle, tap.at)
    this.changed()
  }

  /** Its end was not heard: as if taken back at once, which teaches nothing. */
  private letGo(helperId: string): void {
    const open = this.open.get(helperId)
    if (open === undefined) return
    this.model.ended(helperId, 'withdrawn', open.at)
    this.open.delete(helperId)
  }

  /** False when it was told before. */
  private tell(key: string): boolean {
    if (this.told.has(key)) return false
    this.told.add(key)
    keepNewest(this.told, MOST_TOLD)
    this.changed()
    return true
  }
}
