/** How differently something counts here, in words. */
export type Strength = 'same' | 'little' | 'clearly' | 'far'

/**
 * From how far the weights of a group moved together, in standard deviations: somebody who stands out by one has their
 * chances multiplied by at most e^by. A tenth more or less is chance (under a hundred answers the prior, worth a
 * thousand, allows no more); half as much again is clear; twice is a lot. Pure.
 */
export function strengthOf(by: number): Strength {
  const factor = Math.exp(by)
  if (factor < 1.1) return 'same'
  if (factor < 1.5) return 'little'
  return factor < 2 ? 'clearly' : 'far'
}
