import type { AnswerState } from './rules.ts'

/** Whatever moves an answer: `draft` to `take_back` its author, `accept` the seeker of its ask. */
export type AnswerMove = 'draft' | 'send' | 'take_back' | 'accept'

/** [Q3] From where to where; `none` is an answer that is not there yet. */
export const lifecycle: { readonly [S in AnswerState | 'none']: { readonly [M in AnswerMove]?: AnswerState } } = {
  none: { draft: 'draft', send: 'sent' },
  draft: { draft: 'draft', send: 'sent' },
  sent: { send: 'sent', take_back: 'draft', accept: 'accepted' },
  accepted: {},
}

/** Where a move leads from a state, or null where there is no such way. */
export function next(state: AnswerState | 'none', move: AnswerMove): AnswerState | null {
  return lifecycle[state][move] ?? null
}
