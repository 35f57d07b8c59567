/** Terms a table holds at most: some tell nothing new once so many are known (bounds 12 bytes a term and column). */
export const MOST_TERMS = 16_384

/** Numbers by term, a few columns each: open addressing in typed arrays, an eighth of what a Map takes. */
export class TermTable {
  private keys: Uint32Array
  private columns: Float32Array[]
  private size = 0

  constructor(width: number) {
    this.keys = new Uint32Array(32)
    this.columns = Array.from({ length: width }, () => new Float32Array(32))
  }

  /** Where a term's numbers stand, -1 when it has none. Good until the next `place`. */
  find(term: number): number {
    const { keys } = this
    const mask = keys.length - 1
    for (let at = slotOf(term, mask); ; at = (at + 1) & mask) {
      const key = keys[at] as number
      if (key === term + 1) return at
      if (key === 0) return -1
    }
  }

  /** The same, with zeros for a term that is new; -1 once the table is full. */
  place(term: number): number {
    const known = this.find(term)
    if (known >= 0) return known
    if (this.size >= MOST_TERMS) return -1
    if (2 * (this.size + 1) > this.keys.length) this.grow()
    this.size += 1
    return this.put(term + 1)
  }

  get(column: number, at: number): number {
    return (this.columns[column] as Float32Array)[at] as number
  }

  set(column: number, at: number, value: number): void {
    ;(this.columns[column] as Float32Array)[at] = value
  }

  private put(key: number): number {
    const { keys } = this
    const mask = keys.length - 1
    let at = slotOf(key - 1, mask)
    while (keys[at] !== 0) at = (at + 1) & mask
    keys[at] = key
    return at
  }

  private grow(): void {
    const { keys, columns } = this
    this.keys = new Uint32Array(keys.length * 2)
    this.columns = columns.map((column) => new Float32Array(column.length * 2))
    for (let from = 0; from < keys.length; from++) {
      const key = keys[from] as number
      if (key === 0) continue
      const to = this.put(key)
      for (const [c, column] of columns.entries()) this.set(c, to, column[from] as number)
    }
  }
}

/** Fibonacci hashing: numbers are given in a row, and neighbours must not crowd (Knuth, TAOCP 3, 6.4). */
function slotOf(term: number, mask: number): number {
  return (Math.imul(term + 1, 0x9e3779b1) >>> 8) & mask
}
