import { z } from 'zod'
import { errors } from '../errors.ts'
import { AskView } from '../now.ts'
import { Id } from '../terms.ts'
import { verb } from '../verb.ts'

/** Going live later: of an ask that is put aside, its seeker is asked "now?" once somebody it fits may be tapped. "Now" is `asks.resume`. */
export const later = {
  wish: verb('member', 'own_ask')
    .route({ method: 'POST', path: '/asks/{askId}/later', summary: 'Ask me once somebody is there', tags: ['ask'] })
    .input(z.object({ askId: Id, wish: z.boolean().default(true) }))
    .output(AskView)
    .errors(errors('ASK_STATE')),

  notNow: verb('member', 'own_ask')
    .route({ method: 'POST', path: '/asks/{askId}/not-now', summary: 'Not now, ask me again', tags: ['ask'] })
    .input(z.object({ askId: Id }))
    .output(AskView)
    .errors(errors('ASK_STATE')),
}
