import type { AskView } from '@binome/contract/now.ts'

type Searching = Pick<Extract<AskView, { state: 'searching' }>, 'asked' | 'exhausted' | 'wide' | 'forPerson'>

/** What the page says of the search: one sentence of now, one of what comes next. Counts only grow, on beats of the clock. */
export type Progress =
  | { now: 'starting' }
  | { now: 'nobody' }
  | { now: 'asked'; count: number }
  /** Only the person it is for, and whether they could be asked. */
  | { now: 'named'; asked: boolean }

export type Next = 'nobody' | 'everybody' | 'onward' | 'named' | 'namedSilent'

/** Others than the person it is for are asked once its seeker agrees. */
export const isAlone = ({ forPerson, wide }: Searching): boolean => forPerson !== null && !wide

export function progressOf(ask: Searching): Progress {
  const { asked, exhausted } = ask
  if (isAlone(ask) && (asked > 0 || exhausted)) return { now: 'named', asked: asked > 0 }
  if (asked > 0) return { now: 'asked', count: asked }
  return exhausted ? { now: 'nobody' } : { now: 'starting' }
}

export function nextOf(ask: Searching): Next {
  if (isAlone(ask)) return ask.exhausted ? 'namedSilent' : 'named'
  if (!ask.exhausted) return 'onward'
  return ask.asked === 0 ? 'nobody' : 'everybody'
}
