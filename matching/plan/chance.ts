import { finish, HASH_BEGIN, hashOn } from '../hash.ts'

/** Chance as a value: the same seed, ask and person give the same draw, whoever asks and however often. */

/** In (0, 1): a hash over both keys. */
export function drawFor(seed: number, askId: string, personId: string): number {
  const ofAsk = folded(HASH_BEGIN ^ seed, askId)
  return (finish(folded(hashOn(ofAsk, 0xffff), personId)) + 0.5) / 2 ** 32
}

function folded(hash: number, key: string): number {
  let h = hash
  for (let i = 0; i < key.length; i++) h = hashOn(h, key.charCodeAt(i))
  return h
}

/** The value of a Gamma (shape ≥ 1, mean = shape / rate) that a share u of its draws stays under (Wilson & Hilferty 1931). */
export function gammaQuantile(shape: number, rate: number, u: number): number {
  const spread = 1 / (9 * shape)
  return (shape / rate) * Math.max(0, 1 - spread + normalQuantile(u) * Math.sqrt(spread)) ** 3
}

/** Inverse of the logistic curve that is closest to the normal one (within .01; Bowling et al. 2009), good for a draw. */
function normalQuantile(u: number): number {
  return Math.log(u / (1 - u)) / 1.702
}

/** Share of a normal under z, by the same curve. */
export function normalShare(z: number): number {
  return 1 / (1 + Math.exp(-1.702 * z))
}
