import { bytesOf, roomFor } from './columns.ts'
import { type Part, withdraw } from './part.ts'
import { Postings } from './postings.ts'
import { NOBODY, type Texts } from './texts.ts'

/** Texts copied at a flip, some .2 ms; people with more wait for the rest, and are found meanwhile all the same. */
const STEP = 200
/** People gone stay copied until they are this share of the part (chosen): who comes back, as most do, costs one bit. */
const MOST_GONE = 0.25
/** Below so many texts nothing is worth taking out (chosen). */
const FEW = 1_000

/**
 * The texts of the people online, in lists of their own: a search among a tenth of the people then costs a tenth.
 * Presence is one bit an owner. Who comes for the first time is copied a few hundred texts a step; those still waiting
 * are few, and a search reads them one by one.
 */
export class OnlinePart implements Part {
  readonly postings = new Postings()
  lengths = new Uint16Array(64)
  owners = new Uint32Array(64)
  present = new Uint8Array(64)
  width = 0
  /** Slots of people copied in part, whose turn is to come. */
  waiting: number[] = []

  private slots = new Uint32Array(64)
  /** Number here + 1, by slot; 0 is none. */
  private numbers = new Uint32Array(64)
  private readonly spare: number[] = []
  /** 1 for owners whose texts are all here or waiting. */
  private copied = new Uint8Array(64)
  /** Owners copied and gone, the longest gone first, and how many texts are theirs. */
  private readonly gone = new Map<number, number>()
  private goneTexts = 0
  private readonly texts: Texts

  constructor(texts: Texts) {
    this.texts = texts
  }

  slotOf(text: number): number {
    return this.slots[text] as number
  }

  isPresent(owner: number): boolean {
    return this.present[owner] === 1
  }

  /** Somebody comes or goes: from here on they are found, or not. */
  setPresent(owner: number, present: boolean): void {
    this.present = roomFor(this.present, owner)
    this.copied = roomFor(this.copied, owner)
    if (this.isPresent(owner) === present) return
    this.present[owner] = present ? 1 : 0
    if (present) this.enter(owner)
    else this.leave(owner)
    this.settle()
  }

  /** A new text is here too if its owner is, or lately was. */
  added(slot: number, owner: number): void {
    if (this.copied[owner] !== 1) return
    this.copy(slot)
    this.countGone(owner, 1)
  }

  /** To be told before texts leave the store. */
  removing(slots: readonly number[]): void {
    const held = slots.filter((slot) => this.copied[this.texts.owners[slot] as number] === 1)
    for (const slot of held) this.countGone(this.texts.owners[slot] as number, -1)
    this.takeOut(held)
  }

  bytes(): number {
    const { lengths, owners, present, slots, numbers, copied } = this
    return this.postings.bytes() + bytesOf([lengths, owners, present, slots, numbers, copied])
  }

  private enter(owner: number): void {
    this.goneTexts -= this.gone.get(owner) ?? 0
    this.gone.delete(owner)
    if (this.copied[owner] === 1) return
    this.copied[owner] = 1
    for (const slot of this.texts.textsOf(owner)) this.waiting.push(slot)
  }

  private leave(owner: number): void {
    const texts = [...this.texts.textsOf(owner)].length
    this.gone.set(owner, texts)
    this.goneTexts += texts
    if (this.goneTexts < FEW || this.goneTexts < MOST_GONE * (this.width - this.spare.length)) return
    for (const [oldest, count] of this.gone) {
      this.gone.delete(oldest)
      this.goneTexts -= count
      this.copied[oldest] = 0
      this.takeOut([...this.texts.textsOf(oldest)])
      return
    }
  }

  /** Copies some of what waits. */
  settle(): void {
    for (let steps = Math.min(STEP, this.waiting.length); steps > 0; steps--) this.copy(this.waiting.pop() as number)
  }

  private countGone(owner: number, by: number): void {
    const count = this.gone.get(owner)
    if (count === undefined) return
    this.gone.set(owner, count + by)
    this.goneTexts += by
  }

  private copy(slot: number): void {
    const text = this.spare.pop() ?? this.width++
    this.slots = roomFor(this.slots, text)
    this.lengths = roomFor(this.lengths, text)
    this.owners = roomFor(this.owners, text)
    this.numbers = roomFor(this.numbers, slot)
    this.slots[text] = slot
    this.numbers[slot] = text + 1
    this.lengths[text] = this.texts.lengths[slot] as number
    this.owners[text] = this.texts.owners[slot] as number
    this.postings.add(this.texts.countsOf(slot), text)
  }

  private takeOut(slots: readonly number[]): void {
    const leaving = new Set(slots)
    if (this.waiting.length > 0) this.waiting = this.waiting.filter((slot) => !leaving.has(slot))
    const here: number[] = []
    for (const slot of slots) {
      const number = this.numbers[slot] ?? 0
      if (number === 0) continue
      here.push(number - 1)
      this.numbers[slot] = 0
    }
    if (here.length === 0) return
    withdraw(this, here, (slot) => this.texts.countsOf(slot))
    for (const text of here) {
      this.lengths[text] = 0
      this.owners[text] = NOBODY
      this.spare.push(text)
    }
  }
}
