/** Values a buffer holds: so large that what stands empty at its end is little, so small that it soon goes with its pieces. */
const ROOM = 16_384

type Kind<T> = new (buffer: ArrayBuffer, byteOffset: number, length: number) => T

/**
 * Many short arrays as pieces of few buffers. A typed array with a buffer of its own takes some 350 bytes beside its
 * values and four things for the collector to look at; a piece takes 100 and one (V8, measured at a million asks). A buffer
 * goes when none of its pieces is held any more.
 */
export class Pieces<T extends Uint8Array | Uint32Array> {
  private readonly kind: Kind<T>
  private readonly size: number
  private buffer = new ArrayBuffer(0)
  private filled = 0

  /** @param size bytes a value */
  constructor(kind: Kind<T>, size: number) {
    this.kind = kind
    this.size = size
  }

  /** These values, as a piece. */
  of(values: readonly number[]): T {
    const bytes = values.length * this.size
    if (this.filled + bytes > this.buffer.byteLength) {
      this.buffer = new ArrayBuffer(Math.max(bytes, ROOM * this.size))
      this.filled = 0
    }
    const piece = new this.kind(this.buffer, this.filled, values.length)
    piece.set(values)
    this.filled += bytes
    return piece
  }
}
