import { z } from 'zod'
import { errors } from '../errors.ts'
import { DoneAlone, GuideView } from '../session.ts'
import { Id, Instant, PageQuery, PersonRef, pageOf, SessionMode } from '../terms.ts'
import { verb } from '../verb.ts'

/**
 * Being accompanied through it: modes, the steps the seeker ticks, and doing it alone. Ids, versions and turnings are
 * the client's, so that a deed sent twice or late is kept once.
 */

const ofStep = { sessionId: Id, stepId: Id }
const version = z.int().min(1).max(1_000_000)

export const guide = {
  setMode: verb('member', 'own_session')
    .route({ method: 'POST', path: '/sessions/{sessionId}/mode', summary: 'Choose a mode', tags: ['guide'] })
    .input(z.object({ sessionId: Id, id: Id, mode: SessionMode }))
    .output(GuideView)
    .errors(errors('SESSION_ENDED')),

  /** `version` 0: a new step, behind `after`, first when null, last without it. Else new words for the one seen. */
  writeStep: verb('member', 'own_session')
    .route({ method: 'PUT', path: '/sessions/{sessionId}/steps/{stepId}', summary: 'Write a step', tags: ['guide'] })
    .input(
      z.object({
        ...ofStep,
        words: z.string().trim().max(200),
        version: z.int().min(0).max(1_000_000),
        after: Id.nullable().optional(),
      }),
    )
    .output(GuideView)
    .errors(errors('SESSION_ENDED', 'STEP_CHANGED', 'STEPS_FULL', 'GUIDE_TURN')),

  /** Behind `after`; first when null. */
  placeStep: verb('member', 'own_session')
    .route({
      method: 'POST',
      path: '/sessions/{sessionId}/steps/{stepId}/place',
      summary: 'Move a step',
      tags: ['guide'],
    })
    .input(z.object({ ...ofStep, version, after: Id.nullable() }))
    .output(GuideView)
    .errors(errors('SESSION_ENDED', 'STEP_CHANGED', 'GUIDE_TURN')),

  removeStep: verb('member', 'own_session')
    .route({
      method: 'POST',
      path: '/sessions/{sessionId}/steps/{stepId}/remove',
      summary: 'Remove a step',
      tags: ['guide'],
    })
    .input(z.object({ ...ofStep, version }))
    .output(GuideView)
    .errors(errors('SESSION_ENDED', 'STEP_CHANGED', 'GUIDE_TURN')),

  /** The seeker's alone. `turns`: how often they have turned this tick by now; odd is done. */
  tickStep: verb('member', 'own_session')
    .route({ method: 'POST', path: '/sessions/{sessionId}/steps/{stepId}/tick', summary: 'Tick', tags: ['guide'] })
    .input(z.object({ ...ofStep, pass: z.enum(['together', 'alone']), turns: z.int().min(1).max(1_000_000) }))
    .output(GuideView)
    .errors(errors('SESSION_ENDED', 'GUIDE_TURN')),

  /** The seeker begins to do it alone; either ends it. */
  setAlone: verb('member', 'own_session')
    .route({ method: 'POST', path: '/sessions/{sessionId}/alone', summary: 'Once alone', tags: ['guide'] })
    .input(z.object({ sessionId: Id, id: Id, alone: z.boolean() }))
    .output(GuideView)
    .errors(errors('SESSION_ENDED', 'NO_STEPS')),

  /** What I did alone after being shown, newest first. Mine to read, nobody else's. */
  mine: verb('member')
    .route({ method: 'GET', path: '/me/done-alone', summary: 'What I did alone', tags: ['guide'] })
    .input(PageQuery)
    .output(pageOf(DoneAlone.extend({ sessionId: Id, text: z.string(), helper: PersonRef, at: Instant }))),
}
