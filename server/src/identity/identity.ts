import type { FastifyInstance } from 'fastify'
import type { Caller, House } from '../house.ts'
import { peopleAdminRoutes } from '../people/routes.ts'
import type { Who } from '../platform/hub.ts'
import { authOf } from './auth.ts'
import { resolveCaller } from './caller.ts'
import { forget } from './forget.ts'
import { mountAuth } from './mount.ts'
import { type DoorKnows, doorRoutes, identityAdminRoutes } from './routes.ts'
import { setupCode } from './setup.ts'
import { lastTappedBy } from './tapped-store.ts'

/** The door of the house, as the composition root takes it. */
export interface Identity {
  /** Mounts the accounts; resolves when they are ready to answer. */
  mount(fastify: FastifyInstance): Promise<void>
  /** Who calls, by the cookies of a request; null for nobody. */
  resolveCaller(headers: { cookie?: string | undefined }): Promise<Caller | null>
  /** The same for a socket, which ends with the sign-in. */
  resolveWho(headers: { cookie?: string | undefined }): Promise<Who | null>
  /** Somebody left or was erased: sessions, tabs, and the account of an erased person. */
  forget(house: House, personId: string, organizationId: string, kind: 'left' | 'erased'): Promise<void>
  /** The one-time code of a house without an organisation, else null. */
  setupCode(): Promise<string | null>
  routes: { door: ReturnType<typeof doorRoutes>; admin: typeof identityAdminRoutes & typeof peopleAdminRoutes }
}

/** Without `knows`, the demo suggests nobody and its other side is whoever was tapped last. */
export function createIdentity(house: House, knows: Partial<DoorKnows> = {}): Identity {
  const story = knows.story ?? { suggested: [], ask: { fr: '', en: '' } }
  const helperOf =
    knows.helperOf ?? ((of: House, { organizationId, personId }) => lastTappedBy(of.db, organizationId, personId))
  return {
    async mount(fastify) {
      await authOf(house).$context
      mountAuth(fastify, house)
    },
    resolveCaller: (headers) => resolveCaller(house, headers),
    async resolveWho(headers) {
      const caller = await resolveCaller(house, headers)
      if (caller === null) return null
      const { personId, organizationId, accountSessionId, until } = caller
      return { personId, organizationId, accountSessionId, until }
    },
    forget: (of, personId, organizationId, kind) =>
      forget(of, { kind: kind === 'left' ? 'person.left' : 'person.erased', organizationId, personId }),
    setupCode: () => setupCode(house),
    routes: { door: doorRoutes({ story, helperOf }), admin: { ...peopleAdminRoutes, ...identityAdminRoutes } },
  }
}
