import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comeBy, dues, type Encounter, isHere, minutesOf, patience, type Spell, togetherMs } from './rules.ts'

const seekerId = 'seeker'
const helperId = 'helper'
const start = Date.UTC(2026, 2, 27, 9)
const at = (seconds: number) => new Date(start + seconds * 1000)
const spell = (personId: string, from: number, to: number | null): Spell => ({
  personId,
  enteredAt: at(from),
  leftAt: to === null ? null : at(to),
})
const meeting: Encounter = { state: 'meeting', seekerId, helperId, openedAt: at(0) }
const live: Encounter = { ...meeting, state: 'live' }

/** Stays in seconds, many overlapping, some still open, some inside out (a clock set back). */
const anySpells = fc.array(
  fc
    .tuple(
      fc.constantFrom(seekerId, helperId),
      fc.integer({ min: 0, max: 120 }),
      fc.option(fc.integer({ min: 0, max: 120 })),
    )
    .map(([personId, from, to]) => spell(personId, from, to)),
  { maxLength: 12 },
)

/** Second by second, by the words of the law. */
function countedSlowly(spells: readonly Spell[], until: number): number {
  const there = (personId: string, second: number) =>
    spells.some(
      (one) =>
        one.personId === personId && one.enteredAt <= at(second) && (one.leftAt === null || one.leftAt > at(second)),
    )
  let sum = 0
  for (let second = 0; second < until; second += 1) if (there(seekerId, second) && there(helperId, second)) sum += 1
  return sum * 1000
}

describe('[S8] minutes', () => {
  test('are what a second-by-second count gives', () => {
    fc.assert(
      fc.property(anySpells, fc.integer({ min: 0, max: 150 }), (spells, until) => {
        expect(togetherMs(spells, seekerId, helperId, at(until))).toBe(countedSlowly(spells, until))
      }),
    )
  })

  test('are the same whoever counts, and grow with time only', () => {
    fc.assert(
      fc.property(anySpells, fc.nat(120), fc.nat(60), (spells, until, more) => {
        const sum = togetherMs(spells, seekerId, helperId, at(until))
        expect(togetherMs(spells, helperId, seekerId, at(until))).toBe(sum)
        expect(togetherMs([...spells].reverse(), seekerId, helperId, at(until))).toBe(sum)
        expect(togetherMs(spells, seekerId, helperId, at(until + more))).toBeGreaterThanOrEqual(sum)
        expect(sum).toBeLessThanOrEqual(until * 1000)
        expect(sum).toBeLessThanOrEqual(
          togetherMs([...spells, spell(helperId, 0, null)], seekerId, helperId, at(until)),
        )
      }),
    )
  })

  test('do not change when a stay is cut in two at one moment', () => {
    fc.assert(
      fc.property(anySpells, fc.nat(20), fc.nat(40), fc.nat(40), (spells, from, first, second) => {
        const whole = [...spells, spell(seekerId, from, from + first + second)]
        const cut = [
          ...spells,
          spell(seekerId, from, from + first),
          spell(seekerId, from + first, from + first + second),
        ]
        expect(togetherMs(cut, seekerId, helperId, at(200))).toBe(togetherMs(whole, seekerId, helperId, at(200)))
      }),
    )
  })

  test('are rounded to the nearest', () => {
    expect([0, 29_999, 30_000, 89_999, 90_000].map(minutesOf)).toEqual([0, 0, 1, 1, 2])
  })
})

describe('who is waited for', () => {
  test('[S3] a helper 30 s, [S4] a seeker 2 min, from the opening', () => {
    expect(dues(meeting, [])).toEqual([
      { lapse: 'helper_absent', at: at(30) },
      { lapse: 'seeker_absent', at: at(120) },
    ])
  })

  test('[S3] [S4] from leaving, for who came and left again', () => {
    expect(dues(meeting, [spell(helperId, 5, 20), spell(seekerId, 1, null)])).toEqual([
      { lapse: 'helper_absent', at: at(50) },
    ])
    expect(dues(meeting, [spell(helperId, 5, null), spell(seekerId, 1, 10)])).toEqual([
      { lapse: 'seeker_absent', at: at(130) },
    ])
  })

  test('[S5] both gone 2 min, one gone 10 min, whichever is sooner', () => {
    expect(dues(live, [spell(helperId, 0, null), spell(seekerId, 0, 100)])).toEqual([
      { lapse: 'one_gone', at: at(700) },
    ])
    expect(dues(live, [spell(helperId, 0, 130), spell(seekerId, 0, 100)])).toEqual([
      { lapse: 'both_gone', at: at(250) },
      { lapse: 'one_gone', at: at(700) },
    ])
    expect(dues(live, [spell(helperId, 0, 690), spell(seekerId, 0, 100)])[0]).toEqual({
      lapse: 'one_gone',
      at: at(700),
    })
  })

  test('[S5] a session that nobody attends always ends, and one that both attend never by time', () => {
    fc.assert(
      fc.property(anySpells, fc.constantFrom(meeting, live), (spells, session) => {
        const here = isHere(spells, seekerId) && isHere(spells, helperId)
        const [first] = dues(session, spells)
        if (here) expect(first).toBeUndefined()
        else expect(first?.at.getTime()).toBeLessThanOrEqual(at(120).getTime() + patience.oneGone)
      }),
    )
    expect(dues({ ...meeting, state: 'ended' }, [])).toEqual([])
  })

  test('a waiting screen shows the bounds that the clocks keep', () => {
    const spells = [spell(helperId, 5, 20)]
    expect(comeBy(meeting, spells)).toEqual({ helper: at(50), seeker: at(120) })
    expect(dues(meeting, spells).map((due) => due.at)).toEqual([at(50), at(120)])
  })
})
