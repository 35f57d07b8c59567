import { bytesOf, roomFor } from './columns.ts'

export interface Hit {
  slot: number
  score: number
  /** Whose text `slot` is. */
  owner: number
  /** What of the query stands in its title. */
  title: number
}

/**
 * What a search found, side by side: slots, whose, their exact scores, and what of them their titles bring. Kept from
 * search to search, so that none leaves anything to the collector.
 */
export class Found {
  /** What a text that says the same as the query would score: score / ideal is a likeness that compares across queries. */
  ideal = 0
  slots = new Uint32Array(512)
  owners = new Uint32Array(512)
  scores = new Float64Array(512)
  titles = new Float64Array(512)
  size = 0

  clear(): void {
    this.size = 0
  }

  add(slot: number, owner: number, score: number, title: number): void {
    const at = this.size++
    if (at >= this.slots.length) this.widen(at)
    this.slots[at] = slot
    this.owners[at] = owner
    this.scores[at] = score
    this.titles[at] = title
  }

  /** Leaves out what scores less. */
  cut(least: number): void {
    const { slots, owners, scores, titles } = this
    let left = 0
    for (let i = 0; i < this.size; i++) {
      if ((scores[i] as number) < least) continue
      slots[left] = slots[i] as number
      owners[left] = owners[i] as number
      scores[left] = scores[i] as number
      titles[left] = titles[i] as number
      left += 1
    }
    this.size = left
  }

  /** The same as objects, in no order. */
  get hits(): Hit[] {
    const { slots, owners, scores, titles } = this
    return Array.from({ length: this.size }, (_, i) => ({
      ...{ slot: slots[i] as number, score: scores[i] as number },
      ...{ owner: owners[i] as number, title: titles[i] as number },
    }))
  }

  bytes(): number {
    return bytesOf([this.slots, this.owners, this.scores, this.titles])
  }

  private widen(at: number): void {
    this.slots = roomFor(this.slots, at)
    this.owners = roomFor(this.owners, at)
    this.scores = roomFor(this.scores, at)
    this.titles = roomFor(this.titles, at)
  }
}
