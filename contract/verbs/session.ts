import { z } from 'zod'
import { errors } from '../errors.ts'
import { MOST_FILE_BYTES, MOST_SNIPPET } from '../limits.ts'
import { DoneAlone, Forgetting, GuideRecord, Message, SessionView } from '../session.ts'
import {
  Id,
  Instant,
  OutcomeKind,
  OutcomeWord,
  PageQuery,
  PersonRef,
  PictureRef,
  pageOf,
  SessionRole,
  SkillRef,
} from '../terms.ts'
import { verb } from '../verb.ts'

/** The live encounter, and closing it. */

export const SessionRow = z.object({
  id: Id,
  askId: Id,
  role: SessionRole,
  other: PersonRef,
  text: z.string(),
  at: Instant,
  minutes: z.number().int(),
  outcome: z.enum(['solved', 'partly', 'not_solved', 'unknown']).nullable(),
  /** What its seeker did alone of it, as their word has it. */
  doneAlone: DoneAlone.nullable(),
  /** How many steps are left with it. */
  steps: z.number().int(),
})
export type SessionRow = z.infer<typeof SessionRow>

/** As RTCConfiguration takes them. TURN credentials are of this person and attempt, at most ten minutes old. */
export const IceServers = z.object({
  iceServers: z.array(
    z.object({ urls: z.array(z.string()), username: z.string().optional(), credential: z.string().optional() }),
  ),
  relayOnly: z.boolean(),
  expiresAt: Instant,
})
export type IceServers = z.infer<typeof IceServers>

export const Passed = z.discriminatedUnion('kind', [
  // Not trimmed: blanks are part of what it says.
  z.object({ kind: z.literal('snippet'), text: z.string().max(MOST_SNIPPET).regex(/\S/) }),
  z.object({ kind: z.literal('picture'), pictureId: Id }),
  z.object({
    kind: z.literal('file'),
    name: z.string().trim().min(1).max(255),
    bytes: z.number().int().min(0).max(MOST_FILE_BYTES),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
])
export type Passed = z.infer<typeof Passed>

export const sessions = {
  list: verb('member')
    .route({ method: 'GET', path: '/sessions', summary: 'My pairs', tags: ['session'] })
    .input(PageQuery)
    .output(pageOf(SessionRow)),

  get: verb('member', 'own_session')
    .route({ method: 'GET', path: '/sessions/{sessionId}', summary: 'One of my sessions', tags: ['session'] })
    .input(z.object({ sessionId: Id }))
    .output(
      z.discriminatedUnion('state', [
        z.object({ state: z.literal('open'), session: SessionView }),
        z.object({
          state: z.literal('ended'),
          session: SessionRow,
          pictures: z.array(PictureRef).max(6),
          guide: GuideRecord,
          /** Those who came to advise. */
          advisers: z.array(PersonRef).max(10),
          forgetting: Forgetting,
          /** When both wished it, and what was written until then was deleted. */
          forgottenAt: Instant.nullable(),
        }),
      ]),
    ),

  messages: verb('member', 'own_session')
    .route({ method: 'GET', path: '/sessions/{sessionId}/messages', summary: 'What was written', tags: ['session'] })
    .input(PageQuery.extend({ sessionId: Id }))
    .output(pageOf(Message)),

  /** `id` is made by the client: sent twice, it is kept once. */
  say: verb('member', 'own_session')
    .route({ method: 'POST', path: '/sessions/{sessionId}/messages', summary: 'Write to the other', tags: ['session'] })
    .input(
      z.object({
        sessionId: Id,
        id: Id,
        kind: z.enum(['text', 'mark']).default('text'),
        text: z.string().trim().min(1).max(4000),
      }),
    )
    .output(Message)
    .errors(errors('SESSION_ENDED')),

  /** `id` as above. Of a file only this is kept: its bytes went from browser to browser, and are said here once they arrived whole. */
  pass: verb('member', 'own_session')
    .route({ method: 'POST', path: '/sessions/{sessionId}/passed', summary: 'Pass across', tags: ['session'] })
    .input(z.object({ sessionId: Id, id: Id, what: Passed }))
    .output(Message)
    .errors(errors('SESSION_ENDED', 'PICTURE_TAKEN')),

  /** When both wish it, everything written and passed across so far is deleted at once. `wish: false` takes it back. */
  forget: verb('member', 'own_session')
    .route({ method: 'PUT', path: '/sessions/{sessionId}/forgetting', summary: 'Wish it forgotten', tags: ['session'] })
    .input(z.object({ sessionId: Id, wish: z.boolean() }))
    .output(z.object({ forgotten: z.boolean() })),

  /** Servers to connect through; also for a seeker who prepares while waiting (`/ice`). */
  ice: verb('member')
    .route({ method: 'POST', path: '/ice', summary: 'STUN and TURN servers, with credentials', tags: ['session'] })
    .output(IceServers),

  end: verb('member', 'own_session')
    .route({ method: 'POST', path: '/sessions/{sessionId}/end', summary: 'End the session', tags: ['session'] })
    .input(z.object({ sessionId: Id }))
    .output(z.object({ minutes: z.number().int() })),
}

export const outcomes = {
  /** Both may answer; the seeker's word counts. `not_solved` leads back to searching without that helper. */
  say: verb('member', 'own_session')
    .route({ method: 'POST', path: '/sessions/{sessionId}/outcome', summary: 'What came of it', tags: ['outcome'] })
    .input(
      z.object({
        sessionId: Id,
        outcome: OutcomeWord,
        kind: OutcomeKind.optional(),
        skillIds: z.array(Id).max(10).default([]),
        thanks: z.string().trim().max(1000).optional(),
      }),
    )
    .output(z.object({ askId: Id, searching: z.boolean() }))
    .errors(errors('OUTCOME_SAID', 'OUTCOME_TOO_LATE')),

  /** Not now: asked once more at the next visit, then never again. */
  skip: verb('member', 'own_session')
    .route({ method: 'POST', path: '/sessions/{sessionId}/outcome/skip', summary: 'Not now', tags: ['outcome'] })
    .input(z.object({ sessionId: Id }))
    .output(z.object({ skipped: z.literal(true) })),

  /** Words of thanks I received, newest first. */
  thanks: verb('member')
    .route({ method: 'GET', path: '/me/thanks', summary: 'Thanks I received', tags: ['outcome'] })
    .input(PageQuery)
    .output(pageOf(z.object({ from: PersonRef, words: z.string(), at: Instant, skills: z.array(SkillRef) }))),
}
