/**
 * Numbers and typed arrays in a row of bytes, each begun at a multiple of four, so that an array is read back by one copy.
 * They are as this machine has them: one with the other byte order finds no magic number and refuses.
 */
type Column = Uint8Array | Uint16Array | Uint32Array
type Kind<T extends Column> = new (buffer: ArrayBufferLike, from: number, length: number) => T

const STEP = 4

/** Takes down what is told; nothing is copied before `finish`, so nothing may change until then. */
export class ByteWriter {
  private readonly pieces: Uint8Array[] = []
  private size = 0

  numbers(values: Iterable<number>): void {
    this.column(Uint32Array.from(values))
  }

  /** An array, and how long it is. */
  column(values: Column): void {
    this.put(Uint32Array.of(values.length))
    this.put(values)
  }

  /** Everything told, behind this much room. */
  finish(room: number): Uint8Array {
    const out = new Uint8Array(room + this.size)
    let at = room
    for (const piece of this.pieces) {
      out.set(piece, at)
      at += whole(piece.length)
    }
    return out
  }

  private put({ buffer, byteOffset, byteLength }: Column): void {
    this.pieces.push(new Uint8Array(buffer, byteOffset, byteLength))
    this.size += whole(byteLength)
  }
}

/** Reads back what was told, in the same order. */
export class ByteReader {
  private readonly bytes: Uint8Array
  private at: number

  /** `bytes` begin at a multiple of four. */
  constructor(bytes: Uint8Array, from: number) {
    this.bytes = bytes
    this.at = bytes.byteOffset + from
  }

  numbers(): number[] {
    return [...this.view(Uint32Array)]
  }

  /** An array of its own. */
  column<T extends Column>(kind: Kind<T>): T {
    return this.view(kind).slice() as T
  }

  /** As it stands in the bytes. */
  view<T extends Column>(kind: Kind<T>): T {
    const { buffer } = this.bytes
    const length = new Uint32Array(buffer, this.at, 1)[0] as number
    const values = new kind(buffer, this.at + STEP, length)
    this.at += STEP + whole(values.byteLength)
    return values
  }
}

/** Bytes up to the next multiple of four. */
function whole(size: number): number {
  return Math.ceil(size / STEP) * STEP
}
