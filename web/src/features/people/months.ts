import type { SkillLine } from '@binome/contract/verbs/people.ts'

type Marks = SkillLine['marks']

const named = (year: number, month: number) => {
  const at = new Date(Date.UTC(year, month, 1))
  return at.toISOString().slice(0, 7)
}

/** The twelve months of an evidence line, oldest first, as YYYY-MM; the last one is that of `now`. Pure. */
export const lastMonths = (now: Date): string[] =>
  Array.from({ length: 12 }, (_, index) => named(now.getFullYear(), now.getMonth() - 11 + index))

/** How many were freed in that month. Pure. */
export const freedIn = (marks: Marks, month: string): number =>
  marks.filter((mark) => mark.kind === 'solved' && mark.month === month).reduce((sum, mark) => sum + mark.count, 0)

/** The last month something was claimed, or null. Pure. */
export const claimedIn = (marks: Marks): string | null =>
  marks
    .filter((mark) => mark.kind === 'claimed')
    .map((mark) => mark.month)
    .sort()
    .at(-1) ?? null

/** A month of the wire as a date in its middle, so that no time zone moves it. */
export const dateOf = (month: string): Date => new Date(`${month}-15T12:00:00`)

/** Sites of the teams, each once, in the order of a dictionary (`compare`); teams without a site count for none. Pure. */
export const sitesOf = (teams: readonly { site: string }[], compare: (a: string, b: string) => number): string[] =>
  [...new Set(teams.map((team) => team.site).filter(Boolean))].sort(compare)
