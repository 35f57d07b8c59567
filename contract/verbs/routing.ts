import { z } from 'zod'
import { errors } from '../errors.ts'
import { Id, Instant } from '../terms.ts'
import { verb } from '../verb.ts'

/** How people may be asked: the rules of the house, and those of a team for its own. */

export const Dial = z.enum(['fast', 'balanced', 'gentle'])
export type Dial = z.infer<typeof Dial>

/** Who may ask these people. `chosen_teams`: these teams, and their own. */
export const AskedBy = z.enum(['everyone', 'own_team', 'chosen_teams'])
export type AskedBy = z.infer<typeof AskedBy>

const TimeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/)

/** Hours of a week: Monday is 1. What goes past midnight is two of them. */
export const OpeningHours = z
  .array(
    z
      .object({ day: z.number().int().min(1).max(7), from: TimeOfDay, to: TimeOfDay })
      .refine(({ from, to }) => from < to, { path: ['to'] }),
  )
  .max(28)
export type OpeningHours = z.infer<typeof OpeningHours>

const Minutes = z.number().int().min(0).max(2400)

/**
 * What is said in one place; null says nothing, and the next wider place speaks. `opening`: null is as the house, an
 * empty list is always open. Minutes are of a week.
 */
export const RulesSaid = z.object({
  dial: Dial.nullable(),
  mostTaps: z.number().int().min(1).max(200).nullable(),
  mostAtOnce: z.number().int().min(1).max(50).nullable(),
  opening: OpeningHours.nullable(),
  /** IANA name. */
  timeZone: z.string().min(1).max(60).nullable(),
  askedBy: AskedBy.nullable(),
  askerTeamIds: z.array(Id).max(200),
  usualMinutes: Minutes.nullable(),
  mostMinutes: Minutes.nullable(),
})
export type RulesSaid = z.infer<typeof RulesSaid>

/** What holds once everybody has spoken. */
export const RulesInForce = z.object({
  dial: Dial,
  mostTaps: z.number().int(),
  mostAtOnce: z.number().int(),
  /** Empty: always open. */
  opening: OpeningHours,
  timeZone: z.string(),
  askedBy: AskedBy,
  usualMinutes: Minutes,
  mostMinutes: Minutes,
})
export type RulesInForce = z.infer<typeof RulesInForce>

const Whose = { teamId: Id.nullable().default(null) }

/** My word for this week alone, over by itself on Monday: asked within what I keep, beyond it, or no more. */
export const ThisWeek = z.enum(['as_kept', 'more', 'no_more'])
export type ThisWeek = z.infer<typeof ThisWeek>

/** My helping budget: minutes of a week, kept and given. Nobody else reads it. */
export const MyBudget = z.object({
  /** Weeks are those of my own time zone, an IANA name. */
  timeZone: z.string(),
  weekFrom: Instant,
  weekTo: Instant,
  /** What holds: my own word or the usual, within the frame. */
  minutes: Minutes,
  own: Minutes.nullable(),
  usualMinutes: Minutes,
  mostMinutes: Minutes,
  given: z.number().int(),
  /** In so many sessions. */
  sessions: z.number().int(),
  thisWeek: ThisWeek,
  /** I carry far more than the others: told to me alone. */
  overload: z.enum(['week_given_early', 'tapped_far_more']).nullable(),
})
export type MyBudget = z.infer<typeof MyBudget>

export const routing = {
  myBudget: verb('member')
    .route({ method: 'GET', path: '/me/budget', summary: 'My helping budget', tags: ['routing'] })
    .output(MyBudget),

  /** `minutes` null: the usual ones. */
  sayMyBudget: verb('member')
    .route({ method: 'PUT', path: '/me/budget', summary: 'How much of a week I keep for helping', tags: ['routing'] })
    .input(z.object({ minutes: Minutes.nullable(), thisWeek: ThisWeek.default('as_kept') }))
    .output(MyBudget)
    .errors(errors('BUDGET_TOO_LARGE')),

  /** `teamId` left out: those of the house. A manager reads the house and their own team, an administrator all. */
  rules: verb('manager', 'organization')
    .route({ method: 'GET', path: '/routing/rules', summary: 'How people may be asked', tags: ['routing'] })
    .input(z.object({ teamId: Id.optional() }))
    .output(
      z.object({
        said: RulesSaid,
        inForce: RulesInForce,
        /** Null for the house. */
        teamId: Id.nullable(),
        mayChange: z.boolean(),
        changedAt: Instant.nullable(),
      }),
    ),

  /** As a whole. A team may only be gentler on others than the house: its dial no faster, its waves no wider. */
  saveRules: verb('manager', 'organization')
    .route({ method: 'PUT', path: '/routing/rules', summary: 'Say how people may be asked', tags: ['routing'] })
    .input(z.object({ ...Whose, said: RulesSaid }))
    .output(z.object({ said: RulesSaid, inForce: RulesInForce }))
    .errors(errors('TIME_ZONE_UNKNOWN')),
}
