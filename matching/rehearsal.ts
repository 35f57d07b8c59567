import { tellingOf } from './features/words.ts'
import { Affinities } from './latent/affinities.ts'
import type { Past } from './past/past.ts'

/** Of the newest helps; as many take some tenths of a second of one thread. */
const MOST = 8_192
/** Who may have been expected: those who gave so many helps before. */
const WINDOW = 256
/** Added to shares before their logarithm, as everywhere (forms.ts). */
const LEAST_SHARE = 0.001

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
  for (let i = Math.max(0, from - WINDOW); i < log.length; i++) {
    const { helper, ask, at } = log[i] as (typeof log)[number]
    if (i >= from) {
      const personIds = [...new Set([...lately.keys(), helper.personId])]
      const base = Float64Array.from(personIds, (id) => Math.log((lately.get(id) ?? 0) / WINDOW + LEAST_SHARE))
      const parts = Affinities.partsOf(tellingOf(past, ask), at)
      affinities.learn(personIds, base, parts, personIds.indexOf(helper.personId), new Set())
    }
    count(helper.personId, 1)
    const old = log[i - WINDOW]
    if (old !== undefined && i - WINDOW >= Math.max(0, from - WINDOW)) count(old.helper.personId, -1)
    yield
  }
}
