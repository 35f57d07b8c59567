import { column } from '../features/forms.ts'
import { roomFor } from '../text/columns.ts'
import type { Past } from './past.ts'
import type { Person } from './person.ts'
import { fading, WORDS_HALF_LIFE, WORTH } from './sums.ts'

/** What fades is counted in steps so small: sums of whatever order are the same to the last bit (law M4). */
const STEPS = 2 ** 32

/** What the asks some people helped with say of some terms: people in the order of asking, a row each of a number a term. */
export interface Said {
  /** Σ 1 + ln(frequency), one an ask. */
  counts: Float64Array
  /** The same of late. */
  fresh: Float64Array
  /** Of all their words, and of late; by person. */
  lengths: Float64Array
  freshLengths: Float64Array
}

/** Words of all the asks each person helped with. */
export class Profiles {
  private readonly past: Past
  private counts = new Float64Array(1_024)
  private fresh = new Float64Array(1_024)
  private times = new Float64Array(1_024)

  constructor(past: Past) {
    this.past = past
  }

  /** Good until the next asking. Among people online, of nobody else. */
  say(people: readonly Person[], terms: readonly number[], now: number, among: 'all' | 'online'): Said {
    const { ledger, tallies, texts, vocabulary } = this.past
    const width = terms.length
    const room = people.length * width
    if (room > this.counts.length) {
      this.counts = new Float64Array(room * 2)
      this.fresh = new Float64Array(room * 2)
    }
    const { counts, fresh } = this
    counts.fill(0, 0, room)
    fresh.fill(0, 0, room)
    const owners = people.map(({ number }) => number)
    const named = terms.map((term) => vocabulary.termOf(term))
    const found = texts.mentions(owners, named, among)
    this.times = roomFor(this.times, found.size)
    const { times } = this
    const { cells, frequencies } = found
    ledger.times(found.slots, found.size, times)
    for (let i = 0; i < found.size; i++) {
      const at = cells[i] as number
      const count = WORTH[frequencies[i] as number] as number
      const faded = count * fading(times[i] as number, now, WORDS_HALF_LIFE)
      counts[at] = (counts[at] as number) + count
      fresh[at] = (fresh[at] as number) + Math.round(faded * STEPS) / STEPS
    }
    const lengths = column(owners, (number) => tallies.length(number))
    const freshLengths = column(owners, (number) => tallies.freshLength(number, now))
    return { counts, fresh, lengths, freshLengths }
  }
}
