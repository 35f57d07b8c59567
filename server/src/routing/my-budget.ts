import type { MyBudget, ThisWeek } from '@binome/contract/verbs/routing.ts'
import type { Caller, House } from '../house.ts'
import { Refusal } from '../platform/refusal.ts'
import { frameFor, LOAD_DAYS, minutesGiven, minutesKept, overloadOf, thisWeek } from './budget.ts'
import { budgetRows, saveBudget, tapCounts } from './budget-store.ts'
import { RoutingRules } from './rules.ts'
import { saidRules } from './store.ts'
import { weekOf } from './week.ts'

/** My helping budget: read by its person alone. */

export async function readMyBudget(house: House, caller: Caller): Promise<MyBudget> {
  const { db, clock } = house
  const { organizationId, personId, teamId } = caller
  const now = clock.now()
  const row = (await budgetRows(db, organizationId, now, [personId]))[0] ?? null
  const frame = frameFor(new RoutingRules(await saidRules(db, organizationId)).of(teamId), row?.timeZone ?? null)
  const week = weekOf(now, frame.timeZone)
  const minutes = minutesKept(row, frame)
  const given = minutesGiven(row?.given ?? [], week)
  const counts = await tapCounts(db, organizationId, teamId, new Date(now.getTime() - LOAD_DAYS * 86_400_000))
  const overload = overloadOf(
    {
      ...{ given, kept: minutes, timeZone: frame.timeZone },
      taps: counts.find((one) => one.personId === personId)?.taps ?? 0,
      groupTaps: counts.map(({ taps }) => taps),
    },
    now,
  )
  return {
    timeZone: frame.timeZone,
    weekFrom: week.from.toISOString(),
    weekTo: week.to.toISOString(),
    minutes,
    own: row?.minutes ?? null,
    usualMinutes: frame.usualMinutes,
    mostMinutes: frame.mostMinutes,
    given,
    sessions: (row?.given ?? []).filter(({ endedAt }) => endedAt >= week.from && endedAt < week.to).length,
    thisWeek: thisWeek(row, now),
    overload,
  }
}

/** @throws Refusal BUDGET_TOO_LARGE beyond the frame */
export async function sayMyBudget(
  house: House,
  caller: Caller,
  input: { minutes: number | null; thisWeek: ThisWeek },
): Promise<MyBudget> {
  const { organizationId, personId, teamId } = caller
  const { minutes } = input
  await house.transaction(async (tx, record) => {
    const now = house.clock.now()
    const row = (await budgetRows(tx, organizationId, now, [personId]))[0] ?? null
    const frame = frameFor(new RoutingRules(await saidRules(tx, organizationId)).of(teamId), row?.timeZone ?? null)
    if (minutes !== null && minutes > frame.mostMinutes) {
      throw new Refusal('BUDGET_TOO_LARGE', { mostMinutes: frame.mostMinutes })
    }
    const monday = weekOf(now, frame.timeZone).to
    await saveBudget(tx, organizationId, personId, {
      minutes,
      moreUntil: input.thisWeek === 'more' ? monday : null,
      noneUntil: input.thisWeek === 'no_more' ? monday : null,
      changedAt: now,
    })
    record({ kind: 'budget.changed', organizationId, personId })
  })
  house.log.info({ organizationId, personId }, 'budget.changed')
  return readMyBudget(house, caller)
}
