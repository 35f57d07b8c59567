import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Proposal } from './model.ts'
import { LIMITS, planWave, type WavePlan } from './plan.ts'

function ranking(...fits: number[]): Proposal[] {
  return fits.map((fit, i) => ({ personId: `p${i}`, score: fit, fit, reasons: [], expectedMinutes: null }))
}

/** Plays waves to the end, as the server would if everybody stayed silent. */
function play(ranked: Proposal[], named: string | null = null): WavePlan[] {
  const tapped = new Set<string>()
  const waves: WavePlan[] = []
  for (let wave = 1; wave <= ranked.length + 2; wave++) {
    const plan = planWave({ ranked, tapped, wave, named })
    waves.push(plan)
    for (const personId of plan.tap) tapped.add(personId)
    if (plan.nextAfterSeconds === null) break
  }
  return waves
}

describe('waves', () => {
  test('[P4] two, four, six, eight, ten, the best first', () => {
    const waves = play(ranking(...Array.from({ length: 33 }, (_, i) => 0.9 - i / 100)))
    expect(waves.map(({ tap }) => tap.length)).toEqual([2, 4, 6, 8, 10, 3])
    expect(waves[0]).toEqual({ tap: ['p0', 'p1'], lastResort: [], lifeSeconds: 90, nextAfterSeconds: 30 })
    expect(waves[1]?.tap).toEqual(['p2', 'p3', 'p4', 'p5'])
    expect(waves.at(-1)?.nextAfterSeconds).toBeNull()
  })

  test('[P4] those without fit wait for the fitting ones, and are marked', () => {
    const waves = play(ranking(0.6, 0, 0.3, 0.3, 0, 0))
    expect(waves.map(({ tap }) => tap)).toEqual([['p0', 'p2'], ['p3'], ['p1', 'p4', 'p5']])
    expect(waves.map(({ lastResort }) => lastResort)).toEqual([[], [], ['p1', 'p4', 'p5']])
  })

  test('[P3] with no evidence anywhere the first two are asked at once', () => {
    const [first] = play(ranking(0, 0, 0))
    expect(first).toEqual({ tap: ['p0', 'p1'], lastResort: ['p0', 'p1'], lifeSeconds: 90, nextAfterSeconds: 30 })
  })

  test('[P3] nobody at all: no tap, no next', () => {
    expect(planWave({ ranked: [], tapped: new Set(), wave: 1 })).toEqual({
      tap: [],
      lastResort: [],
      lifeSeconds: LIMITS.lifeSeconds,
      nextAfterSeconds: null,
    })
  })

  test('[P2] the named person first and alone, then the best two', () => {
    const waves = play(ranking(0.9, 0.8, 0.7, 0), 'p3')
    expect(waves.map(({ tap }) => tap)).toEqual([['p3'], ['p0', 'p1'], ['p2']])
    expect(waves[0]?.lastResort).toEqual([])
  })

  test('[P2] a named person who is not willing holds nobody up', () => {
    expect(planWave({ ranked: ranking(0.5, 0.4, 0.3), tapped: new Set(), wave: 1, named: 'gone' }).tap).toEqual([
      'p0',
      'p1',
    ])
  })

  test('limits can be set', () => {
    const limits = { sizes: [1], growth: 0, lifeSeconds: 45, nextAfterSeconds: 10 }
    expect(planWave({ ranked: ranking(0.5, 0.4), tapped: new Set(), wave: 7, limits })).toEqual({
      tap: ['p0'],
      lastResort: [],
      lifeSeconds: 45,
      nextAfterSeconds: 10,
    })
  })

  test('[P1] [P3] everybody willing is tapped in the end, once, whatever the ranking', () => {
    const fits = fc.array(fc.constantFrom(0, 0.01, 0.02, 0.05, 0.4, 1), { maxLength: 60 })
    const named = fc.option(
      fc.nat(70).map((i) => `p${i}`),
      { nil: null },
    )
    fc.assert(
      fc.property(fits, named, (values, who) => {
        const ranked = ranking(...values)
        const waves = play(ranked, who)
        const taps = waves.flatMap(({ tap }) => tap)
        expect(taps.toSorted()).toEqual(ranked.map(({ personId }) => personId).toSorted())
        expect(waves.at(-1)?.nextAfterSeconds).toBeNull()
        for (const wave of waves.slice(0, -1)) expect(wave.tap.length).toBeGreaterThan(0)
      }),
    )
  })
})
