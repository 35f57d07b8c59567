import { HASH_BEGIN, hashOn } from '../hash.ts'
import { roomFor } from './columns.ts'

/** What stands between runs, by UTF-16 unit; among them what ends a line, and what ends a sentence if a space follows. */
const INSIDE = 0
const BREAK = 1
const SPACE = 2
const LINE_END = 3
const kinds = new Uint8Array(65_536)
for (const sign of ',;()[]{}"«»“”„‹›<>|=!?¿¡…*`^~•→–—') kinds[sign.charCodeAt(0)] = BREAK
for (let unit = 0; unit < kinds.length; unit++) if (/\s/.test(String.fromCharCode(unit))) kinds[unit] = SPACE
kinds[0x0a] = LINE_END
const stops = new Uint8Array(kinds.length)
for (const sign of '.!?…') stops[sign.charCodeAt(0)] = 1
const FULL_STOP = 0x2e
const COLON = 0x3a

/** Where the runs of a text stand, signs without a break between them, side by side. */
export class Runs {
  count = 0
  starts = new Uint32Array(64)
  ends = new Uint32Array(64)
  hashes = new Uint32Array(64)
  /** 1 where a sentence or line ends with it. */
  closing = new Uint8Array(64)

  /** Finds those of a text. A full stop or colon at the end of one is not of it: it would make a word another. */
  find(text: string): void {
    this.makeRoom(text.length >>> 1)
    const { starts, ends, hashes, closing } = this
    let count = 0
    let start = 0
    let hash = HASH_BEGIN
    let hashBefore = HASH_BEGIN
    for (let at = 0; at <= text.length; at++) {
      const unit = at < text.length ? text.charCodeAt(at) : 0x0a
      const kind = kinds[unit] as number
      if (kind === INSIDE) {
        hashBefore = hash
        hash = hashOn(hash, unit)
        continue
      }
      const last = at === 0 ? 0 : text.charCodeAt(at - 1)
      if (at > start) {
        const ended = last === FULL_STOP || last === COLON
        starts[count] = start
        ends[count] = ended ? at - 1 : at
        hashes[count] = ended ? hashBefore : hash
        closing[count] = 0
        count += 1
      }
      start = at + 1
      hash = HASH_BEGIN
      if (count > 0 && (kind === LINE_END || (kind === SPACE && stops[last] === 1))) closing[count - 1] = 1
    }
    this.count = count
  }

  /** Forgets the last text. */
  clear(): void {
    this.hashes.fill(0)
  }

  private makeRoom(last: number): void {
    this.starts = roomFor(this.starts, last)
    this.ends = roomFor(this.ends, last)
    this.hashes = roomFor(this.hashes, last)
    this.closing = roomFor(this.closing, last)
  }
}
