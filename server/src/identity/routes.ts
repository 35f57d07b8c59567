import type { Caller, House } from '../house.ts'
import { readMe } from '../people/me.ts'
import { callerOf, type RequestContext, wire } from '../wire.ts'
import { userOfPerson } from './account-store.ts'
import { signInAs } from './caller.ts'
import { type DemoStory, demoOtherSide, demoPeople, demoSignIn } from './demo.ts'
import { importPeople } from './import-people.ts'
import { acceptInvite, addInvite, listInvites, readInvite, revokeInvite } from './invites.ts'
import { languageOf, listMembers, lookAtDoor } from './look.ts'
import { recoveryLink } from './recovery.ts'
import { setUp } from './setup.ts'

/** What only the composition root knows. */
export interface DoorKnows {
  story: DemoStory
  /** Who was tapped last by the caller's searching ask, else who fits it best; null when there is nobody. */
  helperOf: (house: House, caller: Caller) => Promise<string | null>
}

/** Whoever has just become a member is signed in. */
async function enter(context: RequestContext, made: { organizationId: string; personId: string }) {
  const { house } = context
  const userId = await userOfPerson(house.db, made.organizationId, made.personId)
  const cookie = userId ? await signInAs(house, userId) : null
  if (cookie) context.setCookie(cookie)
  return { personId: made.personId }
}

export function doorRoutes(knows: DoorKnows) {
  const { door } = wire
  return {
    look: door.look.handler(({ context }) => lookAtDoor(context.house, context.headers['accept-language'])),
    setUp: door.setUp.handler(async ({ input, context }) => enter(context, await setUp(context.house, input))),
    invite: door.invite.handler(({ input, context }) => readInvite(context.house, context.address, input)),
    acceptInvite: door.acceptInvite.handler(async ({ input, context }) =>
      enter(context, await acceptInvite(context.house, context.address, input)),
    ),
    demoPeople: door.demoPeople.handler(({ context }) =>
      demoPeople(context.house, knows.story, languageOf(context.headers['accept-language']) ?? 'fr'),
    ),
    demoSignIn: door.demoSignIn.handler(async ({ input, context }) => {
      context.setCookie(await demoSignIn(context.house, input, context.headers))
      return { personId: input.personId }
    }),
    demoOtherSide: door.demoOtherSide.handler(({ context }) =>
      demoOtherSide(context.house, callerOf(context), knows.helperOf, context.headers.host),
    ),
    me: door.me.handler(({ context }) => readMe(context.house, callerOf(context))),
  }
}

/**
 * The part of `admin` that is about accounts and invitations; people, teams and skills are in people/. Links given
 * here lead where the administrator is: the platform has checked that its Origin is ours.
 */
export const identityAdminRoutes = {
  members: wire.admin.members.handler(({ input, context }) => listMembers(context.house, callerOf(context), input)),
  recoveryLink: wire.admin.recoveryLink.handler(({ input, context }) =>
    recoveryLink(context.house, callerOf(context), input, context.headers.origin),
  ),
  importPeople: wire.admin.importPeople.handler(({ input, context }) =>
    importPeople(context.house, callerOf(context), input),
  ),
  invites: wire.admin.invites.handler(({ input, context }) => listInvites(context.house, callerOf(context), input)),
  addInvite: wire.admin.addInvite.handler(({ input, context }) =>
    addInvite(context.house, callerOf(context), input, context.headers.origin),
  ),
  revokeInvite: wire.admin.revokeInvite.handler(({ input, context }) =>
    revokeInvite(context.house, callerOf(context), input),
  ),
}
