import type { WeekHours } from '@binome/contract/terms.ts'

/**
 * Hours of a week as one says them: « lundi, 20 h à 8 h » goes past midnight and is one stretch; on the wire it is two.
 * Pure.
 */

/** From a time of a day to a later one, or to one of the next day where `to` is not later. `00:00` to itself is the whole day. */
export interface Stretch {
  day: number
  from: string
  to: string
}

export type Kind = 'help' | 'quiet'

export const DAYS = [1, 2, 3, 4, 5, 6, 7] as const
/** What the wire takes (contract: WeekHours). */
const MOST = 28
const MIDNIGHT = '00:00'
const END = '24:00'

const after = (day: number) => (day % 7) + 1

export const goesOn = ({ from, to }: Stretch): boolean => to !== MIDNIGHT && to <= from

/** From the wire: what touches at midnight is one, unless it would be a day or longer. */
export function stretchesOf(hours: WeekHours): Stretch[] {
  const mornings = hours.filter(({ from }) => from === MIDNIGHT)
  const joined = new Set<WeekHours[number]>()
  const found = hours.map((hour): [WeekHours[number], Stretch] => {
    const { day, from, to } = hour
    if (to !== END) return [hour, { day, from, to }]
    const next = from === MIDNIGHT ? undefined : mornings.find((one) => one.day === after(day) && one.to <= from)
    if (next) joined.add(next)
    return [hour, { day, from, to: next?.to ?? MIDNIGHT }]
  })
  return inOrder(found.flatMap(([hour, stretch]) => (joined.has(hour) ? [] : [stretch])))
}

/** To the wire. */
export function hoursOf(stretches: readonly Stretch[]): WeekHours {
  return stretches.flatMap((stretch) => {
    const { day, from, to } = stretch
    if (!goesOn(stretch)) return [{ day, from, to: to === MIDNIGHT ? END : to }]
    return [
      { day, from, to: END },
      { day: after(day), from: MIDNIGHT, to },
    ]
  })
}

export const fits = (stretches: readonly Stretch[]): boolean => hoursOf(stretches).length <= MOST

/** What is wrong with a stretch as typed; null: nothing. */
export function wrongOf({ from, to }: Stretch): 'blank' | 'same' | null {
  if (from === '' || to === '') return 'blank'
  return from === to && from !== MIDNIGHT ? 'same' : null
}

export const ofDay = (stretches: readonly Stretch[], day: number): Stretch[] =>
  stretches.filter((stretch) => stretch.day === day)

/** Another day's stretches put in the place of a day's own. */
export function withDay(stretches: readonly Stretch[], day: number, own: readonly Stretch[]): Stretch[] {
  const others = stretches.filter((stretch) => stretch.day !== day)
  return inOrder([...others, ...own.map((stretch) => ({ ...stretch, day }))])
}

/** One day's stretches on other days too. */
export function copied(stretches: readonly Stretch[], day: number, to: readonly number[]): Stretch[] {
  const own = ofDay(stretches, day)
  return to.reduce<Stretch[]>((week, one) => withDay(week, one, own), [...stretches])
}

/** What a day is given next: the usual, then after the last one that it has. */
export function another(kind: Kind, own: readonly Stretch[]): Omit<Stretch, 'day'> {
  const last = own.at(-1)
  if (!last) return kind === 'help' ? { from: '09:00', to: '12:00' } : { from: '20:00', to: '08:00' }
  if (last.to <= '13:00' && !goesOn(last) && last.to !== MIDNIGHT) return { from: '14:00', to: '17:00' }
  const free = last.to < '22:00' && last.to !== MIDNIGHT && !goesOn(last)
  const from = free ? `${String(Number(last.to.slice(0, 2)) + 1).padStart(2, '0')}:00` : '07:00'
  return { from, to: `${String(Number(from.slice(0, 2)) + 1).padStart(2, '0')}:00` }
}

/** A week most people would begin from. */
export const usual = (kind: Kind): Stretch[] =>
  kind === 'help'
    ? [1, 2, 3, 4, 5].flatMap((day) => [
        { day, from: '09:00', to: '12:00' },
        { day, from: '14:00', to: '17:00' },
      ])
    : DAYS.map((day) => ({ day, from: '20:00', to: '08:00' }))

/** Days that follow one another and have the same stretches, together: « lundi à vendredi ». Days without any are left out. */
export function alike(stretches: readonly Stretch[]): { days: number[]; stretches: Stretch[] }[] {
  const told = (own: readonly Stretch[]) => own.map(({ from, to }) => `${from} ${to}`).join()
  const groups: { days: number[]; stretches: Stretch[] }[] = []
  for (const day of DAYS) {
    const own = ofDay(stretches, day)
    const last = groups.at(-1)
    if (own.length === 0) continue
    if (last && last.days.at(-1) === day - 1 && told(last.stretches) === told(own)) last.days.push(day)
    else groups.push({ days: [day], stretches: own })
  }
  return groups
}

function inOrder(stretches: readonly Stretch[]): Stretch[] {
  return stretches.toSorted((a, b) => a.day - b.day || (a.from < b.from ? -1 : 1))
}
