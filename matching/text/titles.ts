import type { Texts } from './texts.ts'
import { TITLE } from './weight.ts'

/** How much of what is asked stands in the titles of some texts: Σ of the worth of each term that does, in the order of asking. */
export function titlesOf(
  texts: Texts,
  slots: readonly number[],
  asked: readonly { id: number; value: number }[],
): Float64Array {
  const scores = new Float64Array(slots.length)
  const count = asked.length
  const ids = Uint32Array.from(asked, ({ id }) => id).sort()
  const places = Uint32Array.from(asked, ({ id }) => ids.indexOf(id))
  const fixed = new Uint16Array(count)
  const bodies = new Uint16Array(count)
  for (let s = 0; s < slots.length; s++) {
    texts.records.pick(texts.addressOf(slots[s] as number), ids, count, fixed, bodies)
    let score = 0
    for (let i = 0; i < count; i++) {
      // A tag, however often it stands there, brings less than one word of a title
      if ((fixed[places[i] as number] as number) >= TITLE) score += (asked[i] as { value: number }).value
    }
    scores[s] = score
  }
  return scores
}
