import type { Tuning } from '@binome/matching/plan/weigh.ts'
import { broadcast, byRank, leastBusy, roundRobin, waves } from './baselines.ts'
import type { Draws } from './draws.ts'
import { oracle } from './oracle.ts'
import { ours } from './ours.ts'
import type { Policy } from './policy.ts'
import type { Temper } from './temper.ts'
import type { World } from './world.ts'

/** All that are compared, fresh: what one learns is for one run. */
export function policiesOf(
  world: World,
  draws: Draws,
  temper: Temper,
  seed: number,
  dials: { fast: number; balanced: number },
  tuned: Partial<Tuning>,
): Policy[] {
  return [
    ours('ours', dials.balanced, seed, tuned),
    ours('oursFast', dials.fast, seed, tuned),
    oracle(world, draws, temper, dials.balanced, seed),
    broadcast(),
    byRank(),
    roundRobin(),
    leastBusy(),
    waves('fixedWaves', [1, 2]),
    waves('rankWaves', [2, 4, 8]),
  ]
}
