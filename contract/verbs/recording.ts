import { z } from 'zod'
import { errors } from '../errors.ts'
import { MOST_RECORDED_MARKS } from '../limits.ts'
import { RecordingNow } from '../session.ts'
import { Mark } from '../signal.ts'
import { Id, Instant, SessionRole } from '../terms.ts'
import { verb } from '../verb.ts'

/**
 * Recording a session, while both of its people say yes. The bytes go by the tus protocol beside these verbs
 * (`/recordings/{recordingId}/pieces`), and are played from `/recordings/{recordingId}`.
 */

const ofRecording = { sessionId: Id, recordingId: Id }
const path = '/sessions/{sessionId}/recordings/{recordingId}' as const

const ms = z.int().min(0).max(86_400_000)

/** A mark on the timeline: there from `from` to `to`, ms of the recording; null: to its end. Points are of the recorded picture. */
export const RecordedMark = Mark.omit({ stage: true }).extend({ by: SessionRole, from: ms, to: ms.nullable() })
export type RecordedMark = z.infer<typeof RecordedMark>

export const Recording = z.object({
  id: Id,
  startedAt: Instant,
  /** About: by when its pieces came. */
  ms: z.number().int(),
  bytes: z.number().int(),
  because: z.enum(['stopped', 'session', 'silent', 'full']),
  expiresAt: Instant,
})
export type Recording = z.infer<typeof Recording>

const now = z.object({ recording: RecordingNow.nullable() })

export const recordings = {
  /** Asks the other to be recorded; says yes when the other has asked already. `recordingId` is made by the client. */
  ask: verb('member', 'own_session')
    .route({ method: 'PUT', path, summary: 'Ask to record', tags: ['recording'] })
    .input(z.object(ofRecording))
    .output(now)
    .errors(errors('SESSION_ENDED', 'NOT_RECORDED')),

  /** Yes to what the other asks. No, at any time: refuses, takes back, or stops it at once. */
  consent: verb('member', 'own_session')
    .route({ method: 'PUT', path: `${path}/consent`, summary: 'Yes or no to recording', tags: ['recording'] })
    .input(z.object({ ...ofRecording, yes: z.boolean() }))
    .output(now)
    .errors(errors('SESSION_ENDED', 'NOT_RECORDED')),

  /** What is drawn while it runs, by the page that records. Said again, the last stands. */
  mark: verb('member', 'own_session')
    .route({ method: 'PUT', path: `${path}/mark`, summary: 'A mark on the timeline', tags: ['recording'] })
    .input(z.object({ ...ofRecording, mark: RecordedMark }))
    .output(z.object({ kept: z.boolean() }))
    .errors(errors('RECORDING_OVER')),

  list: verb('member', 'own_session')
    .route({
      method: 'GET',
      path: '/sessions/{sessionId}/recordings',
      summary: 'What was recorded',
      tags: ['recording'],
    })
    .input(z.object({ sessionId: Id }))
    .output(z.object({ recordings: z.array(Recording).max(100) })),

  marks: verb('member', 'own_session')
    .route({ method: 'GET', path: `${path}/marks`, summary: 'Marks of a recording', tags: ['recording'] })
    .input(z.object(ofRecording))
    .output(z.object({ marks: z.array(RecordedMark).max(MOST_RECORDED_MARKS) })),

  /** Either of the two deletes it: rows and bytes are gone when this answers. */
  remove: verb('member', 'own_session')
    .route({ method: 'POST', path: `${path}/remove`, summary: 'Delete a recording', tags: ['recording'] })
    .input(z.object(ofRecording))
    .output(z.object({ removed: z.literal(true) })),

  /** How long this house keeps recordings, from their end on; 0: it makes none. */
  policy: verb('admin', 'organization')
    .route({ method: 'GET', path: '/admin/recordings', summary: 'How long recordings are kept', tags: ['recording'] })
    .output(z.object({ days: z.number().int() })),

  /** Also for those there are: what is older goes within the hour. */
  setPolicy: verb('admin', 'organization')
    .route({ method: 'PUT', path: '/admin/recordings', summary: 'Keep recordings so long', tags: ['recording'] })
    .input(z.object({ days: z.int().min(0).max(365) }))
    .output(z.object({ days: z.number().int() })),
}
