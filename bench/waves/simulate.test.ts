import { USUAL } from '@binome/server/src/routing/rules.ts'
import { describe, expect, test } from 'vitest'
import { audit } from './auditor.ts'
import { broadcast, byRank, waves } from './baselines.ts'
import { companyWorld } from './company.ts'
import { drawsOf } from './draws.ts'
import { Gate } from './gate.ts'
import { matcherOf } from './matcher.ts'
import { ours } from './ours.ts'
import { policiesOf } from './policies.ts'
import type { Policy } from './policy.ts'
import { Simulation } from './simulate.ts'
import { type Figures, figuresOf } from './tally.ts'
import { TEMPER } from './temper.ts'
import { DAY, HOUR, type World } from './world.ts'

const draws = drawsOf(1)
const world = companyWorld(draws, { people: 150, asksADay: 10, weeks: 1, topics: 20 })
const matcher = matcherOf(world, draws)
const played = (policy: Policy) => new Simulation(world, draws, matcher, TEMPER, policy).play()
const figures = (policy: Policy) => figuresOf(world, played(policy))

describe('gate and auditor', () => {
  /** One person, there all the time but quiet from 1 h to 3 h on, who mutes topic 4 and has an hour a week. */
  const one: World = {
    ...{ name: 'one', asks: [], days: 14 },
    people: [
      {
        ...{ answers: 1, online: new Uint8Array(14 * 24).fill(1), quiet: [[HOUR, 3 * HOUR]], muted: 4 },
        ...{ budgetMinutes: 60, skill: new Map(), alive: [0, 14 * 24] },
      },
    ],
  }
  const tap = (from: number, over = {}) => ({ person: 0, topic: 1, from, until: from + 10, ...over })

  test('agree on quiet hours and mutes', () => {
    const gate = new Gate(one)
    expect([0, HOUR - 1, HOUR, 3 * HOUR - 1, 3 * HOUR].map((at) => gate.mayTap(0, 1, at))).toEqual([
      true,
      true,
      false,
      false,
      true,
    ])
    expect(gate.mayTap(0, 4, 4 * HOUR)).toBe(false)
    expect(audit(one, [tap(HOUR - 1), tap(HOUR), tap(3 * HOUR - 1), tap(3 * HOUR)], []).quiet).toBe(2)
    expect(audit(one, [tap(0, { topic: 4 }), tap(20)], []).muted).toBe(1)
  })

  test('agree on hours not declared', () => {
    const away = { ...one, people: one.people.map((person) => ({ ...person, online: new Uint8Array(14 * 24) })) }
    expect(new Gate(away).mayTap(0, 1, 0)).toBe(false)
    expect(audit(away, [tap(0)], []).undeclared).toBe(1)
  })

  test('agree on one tap at a time', () => {
    const gate = new Gate(one)
    gate.tapped(0)
    expect(gate.mayTap(0, 1, 5)).toBe(false)
    gate.tapEnded(0)
    expect(gate.mayTap(0, 1, 10)).toBe(true)
    expect(audit(one, [tap(0), tap(5), tap(15)], []).twoTaps).toBe(1)
  })

  test("agree on sessions, the pause after them, and the week's budget", () => {
    const gate = new Gate(one)
    gate.engage(0)
    expect(gate.mayTap(0, 1, 10)).toBe(false)
    gate.release(0, 0, 3_700, 300)
    const [pause, spent, nextWeek] = [3_800, DAY, 7 * DAY]
    expect([pause, spent, nextWeek].map((at) => gate.mayTap(0, 1, at))).toEqual([false, false, true])
    const quietless = { ...one, people: one.people.map((person) => ({ ...person, quiet: [] })) }
    const session = { person: 0, from: 0, until: 3_700 }
    const breaches = audit(quietless, [tap(10), tap(pause), tap(spent), tap(nextWeek)], [session])
    expect(breaches).toMatchObject({ engaged: 2, budget: 2, twoTaps: 0 })
  })
})

describe('a run', () => {
  test('is the same again, to the last tap', () => {
    expect(played(waves('waves', [1, 2]))).toEqual(played(waves('waves', [1, 2])))
  })

  test('broadcast finds somebody sooner than one by one, and disturbs far more', () => {
    const [all, one] = [figures(broadcast()), figures(byRank())]
    expect(all.matchP50).toBeLessThan(one.matchP50 / 3)
    expect(all.tapsPerAsk).toBeGreaterThan(2 * one.tapsPerAsk)
  })

  test('ours taps no more people at once, nor in all, than a house that says nothing lets a search tap', () => {
    const most = { atOnce: 0, inAll: 0 }
    const eager = ours('ours', 0.01, 1)
    played({
      ...eager,
      plan(search) {
        const move = eager.plan(search)
        most.atOnce = Math.max(most.atOnce, search.open.length + move.tap.length)
        most.inAll = Math.max(most.inAll, search.tapped + move.tap.length)
        return move
      },
    })
    expect(most.atOnce).toBe(USUAL.mostAtOnce)
    expect(most.inAll).toBeLessThanOrEqual(USUAL.mostTaps)
  })

  test('every policy keeps the gate, and ours is near broadcast in time and near waves in taps', () => {
    const all = new Map<string, Figures>()
    for (const policy of policiesOf(world, draws, TEMPER, 1, { fast: 5, balanced: 15 }, {})) {
      all.set(policy.name, figures(policy))
    }
    expect([...all.keys()]).toEqual([
      'ours',
      'oursFast',
      'oracle',
      'broadcast',
      'byRank',
      'roundRobin',
      'leastBusy',
      'fixedWaves',
      'rankWaves',
    ])
    expect([...all.values()].map(({ breaches }) => breaches)).toEqual(Array(9).fill(0))
    const of = (name: string) => all.get(name) as Figures
    expect(of('ours').matchP50).toBeLessThan(of('fixedWaves').matchP50 / 2)
    expect(of('ours').tapsPerAsk).toBeLessThan(of('broadcast').tapsPerAsk)
    expect(of('oursFast').matchP50).toBeLessThanOrEqual(of('ours').matchP50)
  }, 20_000)
})
