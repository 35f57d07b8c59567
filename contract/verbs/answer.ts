import { z } from 'zod'
import { errors } from '../errors.ts'
import { AskView, TapFrom } from '../now.ts'
import { MarkTool, Point } from '../signal.ts'
import { Id, Instant, Language, PersonRef, PictureRef, SkillRef } from '../terms.ts'
import { verb } from '../verb.ts'

/** Answering in writing an ask that is put aside: when one has time, by those it fits. */

/** Drawn on a picture: `pen` the stroke, `arrow` tail and head, `box` two corners, `text` and `step` their one place. */
export const PictureMark = z.object({
  tool: MarkTool,
  points: z.array(Point).min(1).max(500),
  step: z.number().int().min(1).max(99).nullable(),
  words: z.string().max(200),
})
export type PictureMark = z.infer<typeof PictureMark>

const AnswerText = z.string().trim().max(10_000)
const mostPictures = 6
const mostLines = 40

/** A line of the two about an answer. */
export const AnswerLine = z.object({ id: Id, by: z.enum(['seeker', 'author']), text: z.string(), at: Instant })
export type AnswerLine = z.infer<typeof AnswerLine>

/** What is drawn on it, as text too: for whoever does not see it. */
const AnswerPicture = z.object({ picture: PictureRef, marks: z.array(PictureMark).max(60) })

/** An answer as its seeker reads it. `version` grows with every change: what is accepted is what was read. */
export const AnswerView = z.object({
  id: Id,
  askId: Id,
  by: PersonRef,
  state: z.enum(['sent', 'accepted']),
  version: z.number().int(),
  text: z.string(),
  pictures: z.array(AnswerPicture).max(mostPictures),
  sentAt: Instant,
  /** Changed since it was sent. */
  changedAt: Instant.nullable(),
  lines: z.array(AnswerLine).max(mostLines),
  /** They can be asked to come live now. */
  callable: z.boolean(),
})
export type AnswerView = z.infer<typeof AnswerView>

/** My own answer, draft or sent. `under`: the picture that was drawn on, to draw on further. `shared`: others may find it. */
export const MyAnswer = z.object({
  id: Id,
  state: z.enum(['draft', 'sent', 'accepted']),
  version: z.number().int(),
  text: z.string(),
  pictures: z.array(AnswerPicture.extend({ under: PictureRef.nullable() })).max(mostPictures),
  shared: z.boolean(),
  changedAt: Instant,
  lines: z.array(AnswerLine).max(mostLines),
})
export type MyAnswer = z.infer<typeof MyAnswer>

/** An ask that waits for a written answer, for one of those asked. */
export const Waiting = z.object({
  askId: Id,
  text: z.string(),
  language: Language,
  pictures: z.array(PictureRef).max(6),
  skills: z.array(SkillRef).max(10),
  from: TapFrom,
  openedAt: Instant,
  since: Instant,
  /** Whether I have begun. `asked_back`: the last line is the seeker's. */
  mine: z.enum(['none', 'draft', 'sent', 'asked_back']),
})
export type Waiting = z.infer<typeof Waiting>

/** `gone`: it waits no more, and not a word of it is told. `accepted`: mine was the one. */
export const WritePage = z.discriminatedUnion('state', [
  z.object({ state: z.literal('here'), ask: Waiting, answer: MyAnswer.nullable() }),
  z.object({ state: z.literal('accepted'), ask: Waiting, answer: MyAnswer, thanks: z.string().nullable() }),
  z.object({ state: z.literal('gone'), answer: MyAnswer.nullable() }),
])
export type WritePage = z.infer<typeof WritePage>

const written = z.object({
  askId: Id,
  text: AnswerText,
  /** Pictures of mine, in order; `underId`: mine or the ask's, what it was drawn on. */
  pictures: z
    .array(
      z.object({
        pictureId: Id,
        underId: Id.nullable().default(null),
        marks: z.array(PictureMark).max(60).default([]),
      }),
    )
    .max(mostPictures)
    .default([]),
  /** Once accepted, colleagues with the like of this ask may read it. */
  shared: z.boolean().default(true),
})

export const answers = {
  /** Asks put aside that fit me, those asked back first, then the longest waiting. */
  waiting: verb('member')
    .route({ method: 'GET', path: '/answers/waiting', summary: 'Asks I may answer in writing', tags: ['answer'] })
    .output(z.object({ asks: z.array(Waiting).max(50) })),

  page: verb('member', 'own_writing')
    .route({ method: 'GET', path: '/asks/{askId}/answer', summary: 'An ask, and my answer to it', tags: ['answer'] })
    .input(z.object({ askId: Id }))
    .output(WritePage),

  /** Keeps what I have written so far; nobody else sees it. */
  draft: verb('member', 'own_writing')
    .route({ method: 'PUT', path: '/asks/{askId}/answer/draft', summary: 'Keep my draft', tags: ['answer'] })
    .input(written)
    .output(MyAnswer)
    .errors(errors('ASK_STATE', 'ANSWER_STATE', 'PICTURE_TAKEN')),

  /** Gives it to the seeker; again until it is accepted, as a change. */
  send: verb('member', 'own_writing')
    .route({ method: 'PUT', path: '/asks/{askId}/answer', summary: 'Send or change my answer', tags: ['answer'] })
    .input(written)
    .output(MyAnswer)
    .errors(errors('ASK_STATE', 'ANSWER_STATE', 'PICTURE_TAKEN')),

  /** sent → draft: the seeker reads it no more. */
  takeBack: verb('member', 'own_writing')
    .route({ method: 'POST', path: '/asks/{askId}/answer/take-back', summary: 'Take my answer back', tags: ['answer'] })
    .input(z.object({ askId: Id }))
    .output(MyAnswer)
    .errors(errors('ASK_STATE', 'ANSWER_STATE')),

  /** Not for me: it leaves my list, and nobody hears of it. */
  pass: verb('member', 'own_writing')
    .route({ method: 'POST', path: '/asks/{askId}/answer/pass', summary: 'Leave it to others', tags: ['answer'] })
    .input(z.object({ askId: Id }))
    .output(z.object({ passed: z.literal(true) }))
    .errors(errors('ANSWER_STATE')),

  /** Answers to one of my asks, the accepted one first. `suggestedSkills`: what its words speak of. */
  list: verb('member', 'own_ask')
    .route({ method: 'GET', path: '/asks/{askId}/answers', summary: 'Written answers to my ask', tags: ['answer'] })
    .input(z.object({ askId: Id }))
    .output(
      z.object({
        answers: z.array(AnswerView).max(50),
        suggestedSkills: z.array(SkillRef).max(6),
        unnamed: z.boolean(),
      }),
    ),

  /**
   * It helped: the ask is resolved. `version` as it was read. `shared`: colleagues with the like of it may find the ask
   * and this answer, if its author agrees too.
   */
  accept: verb('member', 'own_answer')
    .route({ method: 'POST', path: '/answers/{answerId}/accept', summary: 'Accept an answer', tags: ['answer'] })
    .input(
      z.object({
        answerId: Id,
        version: z.number().int(),
        outcome: z.enum(['solved', 'partly']),
        skillIds: z.array(Id).max(10).default([]),
        thanks: z.string().trim().max(1000).optional(),
        shared: z.boolean().default(false),
      }),
    )
    .output(AskView)
    .errors(errors('ASK_STATE', 'ANSWER_STATE', 'ANSWER_CHANGED')),

  /** A line between the two, while the ask waits. `id` is made by the client: sent twice, it is kept once. */
  say: verb('member', 'own_answer')
    .route({ method: 'POST', path: '/answers/{answerId}/lines', summary: 'Ask back, or answer back', tags: ['answer'] })
    .input(z.object({ answerId: Id, id: Id, text: z.string().trim().min(1).max(500) }))
    .output(AnswerLine)
    .errors(errors('ASK_STATE', 'ANSWER_STATE', 'THREAD_FULL')),

  /** The ask searches again, for its author alone, who is tapped. The answers stay. */
  call: verb('member', 'own_answer')
    .route({
      method: 'POST',
      path: '/answers/{answerId}/call',
      summary: 'Go on live with its author',
      tags: ['answer'],
    })
    .input(z.object({ answerId: Id }))
    .output(AskView)
    .errors(errors('ASK_STATE', 'ASK_OPEN', 'ANSWER_STATE', 'IN_SESSION', 'NOT_WILLING')),

  /** While typing: answers that solved the like of these words, where both their people let others find them. */
  known: verb('member', 'organization')
    .route({ method: 'POST', path: '/answers/known', summary: 'Answers to the like of it', tags: ['answer'] })
    .input(z.object({ text: z.string().max(10_000) }))
    .output(
      z.object({
        answers: z.array(z.object({ id: Id, asked: z.string(), text: z.string(), by: PersonRef, at: Instant })).max(3),
      }),
    ),
}
