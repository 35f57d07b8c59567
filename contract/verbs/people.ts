import { z } from 'zod'
import { errors } from '../errors.ts'
import { Availability, Me, SetAvailability } from '../now.ts'
import { Day, Id, Instant, Language, PageQuery, PersonRef, pageOf, SkillRef } from '../terms.ts'
import { verb } from '../verb.ts'

/** People, what they have shown and what they say they know, and what is mine. */

/** How fresh know-how is, as others see it: a band, never a date of work. */
export const Freshness = z.enum(['this_month', 'this_quarter', 'this_year', 'older'])
export type Freshness = z.infer<typeof Freshness>

/**
 * One skill of a person. Others see people freed, a band and marks of success; never rates or failures.
 * `marks`: at most 12 months, one entry a month that has any: how many were freed then, and claims.
 */
export const SkillLine = z.object({
  skill: SkillRef,
  freed: z.number().int(),
  freshness: Freshness.nullable(),
  claimed: z.boolean(),
  /** Who vouches for the claim: how many, whether I do, and the first of the others. */
  endorsements: z.object({ count: z.number().int(), mine: z.boolean(), by: PersonRef.nullable() }),
  hidden: z.boolean(),
  marks: z.array(
    z.object({
      month: z.string().regex(/^\d{4}-\d{2}$/),
      kind: z.enum(['solved', 'claimed']),
      count: z.number().int(),
    }),
  ),
})
export type SkillLine = z.infer<typeof SkillLine>

/** One of my own: also whether nobody else has shown it, and whether my name may stand beside that. */
export const MySkillLine = SkillLine.extend({ alone: z.boolean(), named: z.boolean() })
export type MySkillLine = z.infer<typeof MySkillLine>

export const PersonRow = z.object({
  person: PersonRef,
  /** Declares being available (the green dot); not whether a tab is open. */
  available: z.boolean(),
  title: z.string(),
  languages: z.array(Language),
  /** People freed by all their know-how, or by what was searched. */
  freed: z.number().int(),
  freshness: Freshness.nullable(),
  marks: SkillLine.shape.marks,
  skills: z.array(SkillRef),
  quietUntil: Instant.nullable(),
  /** The rules of the house do not let me ask this person. */
  beyond: z.boolean(),
})
export type PersonRow = z.infer<typeof PersonRow>

export const people = {
  list: verb('member', 'organization')
    .route({ method: 'GET', path: '/people', summary: 'Who knows what', tags: ['people'] })
    .input(
      PageQuery.extend({
        q: z.string().max(200).optional(),
        team: Id.optional(),
        site: z.string().max(120).optional(),
      }),
    )
    .output(pageOf(PersonRow).extend({ total: z.number().int() })),

  /** What one person alone knows, named only where they let it, and asks nobody answered. */
  gaps: verb('member', 'organization')
    .route({
      method: 'GET',
      path: '/people/gaps',
      summary: 'What one person alone knows, what nobody answered',
      tags: ['people'],
    })
    .output(
      z.object({
        alone: z.array(z.object({ skill: SkillRef, asks: z.number().int(), person: PersonRef.nullable() })).max(50),
        unanswered: z.array(z.object({ skill: SkillRef, asks: z.number().int() })).max(50),
      }),
    ),

  get: verb('member', 'organization')
    .route({ method: 'GET', path: '/people/{personId}', summary: 'A person', tags: ['people'] })
    .input(z.object({ personId: Id }))
    .output(
      z.object({
        person: PersonRef,
        available: z.boolean(),
        title: z.string(),
        languages: z.array(Language).max(2),
        joinedOn: z.iso.date().nullable(),
        freed: z.number().int(),
        /** Between this person and whoever asks, the latest; all of one's own are in `outcomes.thanks`. */
        thanks: z.array(z.object({ words: z.string(), from: PersonRef, at: Instant })).max(20),
        quietUntil: Instant.nullable(),
        beyond: z.boolean(),
      }),
    ),

  /** Most people freed first; a hidden line is told to its person alone. */
  knowHow: verb('member', 'organization')
    .route({ method: 'GET', path: '/people/{personId}/skills', summary: 'What a person knows', tags: ['people'] })
    .input(PageQuery.extend({ personId: Id }))
    .output(pageOf(SkillLine)),

  /** I vouch for what a colleague says they know, or take that back. */
  endorse: verb('member', 'organization')
    .route({
      method: 'PUT',
      path: '/people/{personId}/skills/{skillId}/endorsement',
      summary: 'Vouch for what a colleague says they know',
      tags: ['people'],
    })
    .input(z.object({ personId: Id, skillId: Id, endorsed: z.boolean() }))
    .output(z.object({ personId: Id, skillId: Id, endorsed: z.boolean() }))
    .errors(errors('OWN_CLAIM', 'NOT_CLAIMED')),

  skills: verb('member', 'organization')
    .route({ method: 'GET', path: '/skills', summary: 'The skills of the house', tags: ['people'] })
    .input(PageQuery.extend({ q: z.string().max(80).optional() }))
    .output(pageOf(SkillRef.extend({ synonyms: z.array(z.string()) }))),
}

export const me = {
  saveProfile: verb('member')
    .route({ method: 'PATCH', path: '/me', summary: 'My profile', tags: ['me'] })
    .input(
      z.object({
        name: z.string().trim().min(1).max(120).optional(),
        title: z.string().trim().max(120).optional(),
        language: Language.optional(),
        languages: z.array(Language).max(2).optional(),
        joinedOn: Day.nullable().optional(),
        welcomed: z.literal(true).optional(),
      }),
    )
    .output(Me),

  setAvailability: verb('member')
    .route({ method: 'PUT', path: '/me/availability', summary: 'May I be asked now', tags: ['me'] })
    .input(SetAvailability)
    .output(Availability),

  /** Claims as a whole; a label that the house does not know yet makes a skill. */
  claimSkills: verb('member')
    .route({ method: 'PUT', path: '/me/skills', summary: 'What I say I know', tags: ['me'] })
    .input(
      z.object({
        skillIds: z.array(Id).max(50),
        newLabels: z.array(z.string().trim().min(1).max(80)).max(10).default([]),
      }),
    )
    .output(z.object({ skills: z.array(SkillRef) })),

  hideSkill: verb('member')
    .route({
      method: 'PUT',
      path: '/me/skills/{skillId}/hidden',
      summary: 'Hide or show one line about me',
      tags: ['me'],
    })
    .input(z.object({ skillId: Id, hidden: z.boolean() }))
    .output(z.object({ skillId: Id, hidden: z.boolean() })),

  /** Whether my name may stand where it is said that one person alone knows this. */
  nameSkill: verb('member')
    .route({
      method: 'PUT',
      path: '/me/skills/{skillId}/named',
      summary: 'My name beside what I alone know',
      tags: ['me'],
    })
    .input(z.object({ skillId: Id, named: z.boolean() }))
    .output(z.object({ skillId: Id, named: z.boolean() })),

  /** The hidden lines too. `only: 'claimed'` is what I say I know, never more than a page of 100. */
  mySkills: verb('member')
    .route({ method: 'GET', path: '/me/skills', summary: 'Everything the house knows of my know-how', tags: ['me'] })
    .input(PageQuery.extend({ only: z.enum(['claimed']).optional() }))
    .output(pageOf(MySkillLine)),

  setPhoto: verb('member')
    .route({ method: 'PUT', path: '/me/photo', summary: 'My photo', tags: ['me'] })
    .input(z.object({ file: z.file().nullable() }))
    .output(z.object({ photo: z.string().nullable() }))
    .errors(errors('TOO_LARGE', 'PICTURE_UNREADABLE')),

  export: verb('member')
    .route({ method: 'GET', path: '/me/export', summary: 'Everything that is mine', tags: ['me'] })
    .output(z.record(z.string(), z.unknown())),

  erase: verb('member')
    .route({ method: 'POST', path: '/me/erase', summary: 'Erase me', tags: ['me'] })
    .input(z.object({ confirm: z.literal('erase') }))
    .output(z.object({ erased: z.literal(true) }))
    .errors(errors('LAST_ADMIN')),
}
