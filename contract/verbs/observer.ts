import { z } from 'zod'
import { errors } from '../errors.ts'
import { HANDOVER_LINE } from '../limits.ts'
import { Candidates } from '../now.ts'
import { ComesTo, Id } from '../terms.ts'
import { verb } from '../verb.ts'

/**
 * A third comes to look on, or to advise. One of the two proposes somebody, the other agrees within thirty seconds, then that
 * person comes; either of the two sends them away at once. Nobody hears of a no.
 */
const done = z.object({ done: z.literal(true) })
const of = { sessionId: Id, observerId: Id }

export const observers = {
  /** Who may be asked to advise. */
  candidates: verb('member', 'own_session')
    .route({
      method: 'GET',
      path: '/sessions/{sessionId}/advisers',
      summary: 'Who could advise',
      tags: ['observer'],
    })
    .input(z.object({ sessionId: Id }))
    .output(Candidates)
    .errors(errors('SESSION_ENDED')),

  /** `line` is for whoever is to advise. */
  propose: verb('member', 'own_session')
    .route({
      method: 'POST',
      path: '/sessions/{sessionId}/observers',
      summary: 'Propose who looks on, or advises',
      tags: ['observer'],
    })
    .input(
      z.object({
        sessionId: Id,
        personId: Id,
        comesTo: ComesTo.default('look_on'),
        line: z.string().trim().max(HANDOVER_LINE).default(''),
      }),
    )
    .output(done)
    .errors(errors('SESSION_ENDED', 'OBSERVERS_FULL', 'NOT_FREE')),

  /** The other one's word. */
  answer: verb('member', 'own_session')
    .route({
      method: 'POST',
      path: '/sessions/{sessionId}/observers/{observerId}/answer',
      summary: 'Agree to who looks on, or not',
      tags: ['observer'],
    })
    .input(z.object({ ...of, yes: z.boolean() }))
    .output(done)
    .errors(errors('NOT_FREE')),

  /** Takes a proposal or an invitation back, or sends away who is there. */
  remove: verb('member', 'own_session')
    .route({
      method: 'POST',
      path: '/sessions/{sessionId}/observers/{observerId}/remove',
      summary: 'Send away who looks on',
      tags: ['observer'],
    })
    .input(z.object(of))
    .output(done),

  /** Whoever is invited. */
  come: verb('member', 'own_session')
    .route({ method: 'POST', path: '/sessions/{sessionId}/observing', summary: 'Look on', tags: ['observer'] })
    .input(z.object({ sessionId: Id }))
    .output(done),

  leave: verb('member', 'own_session')
    .route({
      method: 'DELETE',
      path: '/sessions/{sessionId}/observing',
      summary: 'Look on no longer',
      tags: ['observer'],
    })
    .input(z.object({ sessionId: Id }))
    .output(done),
}
