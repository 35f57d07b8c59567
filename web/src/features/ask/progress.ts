import type { AskView } from '@binome/contract/now.ts'

type Searching = Extract<AskView, { state: 'searching' }>

/** What the page says of the search: one sentence of now, one of what comes next. Counts only grow. */
export type Progress = { now: 'starting' } | { now: 'nobody' } | { now: 'asked'; count: number }

export type Next = { next: 'exhausted' } | { next: 'lastWave' } | { next: 'soon' } | { next: 'widens'; seconds: number }

export const progressOf = ({ asked, exhausted }: Searching): Progress =>
  asked > 0 ? { now: 'asked', count: asked } : exhausted ? { now: 'nobody' } : { now: 'starting' }

/** @param now milliseconds since the epoch */
export function nextOf({ widensBy, exhausted, asked }: Searching, now: number): Next {
  if (exhausted) return { next: 'exhausted' }
  if (!widensBy) return asked > 0 ? { next: 'lastWave' } : { next: 'soon' }
  const seconds = (new Date(widensBy).getTime() - now) / 1000
  return seconds >= 1 ? { next: 'widens', seconds } : { next: 'soon' }
}
