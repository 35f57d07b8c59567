import type { Figures, Whose } from '@binome/contract/verbs/figures.ts'
import type { Caller, House } from '../house.ts'
import { skillRows } from '../people/skill-store.ts'
import { skillRef } from '../people/view.ts'
import { Refusal } from '../platform/refusal.ts'
import { minutesKept } from '../routing/budget.ts'
import { RoutingRules } from '../routing/rules.ts'
import { saidRules } from '../routing/store.ts'
import type { Span } from '../routing/week.ts'
import { periodOf, periodsToTell, toldAt, WEEKS } from './period.ts'
import { maySeeGroup } from './policy.ts'
import { figuresOf, type Told, type ToldFigures } from './rules.ts'
import { asksDone, findTold, helpingOf, organizationsSince, teamNames, tell, toldPeriods } from './store.ts'

/** Telling of periods that are over, and reading what was told. */

/** How far back a house that never told is told of: beyond, taps are on their way out (13 months). */
const MOST_BACK = 8
/** How many periods are offered for reading: three years. */
const MOST_READ = 40

/** [F5] Tells every period that is over and was not told yet, of every organisation. Done again, it tells nothing. */
export async function tellFigures(house: House): Promise<void> {
  const { db, clock, log } = house
  const now = clock.now()
  for (const { organizationId, since } of await organizationsSince(db)) {
    const told = new Set((await toldPeriods(db, organizationId, MOST_READ)).map(({ from }) => from.getTime()))
    for (const period of periodsToTell(now, since, MOST_BACK)) {
      if (told.has(period.from.getTime())) continue
      if (await tell(db, organizationId, period, { told: await reckon(house, organizationId, period), toldAt: now }))
        log.info({ organizationId, from: period.from }, 'figures told')
    }
  }
}

async function reckon({ db }: House, organizationId: string, period: Span): Promise<ToldFigures> {
  const rules = new RoutingRules(await saidRules(db, organizationId))
  const helping = await helpingOf(db, organizationId, period)
  return figuresOf(
    await asksDone(db, organizationId, period),
    helping.map(({ own, ...one }) => {
      const said = { minutes: own, moreUntil: null, noneUntil: null }
      return { ...one, kept: WEEKS * minutesKept(said, rules.of(one.teamId)) }
    }),
  )
}

/** @throws Refusal NOT_FOUND for a period that was not told */
export async function readFigures(
  house: House,
  caller: Caller,
  input: { from?: string | undefined },
): Promise<{ periods: { from: string; to: string }[]; nextAt: string; shown: Figures | null }> {
  const { db, clock } = house
  const { organizationId } = caller
  const periods = await toldPeriods(db, organizationId, MOST_READ)
  const wanted =
    input.from === undefined ? periods[0] : periods.find(({ from }) => from.getTime() === Date.parse(input.from ?? ''))
  if (input.from !== undefined && wanted === undefined) throw new Refusal('NOT_FOUND', {})
  const told = wanted === undefined ? null : await findTold(db, organizationId, wanted.from)
  return {
    periods: periods.map(inWords),
    nextAt: nextAt(clock.now(), periods[0]).toISOString(),
    shown: wanted === undefined || told === null ? null : await shownTo(house, caller, wanted, told),
  }
}

const inWords = ({ from, to }: Span) => ({ from: from.toISOString(), to: to.toISOString() })

/** The period under way is told next, unless the one before it is still to be. */
function nextAt(now: Date, last: Span | undefined): Date {
  const before = periodOf(new Date(periodOf(now).from.getTime() - 1))
  const isTold = last !== undefined && last.from >= before.from
  return isTold || toldAt(before) <= now ? toldAt(periodOf(now)) : toldAt(before)
}

async function shownTo({ db }: House, caller: Caller, period: Span, told: ToldFigures): Promise<Figures> {
  const { organizationId } = caller
  const teamIds = [...told.waits, ...told.load].flatMap(({ teamId }) => teamId ?? [])
  const names = await teamNames(db, organizationId, teamIds)
  const skills = await skillRows(
    db,
    organizationId,
    told.topics.map(({ skillId }) => skillId),
  )
  const bySkill = new Map(skills.map((row) => [row.id, skillRef(row)]))
  const rows = <F>(of: readonly Told<F>[]) =>
    of
      .filter((group) => maySeeGroup(caller, group))
      .map(({ whose, teamId, ...figure }) => ({ of: whoseOf(whose, teamId, names), ...figure }))
  return {
    period: inWords(period),
    waits: rows(told.waits),
    load: rows(told.load),
    topics: told.topics.slice(0, 50).flatMap(({ skillId, asks }) => {
      const skill = bySkill.get(skillId)
      return skill === undefined ? [] : [{ skill, asks }]
    }),
  }
}

function whoseOf(whose: Whose['whose'], teamId: string | null, names: ReadonlyMap<string, string>): Whose {
  return whose === 'team' && teamId !== null
    ? { whose, teamId, name: names.get(teamId) ?? null }
    : whose === 'others'
      ? { whose }
      : { whose: 'house' }
}
