import { roomFor } from '../text/columns.ts'

/**
 * Places for the people an ask has to do with, a few hundred of however many there are. Kept from ask to ask, each taking
 * back what the last one wrote: arrays over everybody anew would be 7 MB an ask in a house of 100,000, and the collections
 * that follow from that took 100 ms an ask (measured).
 */
export class Places {
  size = 0
  /** Place + 1, by number of the person; 0 is none. */
  private places = new Uint16Array(0)
  /** Who has it, by place. */
  private numbers = new Uint32Array(0)
  /** Whose places were looked up last, and which: a dozen columns are read of the same people. -1 is none. */
  private read: readonly { number: number }[] = []
  private at = new Int32Array(0)

  /** Nobody has one any more. */
  begin(): void {
    for (let place = 0; place < this.size; place++) this.places[this.numbers[place] as number] = 0
    this.size = 0
    this.read = []
  }

  /** Of the person of this number, given now if they have none. At most 65,535. */
  take(number: number): number {
    const known = this.of(number)
    if (known >= 0) return known
    const place = this.size++
    this.places = roomFor(this.places, number)
    this.numbers = roomFor(this.numbers, place)
    this.places[number] = place + 1
    this.numbers[place] = number
    return place
  }

  /** -1 for who has none. */
  of(number: number): number {
    return (this.places[number] ?? 0) - 1
  }

  /** What stands in this column at the places of these people, 0 for who has none. */
  columnOf(column: Float64Array, people: readonly { number: number }[]): Float64Array {
    if (this.read !== people) this.lookUp(people)
    const { at } = this
    const values = new Float64Array(people.length)
    for (let i = 0; i < values.length; i++) {
      const place = at[i] as number
      if (place >= 0) values[i] = column[place] as number
    }
    return values
  }

  /** Numbers of the people, in the order they came: that of their places. */
  all(): Uint32Array {
    return this.numbers.subarray(0, this.size)
  }

  private lookUp(people: readonly { number: number }[]): void {
    this.read = people
    if (people.length > this.at.length) this.at = new Int32Array(people.length * 2)
    for (let i = 0; i < people.length; i++) this.at[i] = this.of((people[i] as { number: number }).number)
  }
}
