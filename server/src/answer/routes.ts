import type { Matches } from '../match/matches.ts'
import { callerOf, wire } from '../wire.ts'
import { acceptAnswer, callAuthor, knownAnswers, listAnswers, sayLine } from './deciding.ts'
import { pass, readPage, readWaiting, takeBack, writeAnswer } from './writing.ts'

/** From the contract to the actions. */

export const answerRoutes = (matches: Matches) => ({
  waiting: wire.answers.waiting.handler(({ context }) => readWaiting(context.house, callerOf(context))),
  page: wire.answers.page.handler(({ input, context }) => readPage(context.house, callerOf(context), input.askId)),
  draft: wire.answers.draft.handler(({ input, context }) =>
    writeAnswer(context.house, callerOf(context), input, 'draft'),
  ),
  send: wire.answers.send.handler(({ input, context }) => writeAnswer(context.house, callerOf(context), input, 'send')),
  takeBack: wire.answers.takeBack.handler(({ input, context }) =>
    takeBack(context.house, callerOf(context), input.askId),
  ),
  pass: wire.answers.pass.handler(async ({ input, context }) => {
    await pass(context.house, callerOf(context), input.askId)
    return { passed: true as const }
  }),
  list: wire.answers.list.handler(({ input, context }) =>
    listAnswers(context.house, matches, callerOf(context), input.askId),
  ),
  accept: wire.answers.accept.handler(({ input, context }) => acceptAnswer(context.house, callerOf(context), input)),
  say: wire.answers.say.handler(({ input, context }) => sayLine(context.house, callerOf(context), input)),
  call: wire.answers.call.handler(({ input, context }) =>
    callAuthor(context.house, matches, callerOf(context), input.answerId),
  ),
  known: wire.answers.known.handler(({ input, context }) =>
    knownAnswers(context.house, matches, callerOf(context), input.text),
  ),
})
