import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Candidate, DIALS, type OpenTap, type Oracle, type PlanInput, plan } from './planner.ts'
import { type Outlook, ResponseModel } from './response.ts'
import { Scale, TUNING } from './weigh.ts'

const look = (over: Partial<Outlook> = {}): Outlook => ({
  ...{ chance: 0.3, shape: 3, rate: 3, pace: Math.log(20), noticed: 0.75, solves: 0.5 },
  ...{ load: 0, weekHelps: 0, needed: 0 },
  ...over,
})
/** Knows these people, and everybody else as ordinary. */
function knowing(of: { [personId: string]: Partial<Outlook> } = {}): Oracle {
  return { usualSolves: 0.5, outlook: (personId) => look(of[personId]) }
}
function free(count: number, over: Partial<Candidate> = {}): Candidate[] {
  return Array.from({ length: count }, (_, i) => ({
    ...{ personId: `p${i}`, score: 1 - i / 100, fit: 0.5, idle: false },
    ...over,
  }))
}
function asked(over: Partial<PlanInput> = {}): PlanInput {
  const nobody = { candidates: [], open: [], tapped: new Set<string>() }
  return { ...nobody, askId: 'a1', now: 1_000, lambda: DIALS.balanced, seed: 7, ...over }
}
const candidate = fc.record({
  personId: fc.nat(40).map((i) => `p${i}`),
  score: fc.double({ min: 0, max: 1, noNaN: true }),
  fit: fc.constantFrom(0, 0.01, 0.1, 0.4, 0.9),
  idle: fc.boolean(),
  budgetUsed: fc.double({ min: 0, max: 1, noNaN: true }),
})
const crowd = fc.uniqueArray(candidate, { selector: ({ personId }) => personId, maxLength: 30 })
const anyLook = fc.record({
  chance: fc.double({ min: 0.001, max: 0.95, noNaN: true }),
  shape: fc.double({ min: 3, max: 50, noNaN: true }),
  rate: fc.double({ min: 3, max: 50, noNaN: true }),
  pace: fc.double({ min: 0, max: 6, noNaN: true }),
  noticed: fc.double({ min: 0.1, max: 1, noNaN: true }),
  solves: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
  load: fc.double({ min: 0, max: 40, noNaN: true }),
  weekHelps: fc.double({ min: 0, max: 40, noNaN: true }),
  needed: fc.double({ min: 0, max: 0.5, noNaN: true }),
})
const anyModel = fc
  .dictionary(
    fc.nat(40).map((i) => `p${i}`),
    anyLook,
  )
  .map(knowing)
const anyLambda = fc.double({ min: 0.1, max: 1_000, noNaN: true })

/** Everybody silent: every plan's taps lapse before the next. */
function playedOut(candidates: readonly Candidate[], model: Oracle, lambda: number): string[] {
  const tapped = new Set<string>()
  for (let now = 0; ; now += TUNING.life) {
    const { tap } = plan(asked({ candidates, tapped: new Set(tapped), now, lambda }), model)
    if (tap.length === 0) return [...tapped]
    for (const personId of tap) tapped.add(personId)
  }
}

describe('who is tapped', () => {
  test('[P1] only candidates, nobody twice, whatever is known of them', () => {
    fc.assert(
      fc.property(crowd, anyModel, anyLambda, fc.array(fc.nat(40)), (candidates, model, lambda, before) => {
        const tapped = new Set(before.map((i) => `p${i}`))
        const { tap } = plan(asked({ candidates: [...candidates, ...candidates], tapped, lambda }), model)
        expect(new Set(tap).size).toBe(tap.length)
        for (const personId of tap) {
          expect(tapped.has(personId)).toBe(false)
          expect(candidates.some((one) => one.personId === personId)).toBe(true)
        }
      }),
    )
  })

  test('[P3] at any price everybody free is tapped in the end; then the plan says null', () => {
    fc.assert(
      fc.property(crowd, anyModel, anyLambda, (candidates, model, lambda) => {
        const ids = candidates.map(({ personId }) => personId)
        expect(playedOut(candidates, model, lambda).toSorted()).toEqual(ids.toSorted())
        expect(plan(asked({ candidates, tapped: new Set(ids), lambda }), model).againAfterSeconds).toBeNull()
      }),
      { numRuns: 40 },
    )
  })

  test('[P4] those without fit wait for the fitting ones, and are marked', () => {
    const candidates = [...free(2, { fit: 0 }), { personId: 'knows', score: 0, fit: 0.3, idle: true }]
    expect(plan(asked({ candidates }), knowing())).toMatchObject({ tap: ['knows'], lastResort: [] })
    const later = plan(asked({ candidates, tapped: new Set(['knows']) }), knowing())
    expect(later.tap).toContain('p0')
    expect(later.lastResort).toEqual(later.tap)
    const open = [{ personId: 'knows', fit: 0.3, idle: true, at: 0, seen: false }]
    const whileOpen = (now: number) => plan(asked({ candidates, open, tapped: new Set(['knows']), now }), knowing()).tap
    expect(whileOpen(29)).toEqual([])
    expect(whileOpen(31)).toContain('p0')
  })

  test('[P5] the same whatever order people are told in, and the same again', () => {
    const shuffled = crowd.chain((of) => fc.tuple(fc.constant(of), fc.shuffledSubarray(of, { minLength: of.length })))
    fc.assert(
      fc.property(shuffled, anyModel, ([candidates, other], model) => {
        expect(plan(asked({ candidates: other }), model)).toEqual(plan(asked({ candidates }), model))
      }),
    )
  })

  test('[P6] a dearer interruption never taps more at once, among people alike', () => {
    fc.assert(
      fc.property(anyLook, anyLambda, anyLambda, fc.integer({ min: 1, max: 30 }), (of, x, y, count) => {
        const candidates = free(count)
        const certain = { ...of, shape: 1e9, rate: 1e9 }
        const model: Oracle = { usualSolves: 0.5, outlook: () => certain }
        const taps = (lambda: number) => plan(asked({ candidates, lambda }), model).tap.length
        expect(taps(Math.max(x, y))).toBeLessThanOrEqual(taps(Math.min(x, y)))
      }),
    )
  })

  test('[P6] the dial is felt: fast taps more at once than gentle', () => {
    const taps = (lambda: number) => plan(asked({ candidates: free(30), lambda }), knowing()).tap.length
    expect(taps(DIALS.fast)).toBeGreaterThan(taps(DIALS.balanced))
    expect(taps(DIALS.balanced)).toBeGreaterThan(taps(DIALS.gentle))
  })

  test('[P6] where people come seldom the price falls with their chance, and no yes is dearer than at the bound', () => {
    const chance = fc.double({ min: 0.001, max: 0.95, noNaN: true })
    fc.assert(
      fc.property(anyLook, fc.array(anyLook), chance, chance, anyLambda, (of, others, x, y, lambda) => {
        const given = { tuning: TUNING, lambda, seed: 1, askId: 'a', usualSolves: 0.5 }
        const price = (chance: number) => {
          const looks = [of, ...others].map((one) => ({ ...one, chance, shape: 3, rate: 3 }))
          return new Scale(looks, given).priceOf({ ...of, needed: 0 }, 0)
        }
        const [seldom, often] = [Math.min(x, y), Math.max(x, y)]
        expect(price(seldom)).toBeLessThanOrEqual(price(often) * (1 + 1e-9))
        expect(price(seldom) / seldom).toBeGreaterThanOrEqual((price(often) / often) * (1 - 1e-9))
        expect(price(seldom) / seldom).toBeLessThanOrEqual((price(TUNING.ready) / TUNING.ready) * (1 + 1e-9))
        expect(price(often)).toBeLessThanOrEqual(price(TUNING.ready) * (1 + 1e-9))
      }),
    )
  })

  test('[P6] a house of seldom yeses is not left with one tap at a time, and the dial is felt there, too', () => {
    const of = { chance: 0.1, shape: 1e9, rate: 1e9 }
    const model: Oracle = { usualSolves: 0.5, outlook: (personId) => look({ ...of, load: Number(personId.slice(1)) }) }
    const taps = (lambda: number, tuned = {}) => plan(asked({ candidates: free(30), lambda }), model, tuned).tap.length
    expect(taps(DIALS.balanced)).toBeGreaterThan(taps(DIALS.balanced, { ready: 0.001 }))
    expect(taps(DIALS.fast)).toBeGreaterThan(taps(DIALS.balanced))
    expect(taps(DIALS.balanced)).toBeGreaterThan(taps(DIALS.gentle))
  })

  test('[P7] load is a price: more taken these two weeks, or more helps this week, never makes a tap cheaper', () => {
    fc.assert(
      fc.property(anyLook, fc.double({ min: 0, max: 30, noNaN: true }), anyLambda, (of, more, lambda) => {
        const given = { tuning: TUNING, lambda, seed: 1, askId: 'a', usualSolves: 0.5 }
        const scale = new Scale([of, look()], given)
        expect(scale.priceOf({ ...of, load: of.load + more }, 0)).toBeGreaterThanOrEqual(scale.priceOf(of, 0))
        expect(scale.costOf({ ...of, weekHelps: of.weekHelps + more })).toBeGreaterThanOrEqual(scale.costOf(of))
      }),
    )
  })

  test('[P7] of two alike whoever helped less is tapped first', () => {
    const candidates = free(2)
    const model = knowing({ p0: { load: 9, weekHelps: 3 } })
    expect(plan(asked({ candidates }), model).tap[0]).toBe('p1')
  })

  test('[P7] whoever was never asked is thought of, however low in rank, and asked before who is asked all the time', () => {
    const last = { personId: 'p49', score: 0, fit: 0.5, idle: false }
    const alike = { shape: 1e9, rate: 1e9 }
    const often = Object.fromEntries(free(49).map(({ personId }) => [personId, { ...alike, load: 40 }]))
    const model = knowing({ ...often, p49: alike })
    expect(plan(asked({ candidates: [...free(49), last] }), model).tap[0]).toBe('p49')
  })

  test('[P7] but not for nothing: a quarter of the dial is the least', () => {
    const given = { tuning: TUNING, lambda: 100, seed: 1, askId: 'a', usualSolves: 0.5 }
    const scale = new Scale([look(), ...Array.from({ length: 9 }, () => look({ load: 1e6 }))], given)
    expect(scale.priceOf(look(), 0)).toBeCloseTo(25, 1)
  })

  test('[P8] nobody costs more than silence: the worst helper is worth waiting for no longer than c̄ + W/2', () => {
    fc.assert(
      fc.property(anyLook, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (of, usualSolves) => {
        const scale = new Scale([of, look()], { tuning: TUNING, lambda: 15, seed: 1, askId: 'a', usualSolves })
        expect(scale.costOf(of)).toBeLessThanOrEqual(scale.afterwards - TUNING.wait / 2 + 1e-9)
      }),
    )
  })

  test('[P9] exploring is bounded: luck never more than doubles a chance', () => {
    fc.assert(
      fc.property(anyLook, fc.string(), fc.integer(), (of, personId, seed) => {
        const scale = new Scale([of], { tuning: TUNING, lambda: 15, seed, askId: 'a', usualSolves: 0.5 })
        expect(scale.chanceOf(personId, of)).toBeLessThanOrEqual(of.chance * TUNING.mostFactor)
      }),
    )
  })

  test('[P9] somebody new gets a turn before somebody known to say no', () => {
    const first = Array.from({ length: 200 }, (_, i) => {
      const known = { p0: { shape: 3, rate: 9 } }
      return plan(asked({ askId: `a${i}`, candidates: free(2), lambda: 300 }), knowing(known)).tap[0]
    })
    expect(first.filter((personId) => personId === 'p1').length).toBeGreaterThan(150)
  })

  test('[P11] whoever is needed elsewhere is kept free as their week runs out, unless needed here', () => {
    const candidates = free(2).map((one) => ({ ...one, budgetUsed: 0.9 }))
    const tie = { shape: 1e9, rate: 1e9 }
    const needed = knowing({ p0: { ...tie, needed: 0.1 }, p1: tie })
    expect(plan(asked({ candidates, lambda: 60 }), needed).tap).toEqual(['p1'])
    const only = knowing({ p0: { ...tie, needed: 0.1, solves: 0.8 }, p1: tie })
    expect(plan(asked({ candidates, lambda: 60 }), only).tap[0]).toBe('p0')
  })

  test('[P11] by what was learnt of twelve, too: the expert is left for what only they can, as their week runs out', () => {
    const crowd = (fit: number, budgetUsed: number) =>
      free(12, { budgetUsed }).map((one) => (one.personId === 'p0' ? { ...one, fit } : one))
    const model = new ResponseModel()
    for (let i = 0; i < 10; i++) {
      const usually = crowd(0.9, 0).map((one) => (one.personId === 'p0' ? one : { ...one, fit: 0.3 }))
      model.ranked(usually, i)
    }
    const isTapped = (fit: number, used: number) =>
      plan(asked({ candidates: crowd(fit, used) }), model).tap.includes('p0')
    expect([isTapped(0.7, 0), isTapped(0.7, 0.9), isTapped(0.9, 0.9)]).toEqual([true, false, true])
  })

  test('[P12] a tap that was seen is likelier to be answered, and asks for fewer beside it', () => {
    const scale = new Scale([look()], { tuning: TUNING, lambda: 15, seed: 1, askId: 'a', usualSolves: 0.5 })
    expect(scale.chanceOf('p0', look(), true)).toBeGreaterThan(scale.chanceOf('p0', look()))
    const open = (seen: boolean): OpenTap[] =>
      [0, 1, 2].map((i) => ({ personId: `o${i}`, fit: 0.5, idle: false, at: 999, seen }))
    const beside = (seen: boolean) => plan(asked({ candidates: free(20), open: open(seen) }), knowing()).tap.length
    expect(beside(true)).toBeLessThan(beside(false))
  })
})

describe('a named person', () => {
  const named = { personId: 'p9', aloneSeconds: 30 }
  const tap: OpenTap = { personId: 'p9', fit: 0, idle: false, at: 1_000, seen: false }

  test('[P2] is tapped first and alone, fit or not, and not as a last resort', () => {
    const candidates = [...free(5), { personId: 'p9', score: 0, fit: 0, idle: true }]
    expect(plan(asked({ candidates, named }), knowing())).toMatchObject({ tap: ['p9'], lastResort: [] })
  })

  test('[P2] has their time alone, then others are tapped beside them', () => {
    const state = { candidates: free(5), open: [tap], tapped: new Set(['p9']), named }
    const waiting = plan(asked({ ...state, now: 1_010 }), knowing())
    expect(waiting).toMatchObject({ tap: [], againAfterSeconds: 20 })
    expect(plan(asked({ ...state, now: 1_031 }), knowing()).tap.length).toBeGreaterThan(0)
  })

  test('[P2] holds nobody up when not free, or when gone', () => {
    const candidates = free(5)
    expect(plan(asked({ candidates, named }), knowing()).tap.length).toBeGreaterThan(0)
    expect(plan(asked({ candidates, named, tapped: new Set(['p9']) }), knowing()).tap.length).toBeGreaterThan(0)
  })
})

test('[P10] taps that run out in silence make way: the plan widens as hope fades, whatever the dial', () => {
  const tapped = new Set(['p0', 'p1', 'p2', 'p3', 'p4', 'p5'])
  const open = (at: number): OpenTap[] =>
    [...tapped].map((personId) => ({ personId, fit: 0.5, idle: false, at, seen: false }))
  const candidates = free(18).slice(6)
  for (const lambda of Object.values(DIALS)) {
    const taps = (at: number) => plan(asked({ candidates, open: open(at), tapped, lambda }), knowing()).tap.length
    expect(taps(1_000 - TUNING.life + 1)).toBeGreaterThan(taps(999))
  }
})

test('[P3] nobody who was ever heard of: the model of a new house taps somebody', () => {
  expect(plan(asked({ candidates: free(3) }), new ResponseModel()).tap.length).toBeGreaterThan(0)
})
