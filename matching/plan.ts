import type { Proposal } from './model.ts'

/**
 * Whom to tap now, in fixed waves. A planner that weighs waiting against interruptions will stand here later; what it
 * answers stays the same: who, for how long, and when to think again.
 */
export interface PlanLimits {
  /** People a wave, from the first on; the last step goes on growing by `growth`. */
  sizes: readonly number[]
  growth: number
  /** How long a tap stays open, seconds. */
  lifeSeconds: number
  /** Until the next wave, seconds. */
  nextAfterSeconds: number
  /** Fit from which somebody is tapped before the last resort. */
  leastFit: number
}

/**
 * Sizes: the best two, then 4, 6, 8 … Of the fixed waves simulated, doubling every 30 s halves the wait at the 90th
 * percentile (89 s against 190 s for 1, then 2) for a third more taps. Life: 90 s against 45 s saved 7–12 % of the taps
 * for one second more. Least fit: an undiluted, recent claim on a skill named in the ask is still fit, .048.
 */
export const LIMITS: PlanLimits = {
  sizes: [2, 4, 6, 8],
  growth: 2,
  lifeSeconds: 90,
  nextAfterSeconds: 30,
  leastFit: 0.02,
}

export interface WaveInput {
  /** People who may be tapped now, best first: `MatchIndex.match` with `willingOnly`, freshly asked. */
  ranked: readonly Proposal[]
  /** Everybody tapped for this ask before, whatever came of it. */
  tapped: ReadonlySet<string>
  /** 1 for the first wave. */
  wave: number
  /** "For this person first". */
  named?: string | null
  limits?: Partial<PlanLimits>
}

export interface WavePlan {
  tap: string[]
  /** Those of `tap` with no sign of know-how on this ask: asked because nobody else is left. Say so to them. */
  lastResort: string[]
  lifeSeconds: number
  /** Seconds until the next wave is worth planning; null when nobody is left to tap. */
  nextAfterSeconds: number | null
}

/**
 * One wave. The named person, if willing, is tapped first and alone. Then the best by fit, two and wider; when none of
 * those is left, the others: an ask is never refused while somebody is willing (law P3). Nobody is tapped twice.
 */
export function planWave({ ranked, tapped, wave, named = null, limits }: WaveInput): WavePlan {
  const { sizes, growth, lifeSeconds, nextAfterSeconds, leastFit } = { ...LIMITS, ...limits }
  const seen = new Set(tapped)
  const left = ranked.filter(({ personId }) => !seen.has(personId) && seen.add(personId))
  const first = wave <= 1 && named !== null ? left.find(({ personId }) => personId === named) : undefined
  const fitting = left.filter(({ fit }) => fit >= leastFit)
  const turn = fitting.length > 0 ? fitting : left
  const chosen =
    first !== undefined ? [first] : turn.slice(0, sizeOf(wave, named !== null && tapped.has(named), sizes, growth))
  return {
    tap: chosen.map(({ personId }) => personId),
    lastResort: chosen.filter((one) => one !== first && one.fit < leastFit).map(({ personId }) => personId),
    lifeSeconds,
    nextAfterSeconds: chosen.length < left.length ? nextAfterSeconds : null,
  }
}

/** A wave spent on the named person does not count: the next one is the best two. */
function sizeOf(wave: number, afterNamed: boolean, sizes: readonly number[], growth: number): number {
  const step = Math.max(1, afterNamed ? wave - 1 : wave)
  const size = sizes[step - 1]
  if (size !== undefined) return size
  return (sizes.at(-1) ?? 1) + growth * (step - sizes.length)
}
