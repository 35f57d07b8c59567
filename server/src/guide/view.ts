import type { GuideRecord, GuideView } from '@binome/contract/session.ts'
import { aloneSince, doneAlone, isDone, modeOf, standing } from './rules.ts'
import type { Guide } from './store.ts'

/** Pure: the steps and modes of an open session as its two see them. */
export function guideView({ steps, turns }: Guide): GuideView {
  const since = aloneSince(turns)
  return {
    ...modeOf(steps, turns),
    alone: since && { since: since.toISOString() },
    doneAlone: doneAlone(steps, turns),
    steps: standing(steps).map(({ id, words, version, together, alone }) => ({ id, words, version, together, alone })),
  }
}

/** Pure: what is left of them when it is over. */
export function guideRecord({ steps, turns }: Guide): GuideRecord {
  return {
    mode: modeOf(steps, turns).mode,
    doneAlone: doneAlone(steps, turns),
    steps: standing(steps).map(({ words, together, alone }) => ({
      words,
      done: isDone(together),
      alone: isDone(alone),
    })),
  }
}
