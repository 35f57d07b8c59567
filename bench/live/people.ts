import type { World } from '@binome/dev/world.ts'
import { saveAsking, setAvailability } from '@binome/server/src/availability/actions.ts'
import { ANY_TIME } from '@binome/server/src/availability/rules.ts'
import { createPerson } from '@binome/server/src/identity/members.ts'
import { claimSkills, createOrganization } from '@binome/server/src/people/actions.ts'
import { saveProfile } from '@binome/server/src/people/me.ts'
import type { BrowserContext } from '@playwright/test'

interface Self {
  organizationId: string
  personId: string
}

/** An organisation of two, so that it is clear who is asked: one who will be stuck, one who says they know. */
export async function makePeople(world: World): Promise<{ seeker: Self; helper: Self }> {
  const { house } = world.core
  const { id: organizationId } = await createOrganization(house, { name: 'Bench', language: 'fr' })
  const seeker = await member(world, organizationId, 'ines')
  const helper = await member(world, organizationId, 'karim')
  await claimSkills(house, helper, { skillIds: [], newLabels: ['Facture'] })
  await saveAsking(house, helper, ANY_TIME)
  await setAvailability(house, helper, { available: true, until: null, quietUntil: null })
  return { seeker, helper }
}

/** Signs one of them in, in a browser of their own. */
export async function enter(world: World, context: BrowserContext, who: Self): Promise<void> {
  const [name = '', ...value] = (await world.signIn(who)).cookie.split('=')
  await context.addCookies([{ name, value: value.join('='), url: world.url }])
}

async function member(world: World, organizationId: string, name: string): Promise<Self> {
  const { house } = world.core
  const email = `${name}@${organizationId.slice(-12)}.example`
  const { id } = await createPerson(house, organizationId, { name, email, language: 'fr', languages: ['fr', 'en'] })
  const self = { organizationId, personId: id }
  await saveProfile(house, self, { welcomed: true })
  return self
}
