import { z } from 'zod'
import { errors } from '../errors.ts'
import { Id, Instant, SkillRef, WeekHours } from '../terms.ts'
import { verb } from '../verb.ts'

/** When I may be asked, week after week. Nobody else reads it. My word of the moment is `me.setAvailability`. */

const Habits = {
  /** IANA name; null: as my team, else as the house. `me.availability` tells which one counts. */
  timeZone: z.string().min(1).max(60).nullable(),
  /** Minutes of rest after helping. */
  restMinutes: z.number().int().min(0).max(120),
  /** Asked then, when no word of the moment says otherwise. */
  help: WeekHours,
  /** Nothing is sent then. */
  quiet: WeekHours,
}

export const Asking = z.object({ ...Habits, muted: z.array(SkillRef).max(50) })
export type Asking = z.infer<typeof Asking>

export const AskingInput = z.object({ ...Habits, mutedSkillIds: z.array(Id).max(50) })
export type AskingInput = z.infer<typeof AskingInput>

/** What keeps me from being asked beside my word: I meet, I rest, I am busy, the house is closed, my week is given. */
export const HeldBy = z.enum(['session', 'rest', 'calendar', 'house', 'budget'])
export type HeldBy = z.infer<typeof HeldBy>

const Held = z.object({ why: HeldBy, until: Instant.nullable() })

/** An ask that I said is not my topic: what it was about as the house names it, never its words. */
export const SaidNotMine = z.object({ askId: Id, at: Instant, topics: z.array(SkillRef).max(3) })
export type SaidNotMine = z.infer<typeof SaidNotMine>

const NotMine = z.object({ said: z.array(SaidNotMine).max(100) })

export const asking = {
  read: verb('member')
    .route({ method: 'GET', path: '/me/asking', summary: 'When I may be asked', tags: ['me'] })
    .output(Asking),

  save: verb('member')
    .route({ method: 'PUT', path: '/me/asking', summary: 'Set when I may be asked', tags: ['me'] })
    .input(AskingInput)
    .output(Asking)
    .errors(errors('TIME_ZONE_UNKNOWN')),

  held: verb('member')
    .route({ method: 'GET', path: '/me/held', summary: 'What keeps me from being asked now', tags: ['me'] })
    .output(z.object({ held: z.array(Held).max(8) })),

  notMine: verb('member')
    .route({ method: 'GET', path: '/me/not-mine', summary: 'What I said is not my topic', tags: ['me'] })
    .output(NotMine),

  takeBackNotMine: verb('member', 'own_word')
    .route({ method: 'DELETE', path: '/me/not-mine/{askId}', summary: 'Take that back', tags: ['me'] })
    .input(z.object({ askId: Id }))
    .output(NotMine),
}
