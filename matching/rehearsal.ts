import { column, logShare } from './features/forms.ts'
import { tellingOf } from './features/words.ts'
import type { Affinities } from './latent/affinities.ts'
import type { Past } from './past/past.ts'

/** Of the newest helps; as many take some tenths of a second of one thread. */
const MOST = 8_192
/** Who may have been expected: those who gave so many helps before (chosen). */
const WINDOW = 256

/**
 * Goes over who helped with what, in the order of time, as an index does that is made anew from its evidence: what draws
 * people is learnt in the moment of each ask, and those moments are gone. Who could have been chosen is told by who
 * helped just before. Teaches no weights. Yields after each help.
 */
export function* rehearsing(past: Past, affinities: Affinities): Generator<undefined, void> {
  const { log } = past
  const lately = new Map<string, number>()
  const count = (personId: string, by: number) => {
    const helps = (lately.get(personId) ?? 0) + by
    if (helps > 0) lately.set(personId, helps)
    else lately.delete(personId)
  }
  const from = Math.max(0, log.length - MOST)
  const first = Math.max(0, from - WINDOW)
  for (let i = first; i < log.length; i++) {
    const { helper, seeker, ask, at } = log[i] as (typeof log)[number]
    if (i >= from) {
      const others = [...lately.keys()].filter((personId) => personId !== seeker?.personId)
      const personIds = [...new Set([...others, helper.personId])]
      // As activity is reckoned in life (activityBase): log-shares are ln/3
      const base = logShare(column(personIds, (id) => lately.get(id) ?? 0)).map((share) => 3 * share)
      const telling = tellingOf(past, ask)
      affinities.learn(personIds, base, telling, at, personIds.indexOf(helper.personId), new Set())
    }
    count(helper.personId, 1)
    if (i - WINDOW >= first) count((log[i - WINDOW] as (typeof log)[number]).helper.personId, -1)
    yield
  }
}
