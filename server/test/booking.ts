import type { BookingView } from '@binome/contract/now.ts'
import { parkAsk } from '../src/ask/actions.ts'
import { answer, propose, readTimes } from '../src/booking/actions.ts'
import { bookingsFor } from '../src/booking/view.ts'
import { ask } from './asking.ts'
import type { TestCore } from './core.ts'

/** Agreeing on a moment to meet, in a core under test: its first person asks, the others may be asked. */
export function booking(world: () => TestCore) {
  const house = () => world().core.house
  const caller = (id: string) => world().caller(id)
  const settled = () => world().pass(0)
  const seeker = () => world().people[0] ?? ''

  /** An ask that nobody came to, put aside. */
  async function waitingAsk(text?: string): Promise<string> {
    const { id } = await ask(world(), seeker(), text)
    await parkAsk(house(), caller(seeker()), { askId: id, written: false })
    await settled()
    return id
  }
  const times = async (askId: string, minutes = 15) =>
    (await readTimes(house(), world().core.matches, caller(seeker()), { askId, minutes })).times
  async function proposed(askId: string, startsAt?: string): Promise<BookingView> {
    const at = startsAt ?? (await times(askId))[0] ?? ''
    const made = await propose(house(), world().core.matches, caller(seeker()), { askId, startsAt: at, minutes: 15 })
    await settled()
    return made
  }
  const shown = (id: string) => bookingsFor(house(), world().organizationId, id)
  async function asked(): Promise<string[]> {
    const found = []
    for (const id of world().people.slice(1))
      if ((await shown(id)).some(({ state }) => state === 'proposed')) found.push(id)
    return found
  }
  async function yes(helperId: string, bookingId: string): Promise<void> {
    await answer(house(), caller(helperId), { bookingId, yes: true })
    await settled()
  }
  return { waitingAsk, times, proposed, shown, asked, yes }
}
