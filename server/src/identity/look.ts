import type { Language, PersonRef, Role } from '@binome/contract/terms.ts'
import type { Caller, House } from '../house.ts'
import { searchWords } from '../people/rules.ts'
import { firstOrganization } from '../people/store.ts'
import { personRefs } from '../people/view.ts'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { membersAfter } from './member-store.ts'

/** What the door shows a visitor, and what those who administer see of members. */

/** `accepts`: the visitor's Accept-Language header, for a house that has not said its language yet. */
export async function lookAtDoor(house: House, accepts: string | undefined) {
  const organization = await firstOrganization(house.db)
  const { demo } = house.config
  return {
    setup: !organization && !demo,
    demo,
    mail: house.mail !== null,
    organizationName: organization?.name ?? null,
    language: languageOf(accepts) ?? organization?.language ?? 'fr',
  }
}

/** The first of our languages a browser asks for (RFC 9110, 12.5.4), or null. */
export function languageOf(accepts: string | undefined): Language | null {
  const wishes = (accepts ?? '')
    .slice(0, 200)
    .split(',')
    .map((wish) => {
      const [tag = '', q] = wish.trim().toLowerCase().split(';q=')
      return { language: tag.split('-')[0], weight: q === undefined ? 1 : Number(q) || 0 }
    })
    .sort((a, b) => b.weight - a.weight)
  for (const { language, weight } of wishes) if (weight > 0 && (language === 'fr' || language === 'en')) return language
  return null
}

export async function listMembers(
  house: House,
  caller: Caller,
  input: { cursor?: string | undefined; limit: number; q?: string | undefined },
): Promise<{
  rows: {
    person: PersonRef
    email: string | null
    role: Role
    teamId: string | null
    account: boolean
    startedAt: string
  }[]
  next: string | null
}> {
  const after = decodeCursor(input.cursor, 2)
  const rows = await membersAfter(house.db, caller.organizationId, searchWords(input.q), after, input.limit + 1)
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  const refs = await personRefs(
    house.db,
    caller.organizationId,
    page.map((row) => row.id),
  )
  return {
    rows: page.flatMap(({ id, email, role, teamId, account, startedAt }) => {
      const person = refs.get(id)
      return person ? { person, email, role, teamId, account, startedAt: startedAt.toISOString() } : []
    }),
    next: rows.length > input.limit && last ? encodeCursor([last.sortName, last.id]) : null,
  }
}
