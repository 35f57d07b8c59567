import type { HandClock } from '@binome/server/src/platform/clock.ts'

/** What happens to somebody, in order: it yields the time at which it wants to go on. */
export type Storyline = AsyncGenerator<Date, void, void>

/**
 * Plays storylines beside one another, one step at a time in the order of their times; the clock stands at the time
 * of each step while it runs. What wants to go on later than `until` is left there.
 */
export async function playInOrder(clock: HandClock, lines: readonly Storyline[], until: Date): Promise<void> {
  const waiting: { at: number; order: number; line: Storyline }[] = []
  const goOn = async (order: number, line: Storyline) => {
    const { value, done } = await line.next()
    if (!done) waiting.push({ at: value.getTime(), order, line })
  }
  for (const [order, line] of lines.entries()) await goOn(order, line)
  for (;;) {
    let first = waiting[0]
    for (const one of waiting) {
      if (first && (one.at < first.at || (one.at === first.at && one.order < first.order))) first = one
    }
    if (first === undefined || first.at > until.getTime()) break
    waiting.splice(waiting.indexOf(first), 1)
    clock.advanceTo(new Date(Math.max(first.at, clock.now().getTime())))
    await goOn(first.order, first.line)
  }
  clock.advanceTo(until)
}
