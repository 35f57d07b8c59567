import type { ByteReader, ByteWriter } from './bytes.ts'

/** Pages of a mebibyte: growing never copies, and what is asked for but unused stays under one page. */
const PAGE_BITS = 20
const PAGE = 1 << PAGE_BITS
const OFFSET = PAGE - 1
/** The first page is small: most organisations are, and a server keeps many. */
const FIRST = 1 << 14
/** Room for the link of a free piece. */
const LEAST = 4

/**
 * Pieces of memory in byte pages, named by a 32-bit address (0 is none). A piece given back is wiped, and taken again
 * by the next one of its size. A piece never crosses a page: read on from `offsetOf(address)` in `pageOf(address)`.
 */
export class Arena {
  private pages: Uint8Array[] = [new Uint8Array(FIRST)]
  /** First free piece by size; the link to the next stands in its first four bytes. */
  private free = new Map<number, number>()
  private top = LEAST

  take(size: number): number {
    const bytes = Math.max(size, LEAST)
    const kept = this.free.get(bytes)
    if (kept !== undefined) {
      const next = this.readLink(kept)
      if (next === 0) this.free.delete(bytes)
      else this.free.set(bytes, next)
      this.writeLink(kept, 0)
      return kept
    }
    if (this.top + bytes > (this.pages.at(-1) as Uint8Array).length) {
      this.pages.push(new Uint8Array(Math.max(bytes, PAGE)))
      this.top = 0
    }
    const address = (((this.pages.length - 1) << PAGE_BITS) | this.top) >>> 0
    // A piece larger than a page has one of its own, full to the end
    this.top = Math.min(this.top + bytes, PAGE)
    return address
  }

  /** Gives a piece back; every byte of it is wiped, since what was erased must not be found by reading on. */
  give(address: number, size: number): void {
    const bytes = Math.max(size, LEAST)
    const at = address & OFFSET
    this.pageOf(address).fill(0, at, at + bytes)
    this.writeLink(address, this.free.get(bytes) ?? 0)
    this.free.set(bytes, address)
  }

  pageOf(address: number): Uint8Array {
    return this.pages[address >>> PAGE_BITS] as Uint8Array
  }

  offsetOf(address: number): number {
    return address & OFFSET
  }

  /** The 32-bit number in the first four bytes of a piece. */
  readLink(address: number): number {
    const page = this.pageOf(address)
    const at = address & OFFSET
    const low = (page[at] as number) | ((page[at + 1] as number) << 8) | ((page[at + 2] as number) << 16)
    return (low | ((page[at + 3] as number) << 24)) >>> 0
  }

  writeLink(address: number, value: number): void {
    const page = this.pageOf(address)
    const at = address & OFFSET
    page[at] = value
    page[at + 1] = value >>> 8
    page[at + 2] = value >>> 16
    page[at + 3] = value >>> 24
  }

  /** All pieces at their addresses, for a snapshot; of the last page what was taken of it. */
  writeTo(out: ByteWriter): void {
    const { pages, free, top } = this
    out.numbers([top, ...pages.map(({ length }) => length)])
    out.numbers(free.keys())
    out.numbers(free.values())
    for (const page of pages) out.column(page === pages.at(-1) && page.length <= PAGE ? page.subarray(0, top) : page)
  }

  readFrom(from: ByteReader): void {
    const [top = 0, ...lengths] = from.numbers()
    const sizes = from.numbers()
    const firsts = from.numbers()
    this.top = top
    this.free = new Map(sizes.map((size, i) => [size, firsts[i] as number]))
    this.pages = lengths.map((length) => {
      const page = new Uint8Array(length)
      page.set(from.view(Uint8Array))
      return page
    })
  }

  bytes(): number {
    let sum = 0
    for (const page of this.pages) sum += page.byteLength
    return sum
  }
}
