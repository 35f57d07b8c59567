import { z } from 'zod'
import { errors } from '../errors.ts'
import { AskView } from '../now.ts'
import { Id } from '../terms.ts'
import { verb } from '../verb.ts'

/** Two asks that are near the same: the later one may wait for what comes of the first. Neither learns who the other is. */
export const group = {
  join: verb('member', 'own_ask')
    .route({ method: 'POST', path: '/asks/{askId}/follow', summary: 'Wait for what comes of the like', tags: ['ask'] })
    .input(z.object({ askId: Id }))
    .output(AskView)
    .errors(errors('ASK_STATE', 'FIRST_GONE')),

  refuse: verb('member', 'own_ask')
    .route({ method: 'DELETE', path: '/asks/{askId}/follow', summary: 'Search on by myself', tags: ['ask'] })
    .input(z.object({ askId: Id }))
    .output(AskView),

  /** Before saying what came of it, or after. `sent`: to so many who wait with the same. */
  leaveLine: verb('member', 'own_session')
    .route({
      method: 'POST',
      path: '/sessions/{sessionId}/line',
      summary: 'A line for who waits with the same',
      tags: ['session'],
    })
    .input(z.object({ sessionId: Id, text: z.string().trim().min(1).max(2_000) }))
    .output(z.object({ sent: z.number().int() })),
}
