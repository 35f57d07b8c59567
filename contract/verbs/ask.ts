import { z } from 'zod'
import { errors } from '../errors.ts'
import { AskView } from '../now.ts'
import { AskText, Id, Instant, Language, PageQuery, PictureRef, pageOf } from '../terms.ts'
import { verb } from '../verb.ts'

/** Asking: one line, a picture, and what one may do while waiting. */

export const pictures = {
  add: verb('member', 'none', { idempotent: true })
    .route({
      method: 'POST',
      path: '/pictures',
      summary: 'A pasted picture (PNG, JPEG or WebP, up to 10 MB)',
      tags: ['ask'],
    })
    .input(z.object({ file: z.file() }))
    .output(PictureRef)
    .errors(errors('TOO_LARGE', 'PICTURE_UNREADABLE')),

  remove: verb('member', 'own_picture')
    .route({
      method: 'DELETE',
      path: '/pictures/{pictureId}',
      summary: 'Take a picture back before asking',
      tags: ['ask'],
    })
    .input(z.object({ pictureId: Id }))
    .output(z.object({ removed: z.literal(true) }))
    .errors(errors('PICTURE_TAKEN')),
}

/** A moment by which a share had found somebody; between `from` and `to` (null: later than was seen) it may well lie. */
const WaitMoment = z.object({ seconds: z.number(), from: z.number(), to: z.number().nullable() })

export const WaitEstimate = z.object({
  /** Past asks it is made of, and those among them with like words. */
  asks: z.number().int(),
  similar: z.number().int(),
  /** Most of it is of this hour of the day. */
  thisHour: z.boolean(),
  /** Its curve: the share that had found someone by then. `half` and `nineOfTen` of the first of `ahead` lie on it. */
  points: z.array(z.object({ seconds: z.number(), share: z.number().min(0).max(1) })).max(100),
  ahead: z
    .array(
      z.object({
        waitedSeconds: z.number(),
        /** Enough asks waited so long to say anything; a moment that is null then was never reached by so many. */
        known: z.boolean(),
        half: WaitMoment.nullable(),
        nineOfTen: WaitMoment.nullable(),
      }),
    )
    .max(40),
})
export type WaitEstimate = z.infer<typeof WaitEstimate>

export const asks = {
  /**
   * While typing: who could help now, and what an ask that left now may expect. Null when too little is known;
   * `thisHour`: most of it is of this hour.
   */
  preview: verb('member', 'organization')
    .route({ method: 'POST', path: '/asks/preview', summary: 'How many could help now', tags: ['ask'] })
    .input(z.object({ text: z.string().max(10_000), skillIds: z.array(Id).max(10).default([]) }))
    .output(
      z.object({
        accepting: z.number().int(),
        /** Nobody whom I may ask is at work now: when the first of them is again. Null: somebody is. */
        opensAt: Instant.nullable(),
        fitting: z.number().int(),
        waitSeconds: z.number().int().nullable(),
        nineOfTenSeconds: z.number().int().nullable(),
        thisHour: z.boolean(),
        language: Language,
      }),
    ),

  open: verb('member', 'organization', { idempotent: true })
    .route({ method: 'POST', path: '/asks', summary: 'Ask', tags: ['ask'] })
    .input(
      z.object({
        text: AskText,
        pictureIds: z.array(Id).max(6).default([]),
        skillIds: z.array(Id).max(10).default([]),
        forPersonId: Id.optional(),
        /** Those tapped do not see who asks, until one of them comes. */
        unnamed: z.boolean().default(false),
      }),
    )
    .output(AskView)
    .errors(errors('ASK_OPEN', 'IN_SESSION', 'PICTURE_TAKEN', 'NOT_ASKABLE')),

  list: verb('member')
    .route({ method: 'GET', path: '/asks', summary: 'My asks', tags: ['ask'] })
    .input(PageQuery)
    .output(pageOf(AskView)),

  get: verb('member', 'own_ask')
    .route({ method: 'GET', path: '/asks/{askId}', summary: 'One of my asks', tags: ['ask'] })
    .input(z.object({ askId: Id }))
    .output(AskView),

  change: verb('member', 'own_ask')
    .route({ method: 'PATCH', path: '/asks/{askId}', summary: 'Change or add a detail while searching', tags: ['ask'] })
    .input(
      z.object({
        askId: Id,
        text: AskText.optional(),
        pictureIds: z.array(Id).max(6).optional(),
        skillIds: z.array(Id).max(10).optional(),
      }),
    )
    .output(AskView)
    .errors(errors('ASK_STATE', 'PICTURE_TAKEN')),

  widen: verb('member', 'own_ask')
    .route({
      method: 'POST',
      path: '/asks/{askId}/widen',
      summary: 'Ask others, or more people at once',
      tags: ['ask'],
    })
    .input(z.object({ askId: Id }))
    .output(AskView)
    .errors(errors('ASK_STATE')),

  /**
   * Stop searching and keep the ask; `resume` takes it up again. `written`: those it fits may answer it in writing. Of an
   * ask that is put aside already, it says that anew.
   */
  park: verb('member', 'own_ask')
    .route({ method: 'POST', path: '/asks/{askId}/park', summary: 'Put the ask aside', tags: ['ask'] })
    .input(z.object({ askId: Id, written: z.boolean().default(false) }))
    .output(AskView)
    .errors(errors('ASK_STATE')),

  /** parked → searching, or resolved → searching within seven days. */
  resume: verb('member', 'own_ask')
    .route({ method: 'POST', path: '/asks/{askId}/resume', summary: 'Search again', tags: ['ask'] })
    .input(z.object({ askId: Id }))
    .output(AskView)
    .errors(errors('ASK_STATE', 'ASK_OPEN', 'IN_SESSION', 'REOPEN_TOO_LATE')),

  /** searching or parked → abandoned; or parked → resolved with `solvedAlone`. */
  cancel: verb('member', 'own_ask')
    .route({ method: 'POST', path: '/asks/{askId}/cancel', summary: 'Take the ask back', tags: ['ask'] })
    .input(z.object({ askId: Id, solvedAlone: z.boolean().default(false) }))
    .output(AskView)
    .errors(errors('ASK_STATE')),

  /**
   * What this ask may expect by what others waited, those of its hour and with like words before all: a curve, and for
   * longer and longer waits seconds from then, with bounds; null when too few can tell.
   */
  waits: verb('member', 'own_ask')
    .route({ method: 'GET', path: '/asks/{askId}/waits', summary: 'How long other asks waited', tags: ['ask'] })
    .input(z.object({ askId: Id }))
    .output(z.object({ estimate: WaitEstimate.nullable() })),
}
