import type { Proposal } from '@binome/matching/index.ts'
import { drawFor } from '@binome/matching/plan/chance.ts'
import { type Candidate, DIALS, type OpenTap, plan } from '@binome/matching/plan/planner.ts'
import { TUNING } from '@binome/matching/plan/weigh.ts'
import type { AskRow } from '../ask/store.ts'
import type { House, Record } from '../house.ts'
import { propose, rank } from '../match/actions.ts'
import type { Matches } from '../match/matches.ts'
import type { OrganizationMatch } from '../match/register.ts'
import type { Tx } from '../platform/db.ts'
import type { Timer } from '../platform/timers.ts'
import { LONGEST_LIFE_SECONDS } from '../reach/rules.ts'
import { roomIn } from '../routing/rules.ts'
import { beginBeats } from './beats.ts'
import { latestEnd, newTap } from './new-tap.ts'
import { type AroundAsk, insertOffers, lockAround, type NewTap, notePlan, type OpenOffer } from './plan-store.ts'

/**
 * Whom to tap now: weighed anew when an ask opens, at every answer that is not a yes, and every few seconds while it
 * searches (matching/plan, decision 011). What is told to the seeker is another matter: beats.ts.
 */

/** How long those of a plan being written are kept from others; a plan takes some ten milliseconds. */
const HELD_MS = 5_000
/** The price of an interruption when the seeker asks for more people at once, as a share of the dial's. */
const WIDE_PRICE = 1 / 3

export interface PlanCall {
  organizationId: string
  askId: string
  /** Only in this round; without it in the one the ask is in. */
  round?: number
  /** Only if somebody can be tapped: nothing is written otherwise, so that no try leaves a trace [A6]. */
  onlyIfSomebody?: boolean
  /** Taps these of the people who may be tapped, in the place of whom the planner would choose. */
  only?: ReadonlySet<string>
}

export async function planAsk(house: House, matches: Matches, call: PlanCall): Promise<void> {
  await house.transaction((tx, record) => planIn(house, matches, tx, record, call), 'first')
}

/** The timer that thinks a search over, in its own transaction. Late after a pause it thinks once, not once a beat missed. */
export async function planDue(house: House, matches: Matches, tx: Tx, record: Record, timer: Timer): Promise<void> {
  const { organizationId, subjectId: askId, data } = timer
  if (typeof data.round !== 'number') return
  await planIn(house, matches, tx, record, { organizationId, askId, round: data.round })
}

async function planIn(house: House, matches: Matches, tx: Tx, record: Record, call: PlanCall): Promise<void> {
  const { organizationId, askId } = call
  const around = await lockAround(tx, organizationId, askId)
  const { ask } = around
  if (ask?.state !== 'searching' || (call.round !== undefined && ask.round !== call.round)) return
  const match = await matches.of(organizationId)
  match.willing.releaseAll(askId)
  const proposals = await candidatesFor(house, matches, match, organizationId, ask, around)
  const at = house.clock.now()
  // Of one alone nothing tells how far they stand above others.
  if (ask.wave === 0 && !isAlone(ask)) match.responses.ranked(askId, proposals, at.getTime() / 1000)
  const search: Search = { house, match, organizationId, ask, around, at, only: call.only ?? null }
  const { sent, againSeconds } = await tapAll(search, tx, proposals)
  if (sent.length === 0 && call.onlyIfSomebody) return

  const wave = sent.length > 0 ? ask.wave + 1 : ask.wave
  const nobodyLeft = againSeconds === null
  const tapsEnd = new Date(Math.max(ask.tapsEnd?.getTime() ?? 0, ...sent.map((tap) => latestEnd(match, tap, at))))
  // Nobody of this round was tapped before: nobody can have declined, and the seeker is told at once.
  const tell = ask.wave === 0 && (sent.length > 0 || (nobodyLeft && !ask.exhausted))
  notePlan(tx, organizationId, askId, { wave, sent: sent.length, at, tapsEnd, nobodyLeft, tell })
  for (const { id, lapsesAt } of sent) {
    house.timers.set(tx, { organizationId, kind: 'offer_lapse', subjectId: id, dueAt: lapsesAt })
  }
  if (againSeconds === null) house.timers.clear(tx, 'plan', askId)
  else {
    const dueAt = new Date(at.getTime() + againSeconds * 1000)
    house.timers.set(tx, { organizationId, kind: 'plan', subjectId: askId, dueAt, data: { round: ask.round } })
  }
  const about = { organizationId, askId, seekerId: ask.seekerId }
  if (ask.wave === 0) beginBeats(house, tx, organizationId, ask)
  if (tell) record({ kind: 'ask.told', ...about })
  if (nobodyLeft) record({ kind: 'ask.stalled', ...about })
  if (sent.length === 0) return
  const offers = sent.map(({ id, helperId, fit, idle }) => ({ offerId: id, helperId, fit, idle }))
  record({ kind: 'wave.sent', ...about, offers })
  house.log.info({ ask: askId, wave, taps: sent.length }, 'people tapped')
}

/** People who may be tapped for it now. A named person alone, until the seeker agrees to ask others. */
async function candidatesFor(
  house: House,
  matches: Matches,
  match: OrganizationMatch,
  organizationId: string,
  ask: AskRow,
  { skillIds, tapped, leftOut }: AroundAsk,
): Promise<Proposal[]> {
  const { id: askId, text, seekerId } = ask
  const exclude = new Set([...tapped, ...leftOut])
  const asked = { text, skillIds, seekerId, seekerTeamId: match.teamOf(seekerId), languages: [ask.language] }
  if (!isAlone(ask)) return rank(house, matches, organizationId, { ...asked, askId }, exclude)
  return exclude.has(ask.forPersonId) ? [] : propose(house, matches, organizationId, asked, ask.forPersonId)
}

/** For one person, and its seeker has not agreed to ask others. */
function isAlone(ask: AskRow): ask is AskRow & { forPersonId: string } {
  return ask.forPersonId !== null && !ask.wide
}

interface Search {
  house: House
  match: OrganizationMatch
  organizationId: string
  ask: AskRow
  around: AroundAsk
  at: Date
  only: ReadonlySet<string> | null
}

/**
 * Plans and taps. Whoever was tapped for another ask at the same moment is turned away by the insert: it is weighed anew
 * without them.
 */
async function tapAll(
  search: Search,
  tx: Tx,
  proposals: readonly Proposal[],
): Promise<{ sent: NewTap[]; againSeconds: number | null }> {
  const { house, match, organizationId, ask, around, at } = search
  const holdUntil = new Date(at.getTime() + HELD_MS)
  const open = around.open.map(openTap)
  const tapped = new Set(around.tapped)
  const sent: NewTap[] = []
  const { mostTaps } = rulesOf(search)
  let left = tapped.size < mostTaps ? proposals : []
  for (;;) {
    const { tap, lastResort, againAfterSeconds } = chosen(search, left, open, tapped)
    if (tap.length === 0) return { sent, againSeconds: againAfterSeconds }
    for (const helperId of tap) match.willing.hold(helperId, ask.id, holdUntil)
    const taps = tapsFor(search, left, tap, new Set(lastResort))
    const place = { askId: ask.id, round: ask.round, wave: ask.wave + 1, at }
    const made = new Set((await insertOffers(tx, organizationId, place, taps)).map(({ offerId }) => offerId))
    for (const one of taps) {
      if (made.has(one.id)) {
        sent.push(one)
        tapped.add(one.helperId)
        open.push({ personId: one.helperId, fit: one.fit, idle: one.idle, at: at.getTime() / 1000, seen: false })
      } else {
        match.willing.release(one.helperId)
        house.log.debug({ ask: ask.id }, 'somebody was tapped elsewhere meanwhile')
      }
    }
    const tried = new Set(tap)
    left = left.filter(({ personId }) => !tried.has(personId))
    if (made.size === tap.length) return { sent, againSeconds: againAfterSeconds }
  }
}

/** How people may be asked for this seeker. */
const rulesOf = ({ match, ask }: Search) => match.rules.of(match.teamOf(ask.seekerId))

function chosen(search: Search, left: readonly Proposal[], open: readonly OpenTap[], tapped: ReadonlySet<string>) {
  const { match, organizationId, ask, at, only } = search
  const candidates = left.map(({ personId, score, fit }): Candidate => {
    const budgetUsed = match.budgetUsed(personId, at)
    return { personId, score, fit, idle: match.idle(personId), ...(budgetUsed === undefined ? {} : { budgetUsed }) }
  })
  const rules = rulesOf(search)
  // Once their seeker agreed to ask others, the one it was for is not waited for: somebody else is asked at once [P3].
  const hoped = ask.wide ? open.filter(({ personId }) => personId !== ask.forPersonId) : open
  const planned = plan(
    {
      askId: `${ask.id}/${ask.round}`,
      ...{ candidates, open: hoped, tapped, now: at.getTime() / 1000 },
      named: isAlone(ask) ? { personId: ask.forPersonId, aloneSeconds: Number.POSITIVE_INFINITY } : null,
      lambda: DIALS[rules.dial] * (ask.wide && ask.forPersonId === null ? WIDE_PRICE : 1),
      seed: Math.floor(drawFor(0, organizationId, '') * 2 ** 32),
    },
    match.responses,
  )
  if (only === null) return { ...planned, tap: planned.tap.slice(0, roomIn(rules, open.length, tapped.size)) }
  return { ...planned, tap: left.flatMap(({ personId }) => (only.has(personId) ? [personId] : [])) }
}

/** A tap that came again after "later" is as old as its coming again. */
function openTap({ helperId, sentAt, lapsesAt, ...rest }: OpenOffer): OpenTap {
  const at = lapsesAt - sentAt > LONGEST_LIFE_SECONDS ? lapsesAt - TUNING.life : sentAt
  return { personId: helperId, at, ...rest }
}

/** The rows of these taps, with why each was chosen. */
function tapsFor(
  { house, match, ask, at }: Search,
  proposals: readonly Proposal[],
  helperIds: readonly string[],
  lastResort: ReadonlySet<string>,
): NewTap[] {
  const byId = new Map(proposals.map((proposal) => [proposal.personId, proposal]))
  return helperIds.flatMap((helperId) => {
    const proposal = byId.get(helperId)
    const named = helperId === ask.forPersonId
    const told = { named, lastResort: lastResort.has(helperId) && !named, unnamed: ask.unnamed }
    return (proposal && newTap(house, match, proposal, told, at)) ?? []
  })
}
