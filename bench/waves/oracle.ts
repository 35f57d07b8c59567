import type { Outlook } from '@binome/matching/plan/response.ts'
import type { Draws } from './draws.ts'
import { ours } from './ours.ts'
import type { Policy, Search } from './policy.ts'
import { chanceToAccept, chanceToSee, type Nature, natureOf, type Temper } from './temper.ts'
import { fitOf, type World, type WorldAsk } from './world.ts'

/** A factor known to be 1: so many pseudo-answers that nothing is drawn about it. */
const CERTAIN = 1e9

/** Ours told the hidden parameters of people and their true fit, not what they are doing just now: how far learning is off. */
export function oracle(world: World, draws: Draws, temper: Temper, lambda: number, seed: number): Policy {
  const natures = world.people.map((_, person) => natureOf(draws, person, temper))
  const hidden = (search: Search, person: number, idle: boolean, learnt: Outlook): Outlook => {
    const nature = natures[person] as Nature
    const fit = fitOf(world, person, world.asks[search.ask] as WorldAsk)
    const says = (busy: boolean) => {
      return chanceToSee(nature, idle, busy) * chanceToAccept(nature, temper, fit, busy, search.wear(person))
    }
    const over = (of: (busy: boolean) => number) => of(true) * nature.busyShare + of(false) * (1 - nature.busyShare)
    return {
      ...learnt,
      chance: over(says),
      ...{ shape: CERTAIN, rate: CERTAIN },
      pace: Math.log(nature.reaction * (idle ? 2.5 : 1) * over((busy) => (busy ? 1.5 : 1))),
      noticed: over((busy) => chanceToSee(nature, idle, busy)),
      solves: fit,
    }
  }
  return ours('oracle', lambda, seed, {}, { hidden })
}
