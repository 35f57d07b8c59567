import { chanceOf } from '@binome/matching/chance.fixture.ts'
import type { App } from '@binome/server/src/app.ts'
import { setAvailability } from '@binome/server/src/availability/actions.ts'
import { userOfPerson } from '@binome/server/src/identity/account-store.ts'
import { signInAs } from '@binome/server/src/identity/caller.ts'
import { createPerson } from '@binome/server/src/identity/members.ts'
import { claimSkills, createOrganization } from '@binome/server/src/people/actions.ts'
import { importHistory } from '@binome/server/src/people/history.ts'
import { sql } from 'kysely'
import { pastAsk } from '../search/corpus.ts'

/** An organisation with a past: people who accept to help, some skills claimed, and asks of the search bench's corpus. */

const CALL = 500
const HOUR_MS = 3_600_000

export interface PastHouse {
  organizationId: string
  personId: string
  cookie: string
}

export async function makePastHouse(app: App, size: { people: number; asks: number }): Promise<PastHouse> {
  const { house } = app.core
  const { id: organizationId } = await createOrganization(house, { name: 'Bench', language: 'fr' })
  const email = (n: number) => `person${n % size.people}@bench.example`
  const ids: string[] = []
  for (let n = 0; n < size.people; n++) {
    const languages: ('fr' | 'en')[] = n % 3 === 0 ? ['fr', 'en'] : ['fr']
    const person = { name: `Person ${n}`, email: email(n), language: 'fr' as const, languages }
    ids.push((await createPerson(house, organizationId, person)).id)
  }
  const [personId = ''] = ids
  const admin = { organizationId, personId, role: 'admin' as const, teamId: null, language: 'fr' as const }
  const caller = { ...admin, accountSessionId: '' }
  const began = house.clock.now().getTime() - size.asks * (HOUR_MS / 6) - HOUR_MS
  for (let from = 0; from < size.asks; from += CALL) {
    const asks = Array.from({ length: Math.min(CALL, size.asks - from) }, (_, i) => {
      const { text, owner, tags } = pastAsk(from + i, size.people)
      const at = began + (from + i) * (HOUR_MS / 6)
      const skills = tags.filter((tag) => tag.startsWith('skill-'))
      const answer = { helperKey: email(owner), at: new Date(at + 600_000).toISOString(), thanked: i % 5 === 0 }
      return {
        ...{ key: `past${from + i}`, at: new Date(at).toISOString(), seekerKey: email(owner + 1 + i), text, skills },
        answers: [{ ...answer, outcome: 'solved' as const, kind: 'solution' as const }],
      }
    })
    await importHistory(house, caller, { asks })
  }
  // As if they had been asked here: the wait curve of a preview looks at those alone.
  await house.db.updateTable('ask').set({ imported: false }).execute()
  // As PostgreSQL does by itself within a minute of a change as large: until then it plans by what the table was.
  await sql`ANALYZE ask`.execute(house.db)
  const chance = chanceOf(3)
  for (const id of ids) {
    const self = { organizationId, personId: id }
    await setAvailability(house, self, { available: chance() < 0.3, until: null, quietUntil: null })
    const newLabels = [0, 1].map(() => `skill-${Math.floor(chance() * 40)}`)
    await claimSkills(house, self, { skillIds: [], newLabels: [...new Set(newLabels)] })
  }
  await app.core.settled()
  const userId = await userOfPerson(house.db, organizationId, personId)
  const cookie = userId === null ? null : await signInAs(house, userId)
  if (cookie === null) throw new Error('nobody can sign in')
  return { organizationId, personId, cookie: cookie.split(';')[0] ?? '' }
}
