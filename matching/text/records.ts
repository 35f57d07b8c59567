import { Arena } from './arena.ts'
import type { ByteReader, ByteWriter } from './bytes.ts'
import { codeOf, ESCAPE } from './postings.ts'

/** Terms of one text with their counts, ascending by term: as it is written, and as it is read back. */
export interface TermCounts {
  size: number
  terms: Uint32Array
  fixed: Uint16Array
  bodies: Uint16Array
}

export function noTerms(room: number): TermCounts {
  return {
    size: 0,
    terms: new Uint32Array(room),
    fixed: new Uint16Array(room),
    bodies: new Uint16Array(room),
  }
}

/**
 * What each text holds, term by term: how a text is scored without looking for it in any list, taken out of them, or
 * copied to another. A record is the number of terms, then for each the step from the one before and a flag in the low
 * bit (7 bits a byte, low first), then, if flagged, the code of its counts: none is once in the body. Some 2½ bytes each.
 */
export class Records {
  private readonly store = new Arena()
  private scratch = new Uint8Array(1024)
  private page: Uint8Array = this.scratch
  private at = 0
  private read: TermCounts = noTerms(256)

  /** Keeps a record; its address. */
  add(counts: TermCounts): number {
    if (this.scratch.length < counts.size * 12 + 8) this.scratch = new Uint8Array(counts.size * 16)
    this.at = 0
    this.write(counts.size)
    let before = 0
    for (let i = 0; i < counts.size; i++) {
      const term = counts.terms[i] as number
      const fixed = counts.fixed[i] as number
      const body = counts.bodies[i] as number
      const plain = fixed === 0 && body === 1
      this.write((term - before) * 2 + (plain ? 0 : 1))
      before = term
      if (plain) continue
      const code = codeOf(fixed, body)
      this.scratch[this.at++] = code
      if (code !== ESCAPE) continue
      this.write(fixed)
      this.write(body)
    }
    return this.keep(this.scratch, this.at)
  }

  /** What a record says, good until the next is read. */
  load(address: number): TermCounts {
    this.decode(this.store.pageOf(address), this.store.offsetOf(address))
    return this.read
  }

  /**
   * Counts of these terms alone, ascending, into `fixed` and `bodies` (0 where absent): reads no further than the last of
   * them. How texts are scored, so it makes nothing.
   */
  pick(address: number, wanted: Uint32Array, count: number, fixed: Uint16Array, bodies: Uint16Array): void {
    const page = this.store.pageOf(address)
    this.page = page
    this.at = this.store.offsetOf(address)
    let left = this.number()
    let at = this.at
    let term = 0
    let next = 0
    for (; left > 0 && next < count; left--) {
      let byte = page[at++] as number
      let step = byte & 0x7f
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = page[at++] as number
        step |= (byte & 0x7f) << shift
      }
      term += step >>> 1
      let inFixed = 0
      let inBody = 1
      if ((step & 1) === 1) {
        const code = page[at++] as number
        inFixed = code >>> 4
        inBody = code & 15
        if (code === ESCAPE) {
          this.at = at
          inFixed = this.number()
          inBody = this.number()
          at = this.at
        }
      }
      for (; next < count && (wanted[next] as number) <= term; next++) {
        const isIt = wanted[next] === term
        fixed[next] = isIt ? inFixed : 0
        bodies[next] = isIt ? inBody : 0
      }
    }
    // One by one: they are few, and `fill` takes longer to call than all of this to read
    for (; next < count; next++) {
      fixed[next] = 0
      bodies[next] = 0
    }
  }

  /** The first byte of a record. */
  firstAt(address: number): number {
    return this.store.pageOf(address)[this.store.offsetOf(address)] as number
  }

  /** Wipes a record. */
  remove(address: number): void {
    const from = this.store.offsetOf(address)
    this.store.give(address, roomOf(this.decode(this.store.pageOf(address), from) - from))
  }

  writeTo(out: ByteWriter): void {
    this.store.writeTo(out)
  }

  readFrom(from: ByteReader): void {
    this.store.readFrom(from)
  }

  bytes(): number {
    return this.store.bytes()
  }

  private keep(bytes: Uint8Array, size: number): number {
    const address = this.store.take(roomOf(size))
    const page = this.store.pageOf(address)
    const at = this.store.offsetOf(address)
    // Byte by byte, as a record is short: a view of it would take longer to make than this
    for (let i = 0; i < size; i++) page[at + i] = bytes[i] as number
    return address
  }

  /** Decodes the record at `from` into `read`; where it ends. */
  private decode(page: Uint8Array, from: number): number {
    this.page = page
    this.at = from
    const size = this.number()
    if (size > this.read.terms.length) this.read = noTerms(size * 2)
    const { terms, fixed, bodies } = this.read
    this.read.size = size
    let at = this.at
    let term = 0
    for (let i = 0; i < size; i++) {
      let byte = page[at++] as number
      let step = byte & 0x7f
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = page[at++] as number
        step |= (byte & 0x7f) << shift
      }
      term += step >>> 1
      terms[i] = term
      if ((step & 1) === 0) {
        fixed[i] = 0
        bodies[i] = 1
        continue
      }
      const code = page[at++] as number
      if (code === ESCAPE) {
        this.at = at
        fixed[i] = this.number()
        bodies[i] = this.number()
        at = this.at
      } else {
        fixed[i] = code >>> 4
        bodies[i] = code & 15
      }
    }
    return at
  }

  private number(): number {
    let byte = this.page[this.at++] as number
    let value = byte & 0x7f
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = this.page[this.at++] as number
      value |= (byte & 0x7f) << shift
    }
    return value
  }

  private write(value: number): void {
    let rest = value
    for (; rest > 0x7f; rest >>>= 7) this.scratch[this.at++] = (rest & 0x7f) | 0x80
    this.scratch[this.at++] = rest
  }
}

/** Sizes go by four, so that a piece given back fits many. */
function roomOf(size: number): number {
  return (size + 3) & ~3
}
