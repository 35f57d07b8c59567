import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Belief } from './belief.ts'
import { drawFor, gammaQuantile } from './chance.ts'
import { type Ending, ResponseModel } from './response.ts'

const chanceOf = (model: ResponseModel, personId = 'p', at = 1e6) => model.outlook(personId, 0.5, false, at)
/** Taps far enough apart that nothing lately speaks. */
function teach(model: ResponseModel, personId: string, ending: Ending, times: number, after = 20): ResponseModel {
  for (let i = 0; i < times; i++) {
    model.tapped(personId, 0.5, false, i * 1e5)
    model.ended(personId, ending, i * 1e5 + after)
  }
  return model
}
const LATER = 1e9

describe('what is learnt of people', () => {
  test('[P12] yeses raise a person, refusals lower them, and nobody else by as much', () => {
    const model = teach(teach(new ResponseModel(), 'willing', 'accepted', 10), 'busy', 'declined', 10)
    const factor = (personId: string) => {
      const { shape, rate } = chanceOf(model, personId, LATER)
      return shape / rate
    }
    expect(factor('willing')).toBeGreaterThan(1.3)
    expect(factor('busy')).toBeLessThan(0.8)
    expect(factor('new')).toBe(1)
  })

  test('[R2] [P12] accepting and not coming lifts nobody: a yes that never came is none', () => {
    const model = new ResponseModel()
    for (const personId of ['comes', 'drops', 'says no']) {
      teach(model, personId, personId === 'says no' ? 'declined' : 'accepted', 10)
      if (personId === 'drops') for (let i = 0; i < 10; i++) model.neverCame(personId)
    }
    const factor = (personId: string) => {
      const { shape, rate } = chanceOf(model, personId, LATER)
      return shape / rate
    }
    expect(factor('comes')).toBeGreaterThan(1.3)
    expect(factor('drops')).toBeLessThan(0.8)
    expect(factor('drops')).toBeCloseTo(factor('says no'), 0)
    // Forgotten yeses do not make of somebody less than nothing
    for (let i = 0; i < 20; i++) model.neverCame('drops')
    expect(chanceOf(model, 'drops', LATER).shape).toBe(3)
  })

  test('[P12] a tap taken back at once teaches nothing, one left to lapse much: exposure counts', () => {
    const before = chanceOf(new ResponseModel()).chance
    const rate = (ending: Ending, after: number) => {
      const { chance, rate: expected } = chanceOf(teach(new ResponseModel(), 'p', ending, 20, after), 'p', LATER)
      return { chance, expected }
    }
    expect(rate('withdrawn', 1)).toEqual({ chance: before, expected: 3 })
    const [soon, late, no] = [rate('withdrawn', 15), rate('lapsed', 90), rate('declined', 15)]
    expect(soon.expected).toBeLessThan(late.expected)
    expect(soon.chance).toBeGreaterThan(late.chance)
    expect(late.expected).toBeLessThan(no.expected + 1)
  })

  test('[P12] a house where a fifth says yes is foreseen at a fifth', () => {
    const model = new ResponseModel()
    for (let i = 0; i < 2_000; i++) {
      model.tapped(`p${i % 400}`, 0.5, false, i * 1e4)
      model.ended(`p${i % 400}`, i % 5 === 0 ? 'accepted' : 'declined', i * 1e4 + 20)
    }
    expect(model.outlook('new', 0.5, false, LATER).chance).toBeCloseTo(0.2, 1)
  })

  test('[P12] quick people are foreseen quicker, and fit that solves is trusted', () => {
    const model = teach(teach(new ResponseModel(), 'quick', 'accepted', 8, 6), 'slow', 'accepted', 8, 60)
    expect(chanceOf(model, 'quick', LATER).pace).toBeLessThan(chanceOf(model, 'slow', LATER).pace)
    for (let i = 0; i < 200; i++) model.helped('x', i % 2 ? 0.9 : 0.1, i % 2 === 1)
    expect(model.outlook('y', 0.9, false, LATER).solves).toBeGreaterThan(0.7)
    expect(model.outlook('y', 0.1, false, LATER).solves).toBeLessThan(0.3)
  })

  test('[P12] what was seen and run out was noticed; what nobody saw was not', () => {
    const noticed = (seen: boolean) => {
      const model = new ResponseModel()
      for (let i = 0; i < 10; i++) {
        model.tapped('p', 0.5, false, i * 1e5)
        if (seen) model.seen('p')
        model.ended('p', 'lapsed', i * 1e5 + 90)
      }
      return chanceOf(model, 'p', LATER).noticed
    }
    const unheard = chanceOf(new ResponseModel()).noticed
    expect(noticed(true)).toBeGreaterThan(unheard)
    expect(noticed(false)).toBeLessThan(unheard)
  })

  test('[P11] needed is who stands above whoever is second, ask after ask; who is one of many is not', () => {
    const model = new ResponseModel()
    const asks = [
      [0.9, 0.2, 0.2],
      [0.8, 0.1, 0.3],
      [0.2, 0.4, 0.4],
    ]
    for (const [at, fits] of asks.entries()) {
      model.ranked(
        fits.map((fit, i) => ({ personId: `p${i}`, fit })),
        at,
      )
    }
    const needed = (personId: string) => chanceOf(model, personId, LATER).needed
    expect(needed('p0')).toBeGreaterThan(0.05)
    expect([needed('p1'), needed('p2'), needed('new')].map((one) => one < 0.01)).toEqual([true, true, true])
  })

  test('[P12] taps weary, and rest mends', () => {
    const model = new ResponseModel()
    model.tapped('p', 0.5, false, 0)
    model.ended('p', 'withdrawn', 1)
    const [now, tomorrow] = [chanceOf(model, 'p', 2).chance, chanceOf(model, 'p', 90_000).chance]
    expect(now).toBeLessThan(tomorrow)
  })
})

describe('its state', () => {
  const taught = () => {
    const model = teach(teach(new ResponseModel(), 'p', 'accepted', 5), 'q', 'lapsed', 5, 45)
    model.ranked([{ personId: 'p', fit: 0.9 }], 5)
    model.helped('p', 0.9, true)
    model.tapped('p', 0.5, true, 1e7)
    return model
  }

  test('[P13] saved and loaded it answers the same and goes on the same', () => {
    const model = taught()
    const other = new ResponseModel()
    expect(other.load(JSON.parse(JSON.stringify(model.save())))).toBe(true)
    for (const one of [model, other]) one.ended('p', 'declined', 1e7 + 9)
    expect(other.save()).toEqual(model.save())
    expect(other.save()).not.toEqual(new ResponseModel().save())
  })

  test('[P13] a state of another version or a damaged one is refused, and nothing changed', () => {
    const model = taught()
    const before = model.save()
    const cut = { ...before, says: { ...before.says, weights: [1] } }
    const sick = { ...before, house: { ...before.house, usual: { n: Number.NaN, sum: 1 } } }
    for (const state of [{ ...before, version: 2 as 1 }, cut, sick]) expect(model.load(state)).toBe(false)
    expect(model.save()).toEqual(before)
  })

  test('[P13] somebody erased is nowhere in it', () => {
    const model = taught()
    model.forget('p')
    // Their seeker says what came of it days later
    model.helped('p', 0.9, true)
    model.neverCame('p')
    expect(JSON.stringify(model.save())).not.toContain('"p"')
    expect(chanceOf(model, 'p', LATER).shape).toBe(3)
  })

  test('[P13] it holds twenty thousand people and no more', () => {
    const model = new ResponseModel()
    for (let i = 0; i < 20_005; i++) model.ranked([{ personId: `p${i}`, fit: 0.5 }], i)
    const { people } = model.save()
    expect(people.length).toBe(20_000)
    expect(people.at(-1)?.[0]).toBe('p20004')
  })
})

describe('chance', () => {
  test('[P5] a draw is a value: by seed, ask and person, spread evenly', () => {
    expect(drawFor(1, 'a', 'b')).toBe(drawFor(1, 'a', 'b'))
    expect(new Set([drawFor(1, 'a', 'b'), drawFor(2, 'a', 'b'), drawFor(1, 'ab', ''), drawFor(1, 'b', 'a')]).size).toBe(
      4,
    )
    const draws = Array.from({ length: 10_000 }, (_, i) => drawFor(3, 'ask', `p${i}`))
    expect(draws.reduce((x, y) => x + y, 0) / draws.length).toBeCloseTo(0.5, 1)
  })

  test('a Gamma quantile: golden numbers, rising with the share', () => {
    // Exact: median 2.674, 90 % 5.322 for shape 3.
    expect(gammaQuantile(3, 1, 0.5)).toBeCloseTo(2.674, 1)
    expect(Math.abs(gammaQuantile(3, 1, 0.9) - 5.322)).toBeLessThan(0.15)
    const u = fc.double({ min: 0.001, max: 0.999, noNaN: true })
    fc.assert(
      fc.property(u, u, (x, y) => {
        expect(gammaQuantile(5, 2, Math.max(x, y))).toBeGreaterThanOrEqual(gammaQuantile(5, 2, Math.min(x, y)))
      }),
    )
  })

  test('[P12] a belief of one weight follows what happened: golden number', () => {
    const belief = new Belief([[0, 100]])
    for (let i = 0; i < 3_000; i++) belief.learn([1], i % 4 === 0)
    expect(belief.chance([1])).toBeCloseTo(0.25, 2)
    const sure = new Belief([[0, 0.001]])
    sure.learn([1], true)
    expect(sure.chance([1])).toBeCloseTo(0.5, 4)
  })
})
