import { finish, HASH_BEGIN, hashOn } from './hash.ts'

/**
 * Fingerprint of lines in the order given, 16 hex digits: FNV-1a over UTF-16 units, twice with different offsets.
 * To compare two indexes, not to resist an attacker.
 */
export function fingerprint(lines: Iterable<string>): string {
  let a = HASH_BEGIN
  let b = 0x9747b28c
  for (const line of lines) {
    for (let i = 0; i <= line.length; i++) {
      const unit = i < line.length ? line.charCodeAt(i) : 0xffff
      a = hashOn(a, unit)
      b = hashOn(b, unit) ^ (a >>> 15)
    }
  }
  return hex(a) + hex(b)
}

function hex(state: number): string {
  return finish(state).toString(16).padStart(8, '0')
}
