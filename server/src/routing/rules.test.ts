import type { RulesSaid } from '@binome/contract/verbs/routing.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { houseRules, RoutingRules, roomIn, SILENT, teamRules, USUAL } from './rules.ts'

const GENTLENESS = ['fast', 'balanced', 'gentle']
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null })
const teamIds = ['a', 'b', 'c', 'd']
const said: fc.Arbitrary<RulesSaid> = fc.record({
  dial: maybe(fc.constantFrom('fast', 'balanced', 'gentle')),
  mostTaps: maybe(fc.integer({ min: 1, max: 200 })),
  mostAtOnce: maybe(fc.integer({ min: 1, max: 50 })),
  opening: maybe(fc.constant([{ day: 1, from: '08:00', to: '18:00' }])),
  timeZone: maybe(fc.constantFrom('Europe/Paris', 'Asia/Tokyo')),
  askedBy: maybe(fc.constantFrom('everyone', 'own_team', 'chosen_teams')),
  askerTeamIds: fc.subarray(teamIds),
  usualMinutes: maybe(fc.integer({ min: 0, max: 2400 })),
  mostMinutes: maybe(fc.integer({ min: 0, max: 2400 })),
})

test('[R1] silence of a team is the word of the house, and that of the house is the product’s', () => {
  expect(houseRules(SILENT)).toEqual(USUAL)
  fc.assert(
    fc.property(said, (house) => {
      expect(teamRules(houseRules(house), SILENT)).toEqual(houseRules(house))
    }),
  )
})

test('[R2] a team is never harsher on others than the house, and its own word holds for its own', () => {
  fc.assert(
    fc.property(said, said, (house, team) => {
      const whole = houseRules(house)
      const own = teamRules(whole, team)
      expect(GENTLENESS.indexOf(own.dial)).toBeGreaterThanOrEqual(GENTLENESS.indexOf(whole.dial))
      expect(own.mostTaps).toBeLessThanOrEqual(whole.mostTaps)
      expect(own.mostAtOnce).toBeLessThanOrEqual(whole.mostAtOnce)
      expect(own.opening).toEqual(team.opening ?? whole.opening)
      expect(own.askedBy).toBe(team.askedBy ?? whole.askedBy)
      expect(own.usualMinutes).toBeLessThanOrEqual(own.mostMinutes)
    }),
  )
})

test('[R2] a search has room up to both limits, and never less than none', () => {
  const rules = { ...USUAL, mostTaps: 40, mostAtOnce: 10 }
  expect([roomIn(rules, 0, 0), roomIn(rules, 8, 8), roomIn(rules, 2, 37)]).toEqual([10, 2, 3])
  // Open from before the limits came down.
  expect([roomIn(rules, 12, 12), roomIn(rules, 0, 41)]).toEqual([0, 0])
})

describe('[R3] who may ask whom', () => {
  const place = fc.constantFrom(null, ...teamIds)

  test('everyone asks everyone until somebody says otherwise', () => {
    fc.assert(fc.property(place, place, (from, to) => new RoutingRules().mayAsk(from, to)))
  })

  test('a team always asks its own, and is asked by nobody else but those who are let', () => {
    fc.assert(
      fc.property(
        said,
        fc.array(fc.tuple(fc.constantFrom(...teamIds), said)),
        place,
        place,
        (house, teams, from, to) => {
          const byTeam = new Map(teams)
          const rules = new RoutingRules([
            { teamId: null, said: house },
            ...[...byTeam].map(([teamId, one]) => ({ teamId, said: one })),
          ])
          const own = to === null ? undefined : byTeam.get(to)
          const word = own?.askedBy ? own : house
          const named = word.askedBy === 'chosen_teams' && from !== null && word.askerTeamIds.includes(from)
          const open = word.askedBy === null || word.askedBy === 'everyone'
          expect(rules.mayAsk(from, to)).toBe(from === to || open || named)
          if (rules.openToAll) expect(rules.mayAsk(from, to)).toBe(true)
        },
      ),
    )
  })
})
