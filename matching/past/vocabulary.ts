/**
 * Numbers for terms, counted by the asks that use them; the last one to leave takes the term away. A number is never
 * given again: vectors fitted earlier go by it.
 */
export class Vocabulary {
  private readonly numbers = new Map<string, number>()
  private readonly names: (string | null)[] = []
  private counts = new Uint32Array(256)

  /** Asks that use the term of this number. */
  frequency(number: number): number {
    return this.counts[number] ?? 0
  }

  /** The same of every number, as of now. */
  frequencies(): Uint32Array {
    return this.counts.slice(0, this.names.length)
  }

  /** One past the highest number. */
  get size(): number {
    return this.names.length
  }

  find(term: string): number | undefined {
    return this.numbers.get(term)
  }

  /** The term of this number. */
  termOf(number: number): string {
    const term = this.names[number]
    if (term === null || term === undefined) throw new Error(`no term has the number ${number}`)
    return term
  }

  /** Counts a use; answers the term's number. */
  use(term: string): number {
    let number = this.numbers.get(term)
    if (number === undefined) {
      number = this.names.length
      this.names[number] = term
      this.numbers.set(term, number)
      if (number >= this.counts.length) {
        const wider = new Uint32Array(this.counts.length * 2)
        wider.set(this.counts)
        this.counts = wider
      }
    }
    this.counts[number] = (this.counts[number] as number) + 1
    return number
  }

  leave(number: number): void {
    const left = (this.counts[number] as number) - 1
    this.counts[number] = left
    const term = this.names[number]
    if (left > 0 || term === null || term === undefined) return
    this.numbers.delete(term)
    this.names[number] = null
  }
}
