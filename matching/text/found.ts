/** What a search found, side by side: slots, whose, their exact scores, and what of them their titles bring. */
export class Found {
  readonly slots: number[] = []
  readonly owners: number[] = []
  readonly scores: number[] = []
  readonly titles: number[] = []

  clear(): void {
    this.slots.length = 0
    this.owners.length = 0
    this.scores.length = 0
    this.titles.length = 0
  }

  add(slot: number, owner: number, score: number, title: number): void {
    this.slots.push(slot)
    this.owners.push(owner)
    this.scores.push(score)
    this.titles.push(title)
  }
}
