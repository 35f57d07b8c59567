/**
 * Chance of the simulator. Every draw is a hash of (seed, kind, up to four numbers), never a stream: what one policy
 * asks for never moves what another gets, so policies are compared on the same people in the same moods.
 */
export const KIND = {
  online: 1,
  quiet: 2,
  quietStart: 3,
  mutes: 4,
  mutedTopic: 5,
  idle: 6,
  busyShare: 7,
  busy: 8,
  blind: 9,
  warmth: 10,
  speed: 11,
  scorePerson: 12,
  scoreAsk: 13,
  sees: 14,
  accepts: 15,
  declines: 16,
  reaction: 17,
  minutes: 18,
  solves: 19,
  companyZone: 30,
  companyWilling: 31,
  companyKnows: 32,
  companySkill: 33,
  companyWeight: 34,
  companySeeker: 35,
  companyHour: 36,
  companySecond: 37,
  companyTopic: 38,
  companyTruths: 39,
  companyTruth: 40,
  order: 50,
} as const
export type Kind = keyof typeof KIND

export interface Draws {
  /** In (0, 1). */
  uniform(kind: Kind, a?: number, b?: number, c?: number, d?: number): number
  /** Standard normal. */
  normal(kind: Kind, a?: number, b?: number, c?: number, d?: number): number
}

export function drawsOf(seed: number): Draws {
  const uniform = (kind: Kind, a = 0, b = 0, c = 0, d = 0) => {
    let h = mix(0x9e3779b9 ^ seed, KIND[kind])
    h = mix(h, a)
    h = mix(h, b)
    h = mix(h, c)
    h = mix(h, d)
    return (finish(h) + 0.5) / 2 ** 32
  }
  return { uniform, normal: (kind, a, b, c, d) => normalQuantile(uniform(kind, a, b, c, d)) }
}

/** One block and the finaliser of MurmurHash3 (32 bit). */
function mix(hash: number, block: number): number {
  let k = Math.imul(block | 0, 0xcc9e2d51)
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593)
  const h = hash ^ k
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0
}

function finish(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

const CENTRE = [
  -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1,
  2.506628277459239,
]
const CENTRE_BELOW = [
  -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1, 1,
]
const TAIL = [
  -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
]
const TAIL_BELOW = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1]

/** Inverse of the normal distribution function, relative error below 1.2e-9 (Acklam 2003). */
export function normalQuantile(p: number): number {
  if (p > 0.97575) return -normalQuantile(1 - p)
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p))
    return polynomial(TAIL, q) / polynomial(TAIL_BELOW, q)
  }
  const q = p - 0.5
  return (q * polynomial(CENTRE, q * q)) / polynomial(CENTRE_BELOW, q * q)
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, c) => sum * x + c, 0)
}
