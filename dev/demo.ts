import type { Overrides } from '@binome/server/src/app.ts'
import type { Config } from '@binome/server/src/platform/config.ts'
import { live } from './cast/live.ts'
import { people } from './cast/people.ts'
import { playDemo } from './play/demo.ts'

/** Whom a visitor of the demo is offered to be first, best first. */
const seats = [live.newcomer, live.suggestedAsk.helper, live.waitingTap.seeker]

/** What a house with a demo is given beside its configuration: the organisation's past, and what to try at its door. */
export function demoOf(config: Pick<Config, 'demo'>): Pick<Overrides, 'story' | 'prepare'> {
  if (!config.demo) return {}
  return {
    story: {
      suggested: seats.flatMap((key) => people.find((person) => person.key === key)?.email ?? []),
      ask: { ...live.suggestedAsk.text },
    },
    prepare: playDemo,
  }
}
