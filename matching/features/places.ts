/**
 * Places for the people an ask has to do with, a few hundred of however many there are: arrays over everybody would be
 * 7 MB an ask in a house of 100,000, and the collections that follow from that took 100 ms an ask (measured).
 */
export class Places {
  private readonly places = new Map<number, number>()

  /** Of the person of this number, given now if they have none. */
  take(number: number): number {
    const known = this.places.get(number)
    if (known !== undefined) return known
    this.places.set(number, this.places.size)
    return this.places.size - 1
  }

  /** What stands at a person's place in this column, 0 for who has none. */
  read(column: Float64Array | undefined, number: number): number {
    const place = this.places.get(number)
    return place === undefined ? 0 : (column?.[place] ?? 0)
  }

  /** Numbers of the people, in the order they came. */
  numbers(): Iterable<number> {
    return this.places.keys()
  }
}
