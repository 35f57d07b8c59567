import type { Caller, House, Record } from '../house.ts'
import { refuseLastAdmin } from '../people/erase.ts'
import { findMembership, findOrganization, findPersonByEmail, updateMembership, updatePerson } from '../people/store.ts'
import { findTeamByName, insertTeam } from '../people/team-store.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'
import { type CsvPerson, readPeopleCsv } from './csv.ts'
import { admit } from './members.ts'

export interface ImportReport {
  created: number
  changed: number
  teams: number
}

/**
 * People by CSV, all or nothing: new ones join (their account waits for a password to be chosen by a link), known ones
 * take what the file says, a team that is not there is made. An empty cell changes nothing.
 * @throws Refusal CSV_UNREADABLE {line, reason}; reason `last_admin` when nobody could administer the house any more
 */
export async function importPeople(house: House, caller: Caller, input: { csv: string }): Promise<ImportReport> {
  const { organizationId } = caller
  const people = readPeopleCsv(input.csv)
  const report = await house.transaction(async (tx, record) => {
    const sum = { created: 0, changed: 0, teams: 0 }
    for (const person of people) {
      const team = await teamOf(house, tx, organizationId, person.team)
      if (team.made) sum.teams += 1
      if (await take(house, tx, record, organizationId, person, team.id)) sum.created += 1
      else sum.changed += 1
    }
    return sum
  })
  house.log.info({ organizationId, by: caller.personId, ...report }, 'people.imported')
  return report
}

async function teamOf(
  house: House,
  tx: Tx,
  organizationId: string,
  name: string | null,
): Promise<{ id: string | null; made: boolean }> {
  if (name === null) return { id: null, made: false }
  const known = await findTeamByName(tx, organizationId, name)
  if (known) return { id: known.id, made: false }
  const id = house.newId()
  await insertTeam(tx, organizationId, { id, name, site: '', createdAt: house.clock.now() })
  return { id, made: true }
}

/** True when the person is new here. */
async function take(
  house: House,
  tx: Tx,
  record: Record,
  organizationId: string,
  given: CsvPerson,
  teamId: string | null,
): Promise<boolean> {
  const { name, email, title, role, language, joined } = given
  const known = await findPersonByEmail(tx, organizationId, email)
  const membership = known && (await findMembership(tx, organizationId, known.id))
  if (!known || !membership) {
    const organization = await findOrganization(tx, organizationId)
    try {
      await admit(house, tx, record, organizationId, {
        ...{ name, email, title, teamId, role: role ?? 'member', joinedOn: joined, passwordHash: null },
        language: language ?? organization?.language ?? 'fr',
      })
    } catch (error) {
      throw atLine(error, given.line, 'EMAIL_TAKEN', 'email')
    }
    return true
  }
  if (role !== null && role !== 'admin' && membership.role === 'admin') {
    await refuseLastAdmin(tx, organizationId, known.id).catch((error: unknown) => {
      throw atLine(error, given.line, 'LAST_ADMIN', 'last_admin')
    })
  }
  await updatePerson(tx, organizationId, known.id, {
    name,
    title: title === '' ? undefined : title,
    language: language ?? undefined,
    joinedOn: joined ?? undefined,
  })
  await updateMembership(tx, organizationId, known.id, { role: role ?? undefined, teamId: teamId ?? undefined })
  record({ kind: 'person.changed', organizationId, personId: known.id })
  return false
}

function atLine(error: unknown, line: number, code: string, reason: string): unknown {
  return error instanceof Refusal && error.code === code ? new Refusal('CSV_UNREADABLE', { line, reason }) : error
}
