import { chanceOf } from '@binome/matching/chance.fixture.ts'
import type { App } from '@binome/server/src/app.ts'
import { saveAsking, setAvailability } from '@binome/server/src/availability/actions.ts'
import { ANY_TIME } from '@binome/server/src/availability/rules.ts'
import { userOfPerson } from '@binome/server/src/identity/account-store.ts'
import { signInAs } from '@binome/server/src/identity/caller.ts'
import { createPerson } from '@binome/server/src/identity/members.ts'
import { addSkill, claimSkills, createOrganization } from '@binome/server/src/people/actions.ts'
import { importHistory } from '@binome/server/src/people/history.ts'
import { newAsk } from '../search/corpus.ts'

/** An organisation to be loaded: people with accounts, what they claim, and some hundreds of past asks. */

export interface Member {
  personId: string
  cookie: string
}

export interface Organization {
  helpers: Member[]
  seekers: Member[]
  /** Texts to ask, at least as many as asked for. */
  texts: string[]
}

const topics = Array.from({ length: 40 }, (_, i) => `topic${i}`)
/** What somebody stuck says in one line. */
const WORDS = 14

export async function makeOrganization(
  app: App,
  size: { helpers: number; seekers: number; texts: number; seed: number },
): Promise<Organization> {
  const { house } = app.core
  const random = chanceOf(size.seed)
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T
  const { id: organizationId } = await createOrganization(house, { name: 'Bench', language: 'en' })
  const skillIds: string[] = []
  for (const topic of topics) {
    const label = { labelFr: topic, labelEn: topic, synonyms: [] }
    skillIds.push((await addSkill(house, organizationId, label)).id)
  }
  const helpers = await Promise.all(
    Array.from({ length: size.helpers }, async (_, i) => {
      const member = await makeMember(app, organizationId, `helper${i}`)
      const self = { organizationId, personId: member.personId }
      // Each encounter ends at once here: nobody would have rested from anything.
      await saveAsking(house, self, ANY_TIME)
      await setAvailability(house, self, { available: true, until: null, quietUntil: null })
      const claims = Array.from({ length: 3 }, () => pick(skillIds))
      await claimSkills(house, self, { skillIds: [...new Set(claims)], newLabels: [] })
      return member
    }),
  )
  const seekers = await Promise.all(
    Array.from({ length: size.seekers }, (_, i) => makeMember(app, organizationId, `seeker${i}`)),
  )
  const line = (n: number) => `${pick(topics)}: ${newAsk(n, WORDS).text}`
  const began = house.clock.now().getTime() - 90 * 86_400_000
  const past = Array.from({ length: 500 }, (_, i) => ({
    key: `past${i}`,
    at: new Date(began + i * 3_600_000).toISOString(),
    seekerKey: `seeker${i % size.seekers}@bench.example`,
    text: line(i),
    skills: [],
    answers: [
      {
        helperKey: `helper${Math.floor(random() * size.helpers)}@bench.example`,
        at: new Date(began + i * 3_600_000 + 600_000).toISOString(),
        outcome: 'solved' as const,
        kind: 'solution' as const,
        thanked: false,
      },
    ],
  }))
  const admin = seekers[0]
  if (!admin) throw new Error('a house needs somebody')
  const caller = { organizationId, personId: admin.personId, role: 'admin' as const }
  await importHistory(house, { ...caller, teamId: null, language: 'en', accountSessionId: '' }, { asks: past })
  await app.core.settled()
  return { helpers, seekers, texts: Array.from({ length: size.texts }, (_, i) => line(past.length + i)) }
}

async function makeMember(app: App, organizationId: string, name: string): Promise<Member> {
  const { house } = app.core
  const email = `${name}@bench.example`
  const languages: ('fr' | 'en')[] = ['fr', 'en']
  const { id } = await createPerson(house, organizationId, { name, email, language: 'en', languages })
  const userId = await userOfPerson(house.db, organizationId, id)
  const cookie = userId === null ? null : await signInAs(house, userId)
  if (!cookie) throw new Error(`${name} has no account`)
  return { personId: id, cookie: cookie.split(';')[0] ?? '' }
}
