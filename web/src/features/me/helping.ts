import type { MyBudget } from '@binome/contract/verbs/routing.ts'

/** Minutes of a week one may choose from, but for the frame and what was said before. */
const STEPS = [0, 30, 60, 90, 120, 180, 240, 300, 420, 600, 900, 1200, 1800, 2400]

/** What may be kept of a week within the frame, in minutes; what is said already stays a choice. Pure. */
export function choicesOf({ own, mostMinutes }: Pick<MyBudget, 'own' | 'mostMinutes'>): number[] {
  const within = STEPS.filter((minutes) => minutes <= mostMinutes)
  const said = own === null ? [] : [Math.min(own, mostMinutes)]
  return [...new Set([...within, mostMinutes, ...said])].toSorted((a, b) => a - b)
}

/** Minutes left of the week, and the share given (0..1). A week of nothing is given. Pure. */
export function leftOf({ minutes, given }: Pick<MyBudget, 'minutes' | 'given'>): { left: number; share: number } {
  return { left: Math.max(0, minutes - given), share: minutes === 0 ? 1 : Math.min(1, given / minutes) }
}

/** What is worth saying beside my availability, the weightiest first; null: nothing. Pure. */
export function noteOf(
  budget: Pick<MyBudget, 'minutes' | 'given' | 'thisWeek' | 'overload'>,
): 'closed' | 'full' | 'nothing' | 'heavy' | null {
  if (budget.thisWeek === 'no_more') return 'closed'
  if (budget.thisWeek === 'as_kept' && leftOf(budget).left === 0) return budget.minutes === 0 ? 'nothing' : 'full'
  return budget.overload === null ? null : 'heavy'
}
