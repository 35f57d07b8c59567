import { z } from 'zod'
import { errors } from '../errors.ts'
import { HANDOVER_LINE } from '../limits.ts'
import { Candidates } from '../now.ts'
import { GuideRecord, HandoverView, Message } from '../session.ts'
import { Id, Instant, PersonRef } from '../terms.ts'
import { verb } from '../verb.ts'

/**
 * Going on with another helper. Either of the two proposes somebody, the seeker agrees, that colleague is tapped; the two
 * go on meanwhile. Nobody hears of a no.
 */
const of = { sessionId: Id, handoverId: Id }

export const handover = {
  /** Whom one may propose. */
  candidates: verb('member', 'own_session')
    .route({ method: 'GET', path: '/sessions/{sessionId}/handover', summary: 'Who could go on', tags: ['handover'] })
    .input(z.object({ sessionId: Id }))
    .output(Candidates)
    .errors(errors('SESSION_ENDED')),

  /** `line` is for the colleague. A seeker's own proposal needs no other yes: the colleague is asked at once. */
  propose: verb('member', 'own_session')
    .route({ method: 'POST', path: '/sessions/{sessionId}/handover', summary: 'Propose somebody', tags: ['handover'] })
    .input(z.object({ sessionId: Id, toId: Id, line: z.string().trim().max(HANDOVER_LINE) }))
    .output(z.object({ handover: HandoverView }))
    .errors(errors('SESSION_ENDED', 'HANDOVER_OPEN', 'NOT_FREE')),

  /** The seeker's word on it. */
  answer: verb('member', 'own_session')
    .route({
      method: 'POST',
      path: '/sessions/{sessionId}/handover/{handoverId}/answer',
      summary: 'Agree, or stay with this helper',
      tags: ['handover'],
    })
    .input(z.object({ ...of, yes: z.boolean() }))
    .output(z.object({ handover: HandoverView.nullable() }))
    .errors(errors('SESSION_ENDED')),

  /** Either of the two: they go on together after all, and a tap that was sent is taken back. */
  takeBack: verb('member', 'own_session')
    .route({
      method: 'POST',
      path: '/sessions/{sessionId}/handover/{handoverId}/take-back',
      summary: 'Go on together after all',
      tags: ['handover'],
    })
    .input(z.object(of))
    .output(z.object({ handover: HandoverView.nullable() })),

  /** What was tried before this session, with those who handed it over: for its two, oldest first. */
  before: verb('member', 'own_session')
    .route({ method: 'GET', path: '/sessions/{sessionId}/before', summary: 'What was tried', tags: ['handover'] })
    .input(z.object({ sessionId: Id }))
    .output(
      z.object({
        encounters: z
          .array(
            z.object({
              sessionId: Id,
              helper: PersonRef,
              line: z.string(),
              at: Instant,
              minutes: z.number().int(),
              guide: GuideRecord,
              messages: z.array(Message).max(200),
            }),
          )
          .max(10),
      }),
    ),
}
