import type { Matches } from '../match/matches.ts'
import { callerOf, wire } from '../wire.ts'
import { act, candidates, move, propose } from './actions.ts'

const done = { done: true as const }

export const observerRoutes = (matches: Matches) => ({
  candidates: wire.observers.candidates.handler(async ({ input, context }) => ({
    people: await candidates(context.house, matches, callerOf(context), input.sessionId),
  })),
  propose: wire.observers.propose.handler(async ({ input, context }) => {
    await propose(context.house, matches, callerOf(context), input)
    return done
  }),
  answer: wire.observers.answer.handler(async ({ input, context }) => {
    const { sessionId, observerId, yes } = input
    await act(context.house, matches, callerOf(context), { sessionId, observerId, act: yes ? 'agree' : 'refuse' })
    return done
  }),
  remove: wire.observers.remove.handler(async ({ input, context }) => {
    await act(context.house, matches, callerOf(context), { ...input, act: 'remove' })
    return done
  }),
  come: wire.observers.come.handler(async ({ input, context }) => {
    await move(context.house, callerOf(context), { ...input, act: 'come' })
    return done
  }),
  leave: wire.observers.leave.handler(async ({ input, context }) => {
    await move(context.house, callerOf(context), { ...input, act: 'leave' })
    return done
  }),
})
