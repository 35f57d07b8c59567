/**
 * Hashes of 32 bits: FNV-1a (Fowler, Noll & Vo), spread by the finaliser of MurmurHash3 (Appleby 2011). Against
 * accidents, not attackers.
 */

/** Where a hash begins, and how one more unit, byte or word changes it. */
export const HASH_BEGIN = 0x811c9dc5 | 0
export function hashOn(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193)
}

/** FNV leaves what came last in the low bits: half of the finaliser, enough for a place in a table. */
export function spread(hash: number): number {
  const h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (h ^ (h >>> 13)) >>> 0
}

/** All of the finaliser: every bit of the hash changes half of those of the result. */
export function finish(hash: number): number {
  const h = Math.imul(spread(hash), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
