import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupsOf, isSafe } from './groups.ts'
import { periodOf, periodsToTell, toldAt } from './period.ts'
import { type AskDone, figuresOf, type Helping, inSteps, quartersOf, type Told, type ToldFigures } from './rules.ts'

/** A house of some teams, large and tiny, in which some ask and help much more than others. */
interface Company {
  asks: AskDone[]
  helping: Helping[]
}

const company: fc.Arbitrary<Company> = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 }),
    lone: fc.integer({ min: 0, max: 6 }),
    draws: fc.infiniteStream(fc.integer({ min: 0, max: 9999 })),
    asks: fc.integer({ min: 0, max: 120 }),
    /** How far a few do most: 1 is evenly. */
    skew: fc.integer({ min: 1, max: 4 }),
    met: fc.integer({ min: 0, max: 10 }),
  })
  .map(({ sizes, lone, draws, asks, skew, met }) => {
    const draw = (under: number) => Number(draws.next().value) % under
    const people = sizes
      .flatMap((size, team) =>
        Array.from({ length: size }, (_, n) => ({ id: `person-${team}-${n}`, team: `team-${team}` })),
      )
      .concat(Array.from({ length: lone }, (_, n) => ({ id: `person-lone-${n}`, team: '' })))
      .map(({ id, team }) => ({ personId: id, teamId: team === '' ? null : team }))
    const somebody = () => {
      const at = Math.min(...Array.from({ length: skew }, () => draw(people.length)))
      return people[at] ?? { personId: 'person-x', teamId: null }
    }
    return {
      asks: Array.from({ length: asks }, (_, n): AskDone => {
        const { personId, teamId } = somebody()
        const helped = draw(10) < met
        return {
          askId: `ask-${n}`,
          seekerId: personId,
          teamId,
          helperId: helped ? somebody().personId : null,
          waitedSeconds: helped ? draw(5000) : null,
          skillIds: ['labels', 'excel', 'customs'].filter(() => draw(3) === 0),
        }
      }),
      helping: people.map((one) => {
        const helps = draw(skew + 1) === 0
        return { ...one, minutes: helps ? draw(300) : 0, taps: helps ? draw(40) : 0, kept: 480 * draw(3) }
      }),
    }
  })

type Rows = { teamId: string | null }
/** The rows a told group was made from, found as an attacker would: the others are the teams that are not told alone. */
function rowsOf<R extends Rows>(all: readonly R[], told: readonly Told<object>[], group: Told<object>): R[] {
  if (group.whose === 'house') return [...all]
  const alone = told.filter(({ whose }) => whose === 'team').map(({ teamId }) => teamId)
  return all.filter(({ teamId }) => (group.whose === 'team' ? teamId === group.teamId : !alone.includes(teamId)))
}
const people = (ids: readonly (string | null)[]) => new Set(ids.filter((id) => id !== null)).size
const seekers = (asks: readonly AskDone[]) => people(asks.map(({ seekerId }) => seekerId))
const unanswered = (asks: readonly AskDone[]) => asks.filter(({ helperId }) => helperId === null)
const answered = (asks: readonly AskDone[]) => asks.filter(({ helperId }) => helperId !== null)
const who = (helping: readonly Helping[], what: 'minutes' | 'taps' | 'kept') =>
  helping.filter((one) => one[what] > 0).length
const noneOrFive = (count: number) => count === 0 || count >= 5

const holds = (check: (told: ToldFigures, company: Company) => void, numRuns = 300) =>
  fc.assert(
    fc.property(company, (one) => check(figuresOf(one.asks, one.helping), one)),
    { numRuns },
  )

test('[F1] nothing that is told is made from fewer than five people, nor mostly from one', () => {
  holds((told, { asks, helping }) => {
    for (const row of told.waits) {
      const of = rowsOf(asks, told.waits, row)
      expect(seekers(of)).toBeGreaterThanOrEqual(5)
      if (row.unanswered !== null) {
        expect(seekers(unanswered(of))).toBeGreaterThanOrEqual(5)
        expect(noneOrFive(seekers(answered(of)))).toBe(true)
      }
      if (row.firstYesSeconds !== null) {
        expect(seekers(answered(of))).toBeGreaterThanOrEqual(5)
        expect(people(of.map(({ helperId }) => helperId))).toBeGreaterThanOrEqual(5)
      }
      const bySeeker = Map.groupBy(of, ({ seekerId }) => seekerId)
      expect(Math.max(...[...bySeeker.values()].map((theirs) => theirs.length)) * 2).toBeLessThanOrEqual(of.length)
    }
    for (const row of told.load) {
      const of = rowsOf(helping, told.load, row)
      expect(who(of, 'minutes')).toBeGreaterThanOrEqual(5)
      expect(who(of, 'taps')).toBeGreaterThanOrEqual(5)
      if (row.budgetUse !== null) expect(who(of, 'kept')).toBeGreaterThanOrEqual(5)
      for (const what of ['minutes', 'taps'] as const) {
        const all = of.reduce((sum, one) => sum + one[what], 0)
        expect(Math.max(...of.map((one) => one[what])) * 2).toBeLessThanOrEqual(all)
      }
    }
    for (const { skillId } of told.topics) {
      expect(seekers(unanswered(asks).filter(({ skillIds }) => skillIds.includes(skillId)))).toBeGreaterThanOrEqual(5)
    }
  })
})

/** Every way of taking some of these away from the whole. */
const subsets = <T>(of: readonly T[]): T[][] =>
  Array.from({ length: 2 ** of.length }, (_, bits) => of.filter((_one, at) => (bits >> at) % 2 === 1))

test('[F2] the complement attack: what the house and any of its groups leave is of five people at least, or of nobody', () => {
  holds((told, { asks, helping }) => {
    const apart = <R extends Rows>(rows: readonly R[], of: readonly Told<object>[], all: readonly Told<object>[]) => {
      const taken = new Set(of.flatMap((group) => rowsOf(rows, all, group)))
      return rows.filter((row) => !taken.has(row))
    }
    const groups = (of: readonly Told<object>[]) => of.filter(({ whose }) => whose !== 'house')
    for (const some of told.waits.length === 0 ? [] : subsets(groups(told.waits)))
      expect(noneOrFive(seekers(apart(asks, some, told.waits)))).toBe(true)
    for (const some of told.load.length === 0 ? [] : subsets(groups(told.load))) {
      const left = apart(helping, some, told.load)
      expect([noneOrFive(who(left, 'minutes')), noneOrFive(who(left, 'taps'))]).toEqual([true, true])
    }
    // A finer figure is told of some groups only, and so is what they leave.
    const shares = told.waits.filter((row) => row.unanswered !== null)
    if (!shares.some(({ whose }) => whose === 'house')) expect(shares).toEqual([])
    for (const some of subsets(groups(shares))) {
      const left = apart(asks, some, told.waits)
      if (shares.length === 0) continue
      expect([noneOrFive(seekers(unanswered(left))), noneOrFive(seekers(answered(left)))]).toEqual([true, true])
    }
    // Teams that neither helped nor were asked are in no figure of load.
    const active = new Set(helping.flatMap(({ teamId, minutes, taps }) => (minutes + taps > 0 ? [teamId] : [])))
    const counted = helping.filter(({ teamId }) => active.has(teamId))
    const uses = told.load.filter((row) => row.budgetUse !== null)
    for (const some of subsets(groups(uses))) {
      if (uses.length > 0) expect(noneOrFive(who(apart(counted, some, told.load), 'kept'))).toBe(true)
    }
  })
})

test('[F2] the groups share everybody out, and the house is told exactly when some group is', () => {
  holds((told, { asks }) => {
    const groups = told.waits.filter(({ whose }) => whose !== 'house')
    if (told.waits.length === 0) return
    expect(told.waits[0]?.whose).toBe('house')
    expect(groups.length).not.toBe(1)
    if (groups.length === 0) return
    const shared = groups.flatMap((group) => rowsOf(asks, told.waits, group))
    expect(shared).toHaveLength(asks.length)
    expect(new Set(shared)).toEqual(new Set(asks))
  })
})

test('[F2] a team that could be told joins the small ones when they could not be told without it', () => {
  const team = (teamId: string, size: number) =>
    Array.from({ length: size }, (_, n) => ({ personId: `${teamId}${n}`, teamId, amount: 1 }))
  const parts = [...team('a', 9), ...team('b', 6), ...team('c', 2)]
  expect(groupsOf({ parts })).toEqual([
    { whose: 'team', teamIds: ['a'] },
    { whose: 'others', teamIds: ['c', 'b'] },
  ])
  expect(groupsOf({ parts: [...team('a', 9), ...team('c', 2)] })).toEqual([{ whose: 'others', teamIds: ['c', 'a'] }])
  expect(groupsOf({ parts: team('c', 4) })).toEqual([])
})

test('[F3] what one topic leaves of another, or of all, is asks of five people at least, or none', () => {
  holds((told, { asks }) => {
    const all = unanswered(asks)
    const sets = [all, ...told.topics.map(({ skillId }) => all.filter(({ skillIds }) => skillIds.includes(skillId)))]
    for (const one of sets) {
      for (const other of sets) expect(noneOrFive(seekers(one.filter((ask) => !other.includes(ask))))).toBe(true)
    }
  })
})

test('[F4] shares in tenths, counts in fives, minutes in quarters of an hour, seconds in steps', () => {
  holds((told) => {
    for (const { asks, unanswered: share, firstYesSeconds } of told.waits) {
      expect([asks % 5, ((share ?? 0) * 10) % 1, (firstYesSeconds ?? 0) % 10]).toEqual([0, 0, 0])
    }
    for (const { helpers, minutes, taps } of told.load) expect([helpers % 5, minutes % 15, taps % 5]).toEqual([0, 0, 0])
    for (const { asks } of told.topics) expect(asks % 5).toBe(0)
  }, 100)
  expect([4, 44, 126, 700, 9000].map(inSteps)).toEqual([10, 40, 120, 600, 10_800])
  expect([quartersOf(1, 480), quartersOf(120, 480), quartersOf(121, 480), quartersOf(999, 480)]).toEqual([1, 1, 2, 4])
})

describe('[F5] periods', () => {
  const moment = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) }).map((ms) => new Date(ms))

  test('are four whole weeks from a Monday, one after the other', () => {
    fc.assert(
      fc.property(moment, (at) => {
        const { from, to } = periodOf(at)
        expect(from <= at && at < to).toBe(true)
        expect([from.getUTCDay(), from.getUTCHours(), (to.getTime() - from.getTime()) / 86_400_000]).toEqual([1, 0, 28])
        expect(periodOf(to).from).toEqual(to)
      }),
    )
  })

  test('are told a day after their end, and never before', () => {
    fc.assert(
      fc.property(moment, (now) => {
        const [last, before] = periodsToTell(now, new Date(0), 8)
        expect(last && toldAt(last) <= now).toBe(true)
        expect(last && toldAt(periodOf(last.to)) > now).toBe(true)
        expect(before?.to).toEqual(last?.from)
        expect(periodsToTell(now, last?.to ?? now, 8)).toEqual([])
      }),
    )
  })
})

test('[F6] nothing told bears the id of a person', () => {
  holds((told) => {
    expect(JSON.stringify(told)).not.toMatch(/person-|ask-/)
  }, 100)
})

test('houses of this test are told of often enough to mean something', () => {
  const seen = { groups: 0, shares: 0, topics: 0, untold: 0 }
  holds((told, { asks }) => {
    if (told.waits.length > 1) seen.groups += 1
    if (told.waits.some((row) => row.unanswered !== null)) seen.shares += 1
    if (told.topics.length > 0) seen.topics += 1
    if (told.waits.length === 0 && asks.length > 0) seen.untold += 1
    expect(isSafe([])).toBe(false)
  })
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(10)
})
