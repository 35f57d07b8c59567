import { z } from 'zod'
import { errors } from '../errors.ts'
import { Me } from '../now.ts'
import { Id, Language, PersonRef } from '../terms.ts'
import { verb } from '../verb.ts'

/** Coming in: what the house is, its first administrator, invitations, the demo's "sign in as". */

const Password = z.string().max(200)
const Email = z.email().max(254)
const Name = z.string().trim().min(1).max(120)

export const door = {
  /** What a visitor may know before signing in. */
  look: verb('anyone')
    .route({ method: 'GET', path: '/door', summary: 'What a visitor may know before signing in', tags: ['door'] })
    .output(
      z.object({
        setup: z.boolean(),
        demo: z.boolean(),
        mail: z.boolean(),
        organizationName: z.string().nullable(),
        language: Language,
      }),
    ),

  /** First visit of a production house: the one-time code is printed by the server. */
  setUp: verb('anyone')
    .route({
      method: 'POST',
      path: '/setup',
      summary: 'Make the organisation and its first administrator',
      tags: ['door'],
    })
    .input(
      z.object({
        code: z.string().min(1).max(64),
        organizationName: Name,
        language: Language,
        name: Name,
        email: Email,
        password: Password,
      }),
    )
    .output(z.object({ personId: Id }))
    .errors(errors('SETUP_DONE', 'WRONG_CODE', 'WEAK_PASSWORD')),

  invite: verb('anyone')
    .route({ method: 'GET', path: '/invites/{token}', summary: 'Who invites, and where to', tags: ['door'] })
    .input(z.object({ token: z.string().min(16).max(128) }))
    .output(
      z.object({
        organizationName: z.string(),
        invitedBy: z.string(),
        teamName: z.string().nullable(),
        email: z.string().nullable(),
        name: z.string().nullable(),
        language: Language,
      }),
    )
    .errors(errors('INVITE_GONE')),

  acceptInvite: verb('anyone')
    .route({ method: 'POST', path: '/invites/{token}/accept', summary: 'Become a member', tags: ['door'] })
    .input(
      z.object({
        token: z.string().min(16).max(128),
        name: Name,
        email: Email,
        password: Password,
        language: Language,
      }),
    )
    .output(z.object({ personId: Id }))
    .errors(errors('INVITE_GONE', 'EMAIL_TAKEN', 'WEAK_PASSWORD')),

  demoPeople: verb('anyone')
    .route({ method: 'GET', path: '/demo/people', summary: 'The demo: whom one may sign in as', tags: ['door'] })
    .output(
      z.object({
        people: z
          .array(
            z.object({ person: PersonRef, title: z.string(), skills: z.array(z.string()), suggested: z.boolean() }),
          )
          .max(200),
        ask: z.object({ fr: z.string(), en: z.string() }),
      }),
    )
    .errors(errors('DEMO_ONLY')),

  demoSignIn: verb('anyone')
    .route({ method: 'POST', path: '/demo/sign-in', summary: 'The demo: sign in as this person', tags: ['door'] })
    .input(z.object({ personId: Id }))
    .output(z.object({ personId: Id }))
    .errors(errors('DEMO_ONLY', 'NOT_FOUND')),

  /** The demo: where the helper about to be tapped can be lived in a second window (the other loopback name). */
  demoOtherSide: verb('member', 'organization')
    .route({ method: 'GET', path: '/demo/other-side', summary: 'The demo: the other side of my ask', tags: ['door'] })
    .output(z.object({ person: PersonRef, url: z.string() }))
    .errors(errors('DEMO_ONLY')),

  me: verb('member')
    .route({ method: 'GET', path: '/me', summary: 'Who am I', tags: ['me'] })
    .output(Me),
}
