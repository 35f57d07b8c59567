/**
 * Places for the people an ask has to do with, a few hundred of however many there are: arrays over everybody would be
 * 7 MB an ask in a house of 100,000, and the collections that follow from that took 100 ms an ask (measured).
 */
export class Places {
  private readonly places = new Map<number, number>()
  /** Whose places were looked up last, and which: a dozen columns are read of the same people. -1 is none. */
  private read: readonly { number: number }[] = []
  private of = new Int32Array(0)

  /** Of the person of this number, given now if they have none. */
  take(number: number): number {
    const known = this.places.get(number)
    if (known !== undefined) return known
    this.places.set(number, this.places.size)
    return this.places.size - 1
  }

  /** What stands in this column at the places of these people, 0 for who has none. */
  columnOf(column: Float64Array, people: readonly { number: number }[]): Float64Array {
    if (this.read !== people) {
      this.read = people
      this.of = Int32Array.from(people, ({ number }) => this.places.get(number) ?? -1)
    }
    const { of } = this
    const values = new Float64Array(of.length)
    for (let i = 0; i < of.length; i++) {
      const place = of[i] as number
      if (place >= 0) values[i] = column[place] as number
    }
    return values
  }

  /** Numbers of the people, in the order they came: that of their places. */
  numbers(): number[] {
    return [...this.places.keys()]
  }
}
