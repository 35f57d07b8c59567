import { drawFor, gammaQuantile } from './chance.ts'
import { GRID, type Odds } from './cost.ts'
import { answeredBy } from './reaction.ts'
import type { Outlook } from './response.ts'

/** The planner's constants; seconds of the seeker's waiting unless said. */
export interface Tuning {
  /** What a failed session costs (routing study, L). */
  session: number
  /** Nobody after a minute: the wait still ahead (routing study, W). */
  wait: number
  /** How much more an interruption weighs for who had the mean share of these two weeks' (routing study, η). */
  eta: number
  /** What an interruption costs at the least, as a share of the dial: whoever was never asked is not free. */
  least: number
  /** Mean chance of a yes, over those free, from which the price holds in full; below, it falls with the chance. */
  ready: number
  /** How much a help weighs for who helps twice the mean (ν). */
  nu: number
  /** How long a tap stays open. */
  life: number
  /** How often a search is thought over while nothing happens (routing study: 3 to 15 s differ little). */
  again: number
  /** Share of a person's own factor that is drawn, not the mean (Thompson 1933; routing study: half). */
  drawn: number
  /** The most that factor lifts a chance: the bound of exploring. */
  mostFactor: number
  /**
   * So many best by rank, best by worth and least asked are weighed (routing study: 15 each of the first two; 30 gained
   * nothing).
   */
  pool: number
  /** Fit from which somebody is tapped before the last resort: as in today's waves. */
  leastFit: number
  /** Seconds a fitting person's tap has before those without fit are weighed: the wave of old. */
  lastResortAfter: number
}

/**
 * The study's, but for these, chosen with seed 1 of bench:waves on travel-se, r-help and the company (urho3d and other
 * seeds are the check; README there has each way tried). η 3.1 of two weeks' load over a quarter of the dial, not 1.5 of a
 * day's over the whole: r-help's Gini of taps .58 → .49. ν 300, not 150: Gini of helps .59 → .58 on travel-se (without
 * it r-help has .62, with it .59). Life 90 s, not 45: 5 % fewer taps, .013 more solved. L 1800, not 1200 (a failed
 * session costs seeker and helper ten minutes each, and half as much again what follows): 5 % fewer taps in the company
 * and .014 more solved; at 2400 r-help waits a second longer. Ready .15: the mean is .18 to .22 where people are as
 * willing as in the study, and .1 where they are much less; there the wait falls from 68 s to 44 (urho3d) and from 96 to
 * 53 (a company of 200), for a fifth more taps.
 */
export const TUNING: Tuning = {
  session: 1_800,
  wait: 300,
  eta: 3.1,
  least: 0.25,
  ready: 0.15,
  nu: 300,
  life: 90,
  again: 6,
  drawn: 0.5,
  mostFactor: 2,
  pool: 15,
  leastFit: 0.02,
  lastResortAfter: 30,
}

/** Nobody helped this week: a third of a help keeps the first one from weighing infinitely (chosen). */
const LEAST_MEAN = 0.3

/**
 * Where hardly anybody was asked yet, shares say little: everybody begins as if they had borne one tap where the mean is
 * two (chosen with bench:waves, both seeds of its first traces).
 */
const FIRST_LOAD = { mean: 2, own: 1 } as const

/** What one ask makes of people: means over those free, chances, costs and prices. */
export class Scale {
  private readonly tuning: Tuning
  /** The dial; where people come seldom, less: an awaited yes never costs more than where `ready` of taps bring one. */
  private readonly lambda: number
  private readonly draw: { seed: number; askId: string }
  private readonly usualCost: number
  private readonly meanLoad: number
  private readonly meanHelps: number
  /** Chances to solve of the best two, to know who stands out. */
  private readonly best: [number, number]

  constructor(
    looks: readonly Outlook[],
    given: { tuning: Tuning; lambda: number; seed: number; askId: string; usualSolves: number },
  ) {
    this.tuning = given.tuning
    const coming = meanOf(looks, ({ chance, shape, rate }) => (chance * shape) / rate)
    this.lambda = given.lambda * Math.min(1, coming / given.tuning.ready)
    this.draw = given
    this.usualCost = given.tuning.session * (1 - given.usualSolves)
    this.meanLoad = meanOf(looks, ({ load }) => load)
    this.meanHelps = meanOf(looks, ({ weekHelps }) => weekHelps)
    this.best = bestTwo(looks.map(({ solves }) => solves))
  }

  /** Cost of still having nobody at the end of the minute: W + c̄. */
  get afterwards(): number {
    return this.tuning.wait + this.usualCost
  }

  /**
   * Chance to accept: circumstances times the person's own factor, half of it drawn, within a bound. A tap that was seen
   * has passed the first hurdle.
   */
  chanceOf(personId: string, look: Outlook, seen = false): number {
    const { drawn, mostFactor } = this.tuning
    const sample = gammaQuantile(look.shape, look.rate, drawFor(this.draw.seed, this.draw.askId, personId))
    const factor = Math.min(mostFactor, (1 - drawn) * (look.shape / look.rate) + drawn * sample)
    return Math.min(0.95, (look.chance * factor) / (seen ? look.noticed : 1))
  }

  /**
   * What their yes costs: the risk of a session in vain, and their share of helps against the mean. Never so much that
   * silence looks better than help (routing study, the first trap): at most c̄ + W/2.
   */
  costOf(look: Outlook): number {
    const { session, nu, wait } = this.tuning
    const share = (look.weekHelps + LEAST_MEAN) / (this.meanHelps + LEAST_MEAN)
    return Math.min((1 - look.solves) * session + nu * (share - 1), this.usualCost + wait / 2)
  }

  /**
   * What a new tap costs: a quarter of the dial, and three dials for who bore the mean of these two weeks; for scarce
   * experts what their hours would be worth elsewhere besides: the margin by which they are usually needed, less the
   * margin here, as their week's budget runs out.
   */
  priceOf(look: Outlook, budgetUsed: number): number {
    const [first, second] = this.best
    const here = look.solves >= first ? first - second : 0
    const elsewhere = this.tuning.session * Math.max(0, look.needed - here) * Math.min(1, Math.max(0, budgetUsed))
    const share = (look.load + FIRST_LOAD.own) / (this.meanLoad + FIRST_LOAD.mean)
    return this.lambda * (this.tuning.least + this.tuning.eta * share) + elsewhere
  }

  /** A tap of this age, silent so far: the chance that it was accepted by each moment ahead. It ends with its life. */
  oddsOf(personId: string, look: Outlook, age = 0, seen = false): Odds {
    const chance = this.chanceOf(personId, look, seen)
    const left = Math.max(0, this.tuning.life - age)
    const passed = answeredBy(age, look.pace)
    const silent = 1 - chance * passed
    const by = new Float64Array(GRID.length)
    for (let k = 0; k < by.length; k++) {
      const answered = answeredBy(age + Math.min(GRID[k] as number, left), look.pace)
      by[k] = (chance * (answered - passed)) / silent
    }
    return { by, cost: this.costOf(look) }
  }

  /** How good a tap looks by itself: likely to come, and to solve. */
  worthOf(personId: string, look: Outlook): number {
    return this.chanceOf(personId, look) * (this.tuning.wait + this.tuning.session * look.solves)
  }
}

/** The best and the second best; what there is none of is 0. */
export function bestTwo(values: readonly number[]): [number, number] {
  let [first, second] = [0, 0]
  for (const value of values) {
    if (value > first) [first, second] = [value, first]
    else if (value > second) second = value
  }
  return [first, second]
}

function meanOf(looks: readonly Outlook[], value: (look: Outlook) => number): number {
  return looks.length === 0 ? 0 : looks.reduce((sum, look) => sum + value(look), 0) / looks.length
}
