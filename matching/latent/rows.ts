/** Rows a block. */
const BLOCK = 512

/**
 * Rows of zeros, cut from large blocks. Blocks are shared memory, which V8 does not count against the heap of a thread:
 * above a bound it marks the heap for up to 10 ms at each allocation outside of it, and a match waited for that.
 */
export class Rows {
  private readonly width: number
  private block: Float64Array = new Float64Array(0)
  private used = 0

  constructor(width: number) {
    this.width = width
  }

  next(): Float64Array {
    if (this.used === this.block.length) {
      this.block = new Float64Array(new SharedArrayBuffer(BLOCK * this.width * Float64Array.BYTES_PER_ELEMENT))
      this.used = 0
    }
    const from = this.used
    this.used += this.width
    return this.block.subarray(from, this.used)
  }
}
