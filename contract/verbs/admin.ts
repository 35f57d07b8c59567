import { z } from 'zod'
import { errors } from '../errors.ts'
import { Id, Instant, Language, OutcomeKind, PageQuery, PersonRef, pageOf, Role } from '../terms.ts'
import { verb } from '../verb.ts'

/** What a person is judged by when an ask looks for somebody, by what can be said of it. */
export const LessonGroup = z.enum([
  'recency',
  'count',
  'career',
  'seen',
  'habits',
  'similar',
  'title',
  'skills',
  'pair',
  'meaning',
])
export type LessonGroup = z.infer<typeof LessonGroup>

/** The small administration: members, teams, invitations, starting warm from an old help desk. */

const Name = z.string().trim().min(1).max(120)
const Team = z.object({ id: Id, name: z.string(), site: z.string(), members: z.number().int() })

export const admin = {
  members: verb('manager', 'organization')
    .route({ method: 'GET', path: '/admin/members', summary: 'Members', tags: ['admin'] })
    .input(PageQuery.extend({ q: z.string().max(200).optional() }))
    .output(
      pageOf(
        z.object({
          person: PersonRef,
          email: z.string().nullable(),
          role: Role,
          teamId: Id.nullable(),
          account: z.boolean(),
          startedAt: Instant,
        }),
      ),
    ),

  changeMember: verb('admin', 'organization')
    .route({ method: 'PATCH', path: '/admin/members/{personId}', summary: 'Change role or team', tags: ['admin'] })
    .input(z.object({ personId: Id, role: Role.optional(), teamId: Id.nullable().optional() }))
    .output(z.object({ personId: Id }))
    .errors(errors('LAST_ADMIN')),

  /** The person leaves: no access from this moment; what they gave stays. */
  removeMember: verb('admin', 'organization')
    .route({ method: 'DELETE', path: '/admin/members/{personId}', summary: 'End a membership', tags: ['admin'] })
    .input(z.object({ personId: Id }))
    .output(z.object({ personId: Id }))
    .errors(errors('LAST_ADMIN')),

  /** A link to choose a new password, for when no mail leaves this house. */
  recoveryLink: verb('admin', 'organization')
    .route({
      method: 'POST',
      path: '/admin/members/{personId}/recovery',
      summary: 'A link to choose a new password',
      tags: ['admin'],
    })
    .input(z.object({ personId: Id }))
    .output(z.object({ url: z.string(), expiresAt: Instant })),

  /** `name,email,team,title,role,language,joined` with a header line; all or nothing. */
  importPeople: verb('admin', 'organization', { idempotent: true })
    .route({ method: 'POST', path: '/admin/people/import', summary: 'People by CSV', tags: ['admin'] })
    .input(z.object({ csv: z.string().max(2_000_000) }))
    .output(z.object({ created: z.number().int(), changed: z.number().int(), teams: z.number().int() }))
    .errors(errors('CSV_UNREADABLE')),

  teams: verb('member', 'organization')
    .route({ method: 'GET', path: '/teams', summary: 'Teams', tags: ['admin'] })
    .input(PageQuery)
    .output(pageOf(Team)),

  addTeam: verb('admin', 'organization', { idempotent: true })
    .route({ method: 'POST', path: '/teams', summary: 'A new team', tags: ['admin'] })
    .input(z.object({ name: Name, site: z.string().trim().max(120).default('') }))
    .output(Team)
    .errors(errors('TEAM_EXISTS')),

  changeTeam: verb('admin', 'organization')
    .route({ method: 'PATCH', path: '/teams/{teamId}', summary: 'Rename a team', tags: ['admin'] })
    .input(z.object({ teamId: Id, name: Name.optional(), site: z.string().trim().max(120).optional() }))
    .output(Team)
    .errors(errors('TEAM_EXISTS')),

  removeTeam: verb('admin', 'organization')
    .route({ method: 'DELETE', path: '/teams/{teamId}', summary: 'Remove an empty team', tags: ['admin'] })
    .input(z.object({ teamId: Id }))
    .output(z.object({ teamId: Id }))
    .errors(errors('TEAM_NOT_EMPTY')),

  invites: verb('admin', 'organization')
    .route({ method: 'GET', path: '/admin/invites', summary: 'Open invitations', tags: ['admin'] })
    .input(PageQuery)
    .output(
      pageOf(
        z.object({
          id: Id,
          name: z.string().nullable(),
          email: z.string().nullable(),
          teamId: Id.nullable(),
          role: Role,
          invitedBy: z.string(),
          createdAt: Instant,
          expiresAt: Instant,
        }),
      ),
    ),

  /** The link is told once. With mail set and an address given, it is also sent. */
  addInvite: verb('admin', 'organization', { idempotent: true })
    .route({ method: 'POST', path: '/admin/invites', summary: 'Invite', tags: ['admin'] })
    .input(
      z.object({
        name: Name.optional(),
        email: z.email().max(254).optional(),
        teamId: Id.optional(),
        role: Role.default('member'),
        language: Language.optional(),
      }),
    )
    .output(z.object({ id: Id, url: z.string(), expiresAt: Instant, mailed: z.boolean() }))
    .errors(errors('EMAIL_TAKEN')),

  revokeInvite: verb('admin', 'organization')
    .route({ method: 'DELETE', path: '/admin/invites/{inviteId}', summary: 'Take an invitation back', tags: ['admin'] })
    .input(z.object({ inviteId: Id }))
    .output(z.object({ inviteId: Id })),

  addSkill: verb('admin', 'organization', { idempotent: true })
    .route({ method: 'POST', path: '/skills', summary: 'A skill in both languages', tags: ['admin'] })
    .input(
      z.object({
        labelFr: z.string().trim().min(1).max(80),
        labelEn: z.string().trim().min(1).max(80),
        synonyms: z.array(z.string().trim().min(1).max(80)).max(30).default([]),
      }),
    )
    .output(z.object({ id: Id }))
    .errors(errors('SKILL_EXISTS')),

  /** What this organisation's own outcomes taught its ranking, and how far that is believed. */
  lessons: verb('admin', 'organization')
    .route({ method: 'GET', path: '/admin/lessons', summary: 'What the ranking learnt here', tags: ['admin'] })
    .output(
      z.object({
        /** Outcomes it learnt from. */
        answers: z.number().int(),
        /** Share of its word that the own experience has, against that of other communities. 0..1 */
        trust: z.number().min(0).max(1),
        /** Every group, most moved first; `by` in standard deviations (0.7 doubles somebody's chances). */
        moved: z.array(z.object({ group: LessonGroup, by: z.number().min(0) })).max(20),
      }),
    ),

  /** The ranking is again as it was shipped. What people have shown stays. */
  forgetLessons: verb('admin', 'organization')
    .route({ method: 'DELETE', path: '/admin/lessons', summary: 'Reset the ranking', tags: ['admin'] })
    .output(z.object({ answers: z.literal(0) })),

  /**
   * Start warm from an export of an old help desk: past asks with who answered, in time order, up to 500 a call.
   * The same checks as the product's own; people are matched by `key` and made as imported persons; repeats change nothing.
   */
  importHistory: verb('admin', 'organization', { idempotent: true })
    .route({ method: 'POST', path: '/admin/history/import', summary: 'Past asks of an old help desk', tags: ['admin'] })
    .input(
      z.object({
        asks: z
          .array(
            z.object({
              key: z.string().min(1).max(120),
              at: Instant,
              seekerKey: z.string().min(1).max(120),
              text: z.string().min(1).max(10_000),
              skills: z.array(z.string().trim().min(1).max(80)).max(10).default([]),
              answers: z
                .array(
                  z.object({
                    helperKey: z.string().min(1).max(120),
                    at: Instant,
                    outcome: z.enum(['solved', 'partly']),
                    kind: OutcomeKind.default('solution'),
                    thanked: z.boolean().default(false),
                  }),
                )
                .max(50),
            }),
          )
          .min(1)
          .max(500),
      }),
    )
    .output(
      z.object({
        asks: z.number().int(),
        evidence: z.number().int(),
        people: z.number().int(),
        skipped: z.number().int(),
      }),
    ),
}
