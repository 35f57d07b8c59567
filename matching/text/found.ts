import { bytesOf, roomFor } from './columns.ts'

/**
 * What a search found, side by side: slots, whose, their exact scores, and what of them their titles bring. Kept from
 * search to search, so that none leaves anything to the collector.
 */
export class Found {
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
