import { saveAsking, setAvailability } from '@binome/server/src/availability/actions.ts'
import { ANY_TIME } from '@binome/server/src/availability/rules.ts'
import type { Caller, House } from '@binome/server/src/house.ts'
import { createPerson } from '@binome/server/src/identity/members.ts'
import { addSkill, claimSkills, createOrganization, createTeam } from '@binome/server/src/people/actions.ts'
import { saveProfile } from '@binome/server/src/people/me.ts'

/** A plain organisation for tests and benches: people without a past. */
export interface Office {
  organizationId: string
  teamIds: string[]
  skillIds: string[]
  /** In the order they were made; the first one is the administrator. */
  people: Caller[]
}

export interface OfficeWish {
  /** How many people. */
  people: number
  teams?: number
  skills?: number
  /** Skills each person claims, taken in turn. */
  claimsEach?: number
  /** Whether they say that they may be asked now. */
  accepting?: boolean
}

/** Made at a time: as many as a pool has connections to spare. */
const AT_ONCE = 16

/** Names and labels are words and numbers, so that the same wish makes the same office. E-mails: `person-1@office-<id>.example`. */
export async function makeOffice(house: House, wish: OfficeWish): Promise<Office> {
  const { people: count, teams = 1, skills = 0, claimsEach = 0, accepting = true } = wish
  const { id: organizationId } = await createOrganization(house, { name: 'Office', language: 'fr' })
  const teamIds = await inTurn(teams, async (n) => {
    return (await createTeam(house, organizationId, { name: `Team ${n}`, site: `Site ${n}` })).id
  })
  const skillIds = await inTurn(skills, async (n) => {
    return (await addSkill(house, organizationId, { labelFr: `Savoir ${n}`, labelEn: `Skill ${n}`, synonyms: [] })).id
  })
  const people = await inTurn(count, async (n) => {
    const teamId = teamIds[(n - 1) % Math.max(1, teamIds.length)] ?? null
    const role = n === 1 ? 'admin' : 'member'
    const { id: personId } = await createPerson(house, organizationId, {
      name: `Person ${n}`,
      email: `person-${n}@office-${organizationId}.example`,
      language: 'fr',
      languages: ['fr', 'en'],
      teamId,
      role,
    })
    const self = { organizationId, personId }
    await saveProfile(house, self, { welcomed: true })
    const claims = Array.from(
      { length: Math.min(claimsEach, skillIds.length) },
      (_, i) => (n * claimsEach + i) % skillIds.length,
    )
    if (claims.length > 0) await claimSkills(house, self, { skillIds: claims.flatMap((at) => skillIds[at] ?? []) })
    await saveAsking(house, self, ANY_TIME)
    if (accepting) await setAvailability(house, self, { available: true, until: null, quietUntil: null })
    return { ...self, role, teamId, language: 'fr', accountSessionId: personId } satisfies Caller
  })
  return { organizationId, teamIds, skillIds, people }
}

/** Makes `count` things, numbered from 1, some of them at a time; answers in their order. */
async function inTurn<T>(count: number, make: (n: number) => Promise<T>): Promise<T[]> {
  const made: T[] = []
  for (let first = 1; first <= count; first += AT_ONCE) {
    const size = Math.min(AT_ONCE, count - first + 1)
    made.push(...(await Promise.all(Array.from({ length: size }, (_, i) => make(first + i)))))
  }
  return made
}
