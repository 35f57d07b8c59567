import { z } from 'zod'
import { Id, Instant, SkillRef } from '../terms.ts'
import { verb } from '../verb.ts'

/** How people help one another, in groups of five at least and over whole weeks that are past. Nothing of one person. */

/** The house as a whole, one of its teams, or the teams together that are too small to be told alone. */
export const Whose = z.discriminatedUnion('whose', [
  z.object({ whose: z.literal('house') }),
  /** `name` null: the team is no more. */
  z.object({ whose: z.literal('team'), teamId: Id, name: z.string().nullable() }),
  z.object({ whose: z.literal('others') }),
])
export type Whose = z.infer<typeof Whose>

/** How much of the time kept for helping was given: up to so many quarters of it; 4 is all of it and beyond. */
export const BudgetUse = z.number().int().min(1).max(4)

/** Of asks. Null: none, or too few people to be told. Counts are in fives, shares in tenths, seconds in steps. */
export const Waits = z.object({
  asks: z.number().int(),
  /** From asking to the first yes, of half of those that had one. */
  firstYesSeconds: z.number().int().nullable(),
  /** Share of asks to which nobody came, 0..1. */
  unanswered: z.number().min(0).max(1).nullable(),
})
export type Waits = z.infer<typeof Waits>

/** Of helping. */
export const Load = z.object({
  helpers: z.number().int(),
  /** Given together, in quarters of an hour. */
  minutes: z.number().int(),
  taps: z.number().int(),
  budgetUse: BudgetUse.nullable(),
})
export type Load = z.infer<typeof Load>

const Period = z.object({ from: Instant, to: Instant })

export const Figures = z.object({
  period: Period,
  /** The house first. Empty: too few people. */
  waits: z.array(z.object({ of: Whose, ...Waits.shape })).max(201),
  load: z.array(z.object({ of: Whose, ...Load.shape })).max(201),
  /** Of the house: topics of asks to which nobody came. */
  topics: z.array(z.object({ skill: SkillRef, asks: z.number().int() })).max(50),
})
export type Figures = z.infer<typeof Figures>

export const figures = {
  /** `from` left out: the latest. A manager sees the house and their own team, an administrator all groups. */
  read: verb('manager', 'organization')
    .route({ method: 'GET', path: '/figures', summary: 'How people help one another, in groups', tags: ['figures'] })
    .input(z.object({ from: Instant.optional() }))
    .output(
      z.object({
        /** Those that were told, the latest first. */
        periods: z.array(Period).max(40),
        /** When the next is told. */
        nextAt: Instant,
        shown: Figures.nullable(),
      }),
    ),
}
