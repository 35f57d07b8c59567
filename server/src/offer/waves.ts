import type { Proposal } from '@binome/matching/index.ts'
import { planWave } from '@binome/matching/plan.ts'
import type { House, Record } from '../house.ts'
import { rank } from '../match/actions.ts'
import type { Matches } from '../match/matches.ts'
import type { Tx } from '../platform/db.ts'
import { storedReasons } from './rules.ts'
import { insertOffers, lockAround, noteWave, waitingAsks } from './store.ts'

/** Tapping people in rounds. A wave leaves when an ask opens, when its timer rings, and when the seeker widens. */

/** How many ranked people a wave is planned from: the widest wave, and room for those the gate turns away. */
const RANKED = 60
/** How long those of a wave being written are kept from others; a wave takes some ten milliseconds. */
const HELD_MS = 5_000

export interface WaveCall {
  organizationId: string
  askId: string
  /** The wave to send is the one after this; anything else has already left, or is of another round. */
  round: number
  afterWave: number
  /** Only if somebody can be tapped: nothing is written otherwise, so that no try leaves a trace [A6]. */
  onlyIfSomebody?: boolean
}

export async function sendWave(house: House, matches: Matches, call: WaveCall): Promise<void> {
  await house.transaction((tx, record) => sendWaveIn(house, matches, tx, record, call))
}

/** The same inside the transaction of a timer. */
export async function sendWaveIn(
  house: House,
  matches: Matches,
  tx: Tx,
  record: Record,
  call: WaveCall,
): Promise<void> {
  const { organizationId, askId } = call
  const { ask, skillIds, leftOut, ...before } = await lockAround(tx, organizationId, askId, call.round)
  if (ask?.state !== 'searching' || ask.round !== call.round || ask.wave !== call.afterWave) return
  const tapped = new Set(before.tapped)
  const match = await matches.of(organizationId)
  const ranked = await rank(
    house,
    matches,
    organizationId,
    {
      askId,
      text: ask.text,
      skillIds,
      seekerId: ask.seekerId,
      seekerTeamId: match.teamOf(ask.seekerId),
      languages: [ask.language],
    },
    { exclude: new Set([...tapped, ...leftOut]), limit: RANKED },
  )
  const wave = ask.wave + 1
  const at = house.clock.now()
  const holdUntil = new Date(at.getTime() + HELD_MS)
  const offers: { offerId: string; helperId: string }[] = []
  let left = ranked
  const first = planWave({ ranked, tapped, wave, named: ask.forPersonId })
  const lapsesAt = new Date(at.getTime() + first.lifeSeconds * 1000)
  const size = first.tap.length
  let plan = first
  // Whoever was tapped for another ask at the same moment is turned away by the insert: the next best takes the place.
  while (offers.length < size && plan.tap.length > 0) {
    const ids = plan.tap.slice(0, size - offers.length)
    for (const helperId of ids) match.willing.hold(helperId, holdUntil)
    const taps = tapsFor(house, left, ids, ask.forPersonId)
    const made = await insertOffers(tx, organizationId, { askId, round: ask.round, wave, at, lapsesAt }, taps)
    offers.push(...made)
    const tried = new Set(ids)
    const inserted = new Set(made.map((offer) => offer.helperId))
    for (const helperId of ids) if (!inserted.has(helperId)) match.willing.release(helperId)
    left = left.filter((proposal) => !tried.has(proposal.personId))
    plan = planWave({ ranked: left, tapped: new Set([...tapped, ...inserted]), wave, named: ask.forPersonId })
  }
  const { nextAfterSeconds } = first
  const widensBy =
    left.length === 0 || nextAfterSeconds === null ? null : new Date(at.getTime() + nextAfterSeconds * 1000)
  const exhausted = offers.length === 0 && widensBy === null
  if (offers.length === 0 && call.onlyIfSomebody) return
  // A wave that found nobody is not counted: the same call may try again when somebody becomes free.
  noteWave(tx, organizationId, askId, {
    wave: exhausted ? ask.wave : wave,
    asked: offers.length,
    at,
    widensBy,
    exhausted,
  })
  for (const { offerId } of offers) {
    house.timers.set(tx, { organizationId, kind: 'offer_lapse', subjectId: offerId, dueAt: lapsesAt })
  }
  // After the last wave, the end of its taps is when nobody is left.
  const dueAt = widensBy ?? lapsesAt
  const data = { round: ask.round, afterWave: wave }
  if (!exhausted) house.timers.set(tx, { organizationId, kind: 'wave', subjectId: askId, dueAt, data })
  record({ kind: 'wave.sent', organizationId, askId, seekerId: ask.seekerId, offers })
  house.log.info({ ask: askId, wave, taps: offers.length, exhausted }, 'wave sent')
}

/** The rows of these taps, with why each was chosen. */
function tapsFor(house: House, ranked: readonly Proposal[], helperIds: readonly string[], namedId: string | null) {
  const byId = new Map(ranked.map((proposal) => [proposal.personId, proposal]))
  return helperIds.flatMap((helperId) => {
    const proposal = byId.get(helperId)
    if (!proposal) return []
    const named = helperId === namedId
    const minutes = proposal.expectedMinutes === null ? null : Math.round(proposal.expectedMinutes)
    return [{ id: house.newId(), helperId, reasons: storedReasons(proposal, named), minutes, named }]
  })
}

/** The timer of the next wave, in its own transaction. */
export async function waveDue(
  house: House,
  matches: Matches,
  tx: Tx,
  record: Record,
  timer: { organizationId: string; subjectId: string; data: Readonly<{ [key: string]: unknown }> },
): Promise<void> {
  const { round, afterWave } = timer.data
  if (typeof round !== 'number' || typeof afterWave !== 'number') return
  await sendWaveIn(house, matches, tx, record, {
    organizationId: timer.organizationId,
    askId: timer.subjectId,
    round,
    afterWave,
  })
}

export interface Retry {
  /** Somebody may have become free in this organisation. */
  soon(organizationId: string): void
  /** Resolves when no try is under way. */
  settled(): Promise<void>
  /** Plans no further try. */
  stop(): void
}

/** While somebody waits, the rest is tried this often too: quiet hours end by themselves, without a fact. */
const AGAIN_MS = 30_000

/**
 * Asks with nobody left try again when somebody becomes free. Calls of one organisation are gathered for `gatherMs`,
 * since many people come free at once (a session ends, a tab opens, taps are withdrawn).
 */
export function createRetry(house: House, matches: Matches, gatherMs = 250): Retry {
  const planned = new Map<string, { at: number; cancel: () => void }>()
  const underway = new Set<Promise<void>>()
  const plan = (organizationId: string, inMs: number) => {
    const at = house.clock.now().getTime() + inMs
    const before = planned.get(organizationId)
    if (before && before.at <= at) return
    before?.cancel()
    planned.set(organizationId, { at, cancel: house.clock.alarm(new Date(at), () => run(organizationId)) })
  }
  const run = (organizationId: string) => {
    planned.delete(organizationId)
    const tried = retry(house, matches, organizationId)
      .then((waiting) => {
        if (waiting) plan(organizationId, AGAIN_MS)
      })
      .catch((error: unknown) => house.log.warn({ err: error }, 'asks without anybody could not be tried again'))
      .finally(() => underway.delete(tried))
    underway.add(tried)
  }
  return {
    soon: (organizationId) => plan(organizationId, gatherMs),
    settled: async () => void (await Promise.all(underway)),
    stop() {
      for (const { cancel } of planned.values()) cancel()
      planned.clear()
    },
  }
}

/** @returns whether some ask still waits for somebody */
async function retry(house: House, matches: Matches, organizationId: string): Promise<boolean> {
  const waiting = await waitingAsks(house.db, organizationId)
  for (const { askId, round, wave } of waiting) {
    await sendWave(house, matches, { organizationId, askId, round, afterWave: wave, onlyIfSomebody: true })
  }
  return waiting.length > 0
}
