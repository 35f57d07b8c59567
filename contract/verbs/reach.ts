import { z } from 'zod'
import { errors } from '../errors.ts'
import { Channels, Id, Instant, Language } from '../terms.ts'
import { verb } from '../verb.ts'

/** How I am reached: my channels, the browsers that let themselves be woken, the letters that come by themselves. */

/** A browser of mine that takes notifications. `here`: the one that asks. */
export const Device = z.object({
  id: Id,
  browser: z.string(),
  system: z.string(),
  addedAt: Instant,
  reachedAt: Instant.nullable(),
  here: z.boolean(),
})
export type Device = z.infer<typeof Device>

const MyReach = z.object({
  channels: Channels,
  devices: z.array(Device).max(20),
  /** The key browsers subscribe with (RFC 8292, 3.2). */
  pushKey: z.string(),
  /** Whether letters can come at all. */
  mail: z.enum(['ready', 'no_server', 'no_address']),
})

export const LetterKind = z.enum(['parked', 'digest', 'notices'])
export type LetterKind = z.infer<typeof LetterKind>

const Letters = z.object({
  kind: LetterKind,
  on: z.boolean(),
  organizationName: z.string(),
  language: Language,
})
const Token = z.string().min(16).max(128)

export const reach = {
  mine: verb('member')
    .route({ method: 'GET', path: '/me/reach', summary: 'How I am reached', tags: ['reach'] })
    .output(MyReach),

  change: verb('member')
    .route({ method: 'PATCH', path: '/me/reach', summary: 'Turn a channel on or off', tags: ['reach'] })
    .input(Channels.partial())
    .output(MyReach),

  /** A browser is its endpoint: said again, the same device answers. */
  addDevice: verb('member', 'none', { idempotent: true })
    .route({ method: 'POST', path: '/me/devices', summary: 'This browser takes notifications', tags: ['reach'] })
    .input(
      z.object({
        endpoint: z.url().max(1500),
        keys: z.object({ p256dh: z.string().max(100), auth: z.string().max(40) }),
      }),
    )
    .output(Device),

  removeDevice: verb('member', 'own_device')
    .route({ method: 'DELETE', path: '/me/devices/{deviceId}', summary: 'No longer that one', tags: ['reach'] })
    .input(z.object({ deviceId: Id }))
    .output(z.object({ removed: z.literal(true) })),

  /** Sends one notification there, now. */
  tryDevice: verb('member', 'own_device')
    .route({ method: 'POST', path: '/me/devices/{deviceId}/try', summary: 'Try that one', tags: ['reach'] })
    .input(z.object({ deviceId: Id }))
    .output(z.object({ taken: z.boolean() })),

  /** From the foot of a letter, signed in or not. */
  letters: verb('anyone')
    .route({ method: 'GET', path: '/letters/{token}', summary: 'Which letters these are', tags: ['reach'] })
    .input(z.object({ token: Token }))
    .output(Letters)
    .errors(errors('NOT_FOUND')),

  setLetters: verb('anyone')
    .route({
      method: 'PUT',
      path: '/letters/{token}',
      summary: 'End such letters, or have them again',
      tags: ['reach'],
    })
    .input(z.object({ token: Token, on: z.boolean() }))
    .output(Letters)
    .errors(errors('NOT_FOUND')),
}
