/**
 * Fingerprint of lines in the order given, 16 hex digits: FNV-1a over UTF-16 units, twice with different offsets.
 * To compare two indexes, not to resist an attacker.
 */
export function fingerprint(lines: Iterable<string>): string {
  let a = 0x811c9dc5
  let b = 0x9747b28c
  for (const line of lines) {
    for (let i = 0; i <= line.length; i++) {
      const unit = i < line.length ? line.charCodeAt(i) : 0xffff
      a = Math.imul(a ^ unit, 0x01000193)
      b = Math.imul(b ^ unit, 0x01000193) ^ (a >>> 15)
    }
  }
  return hex(a) + hex(b)
}

/** FNV leaves its last characters in the low bits; murmur3's finaliser spreads them, so that order is even too. */
function hex(state: number): string {
  let h = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return ((h ^ (h >>> 16)) >>> 0).toString(16).padStart(8, '0')
}
