import type { Language, Role } from '@binome/contract/terms.ts'
import { saveAsking, setAvailability } from '@binome/server/src/availability/actions.ts'
import { ANY_TIME } from '@binome/server/src/availability/rules.ts'
import type { Caller, House } from '@binome/server/src/house.ts'
import { createPerson } from '@binome/server/src/identity/members.ts'
import { addSkill, claimSkills, createTeam } from '@binome/server/src/people/actions.ts'
import { saveProfile } from '@binome/server/src/people/me.ts'
import { people } from '../cast/people.ts'
import { skills } from '../cast/skills.ts'
import { teams } from '../cast/teams.ts'
import type { CastPerson, Site } from '../cast/types.ts'

/** The demo organisation's people and skills by their keys in the cast. */
export interface Company {
  organizationId: string
  /** @throws Error for a key of nobody */
  caller(key: string): Caller
  personId(key: string): string
  /** @throws Error for a key of no skill */
  skillIds(keys: readonly string[]): string[]
}

const spoken: readonly Language[] = ['fr', 'en']

/** Teams, skills, people with their claims and accounts; everybody says that they may be asked. */
export async function buildCompany(house: House, organizationId: string): Promise<Company> {
  const teamIds = new Map(await Promise.all(teamPlaces().map((place) => addTeamAt(house, organizationId, place))))
  const skillIds = new Map(
    await Promise.all(
      skills.map(async ({ key, label, synonyms }): Promise<[string, string]> => {
        const labels = { labelFr: label.fr, labelEn: label.en, synonyms: [...synonyms] }
        return [key, (await addSkill(house, organizationId, labels)).id]
      }),
    ),
  )
  const callers = new Map(
    await Promise.all(
      people.map(async (person): Promise<[string, Caller]> => {
        const teamId = teamIds.get(placeKey(person.team, person.site)) ?? null
        return [person.key, await welcome(house, organizationId, person, teamId)]
      }),
    ),
  )
  const company = companyOf(organizationId, callers, skillIds)
  await Promise.all(people.map(({ key, claims }) => claim(house, company, key, claims)))
  return company
}

function companyOf(
  organizationId: string,
  callers: ReadonlyMap<string, Caller>,
  skillIds: ReadonlyMap<string, string>,
): Company {
  return {
    organizationId,
    caller: (key) => known(callers.get(key), key),
    personId: (key) => known(callers.get(key), key).personId,
    skillIds: (keys) => keys.map((key) => known(skillIds.get(key), key)),
  }
}

function known<T>(value: T | undefined, key: string): T {
  if (value === undefined) throw new Error(`the cast has no ${key}`)
  return value
}

interface Place {
  team: string
  site: Site
  name: string
}

const placeKey = (team: string, site: Site) => `${team} ${site}`

/** A team of the cast may sit in two places; in the product it then is two teams, each with a name of its own. */
function teamPlaces(): Place[] {
  return teams.flatMap(({ key, name, sites }) => {
    const taken = new Set<string>()
    return sites.map((site) => {
      const plain = site === 'Leeds' ? name.en : name.fr
      const own = taken.has(plain) ? `${plain}, ${site}` : plain
      taken.add(own)
      return { team: key, site, name: own }
    })
  })
}

async function addTeamAt(house: House, organizationId: string, place: Place): Promise<[string, string]> {
  const { id } = await createTeam(house, organizationId, { name: place.name, site: place.site })
  return [placeKey(place.team, place.site), id]
}

/** No password: in the demo one enters without, and nobody else can. */
async function welcome(
  house: House,
  organizationId: string,
  person: CastPerson,
  teamId: string | null,
): Promise<Caller> {
  const language: Language = person.preferredLanguage
  const role: Role = person.role
  const { id: personId } = await createPerson(house, organizationId, {
    name: person.name,
    email: person.email,
    title: person.jobTitle[language],
    language,
    languages: spoken.filter((one) => person.languages.includes(one)),
    joinedOn: person.since,
    teamId,
    role,
  })
  await saveProfile(house, { organizationId, personId }, { welcomed: true })
  return { organizationId, personId, role, teamId, language, accountSessionId: personId }
}

async function claim(house: House, company: Company, key: string, claims: readonly string[]): Promise<void> {
  const self = company.caller(key)
  await claimSkills(house, self, { skillIds: company.skillIds(claims) })
  await saveAsking(house, self, ANY_TIME)
  await setAvailability(house, self, { available: true, until: null, quietUntil: null })
}
