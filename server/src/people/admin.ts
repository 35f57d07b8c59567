import type { Role } from '@binome/contract/terms.ts'
import type { Caller, House } from '../house.ts'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { Refusal } from '../platform/refusal.ts'
import { createTeam, refuseForeignTeam } from './actions.ts'
import { refuseLastAdmin } from './erase.ts'
import { endMembership, findMembership, updateMembership } from './store.ts'
import { deleteEmptyTeam, findTeam, findTeamByName, type TeamRow, teamsAfter, updateTeam } from './team-store.ts'

/** The small administration: roles, teams, who is no longer here. */

/** @throws Refusal NOT_FOUND for nobody present in this organisation or a team of another, LAST_ADMIN */
export async function changeMember(
  house: House,
  caller: Caller,
  input: { personId: string; role?: Role | undefined; teamId?: string | null | undefined },
): Promise<{ personId: string }> {
  const { organizationId } = caller
  const { personId, role, teamId } = input
  await house.transaction(async (tx, record) => {
    if (!(await findMembership(tx, organizationId, personId))) throw new Refusal('NOT_FOUND', {})
    await refuseForeignTeam(tx, organizationId, teamId)
    if (role !== undefined && role !== 'admin') await refuseLastAdmin(tx, organizationId, personId)
    await updateMembership(tx, organizationId, personId, { role, teamId })
    record({ kind: 'person.changed', organizationId, personId })
  })
  house.log.info({ organizationId, personId, by: caller.personId }, 'member.changed')
  return { personId }
}

/** Ends a membership: no access from the commit on; what the person gave stays. @throws Refusal NOT_FOUND, LAST_ADMIN */
export async function removeMember(
  house: House,
  caller: Caller,
  input: { personId: string },
): Promise<{ personId: string }> {
  const { organizationId } = caller
  const { personId } = input
  await house.transaction(async (tx, record) => {
    if (!(await findMembership(tx, organizationId, personId))) throw new Refusal('NOT_FOUND', {})
    await refuseLastAdmin(tx, organizationId, personId)
    await endMembership(tx, organizationId, personId, house.clock.now())
    record({ kind: 'person.left', organizationId, personId })
  })
  house.log.info({ organizationId, personId, by: caller.personId }, 'person.left')
  return { personId }
}

export async function listTeams(
  house: House,
  caller: Caller,
  input: { cursor?: string | undefined; limit: number },
): Promise<{ rows: TeamRow[]; next: string | null }> {
  const rows = await teamsAfter(house.db, caller.organizationId, decodeCursor(input.cursor, 2), input.limit + 1)
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  return { rows: page, next: rows.length > input.limit && last ? encodeCursor([last.name, last.id]) : null }
}

/** @throws Refusal TEAM_EXISTS */
export async function addTeam(house: House, caller: Caller, input: { name: string; site: string }): Promise<TeamRow> {
  const { id } = await createTeam(house, caller.organizationId, input)
  return { id, ...input, members: 0 }
}

/** @throws Refusal NOT_FOUND, TEAM_EXISTS */
export async function changeTeam(
  house: House,
  caller: Caller,
  input: { teamId: string; name?: string | undefined; site?: string | undefined },
): Promise<TeamRow> {
  const { organizationId } = caller
  const { teamId, name, site } = input
  return house.transaction(async (tx) => {
    if (!(await findTeam(tx, organizationId, teamId))) throw new Refusal('NOT_FOUND', {})
    const namesake = name === undefined ? null : await findTeamByName(tx, organizationId, name)
    if (namesake && namesake.id !== teamId) throw new Refusal('TEAM_EXISTS', {})
    await updateTeam(tx, organizationId, teamId, { name, site })
    const changed = await findTeam(tx, organizationId, teamId)
    if (!changed) throw new Refusal('NOT_FOUND', {})
    return changed
  })
}

/** @throws Refusal NOT_FOUND, TEAM_NOT_EMPTY */
export async function removeTeam(house: House, caller: Caller, input: { teamId: string }): Promise<{ teamId: string }> {
  const { organizationId } = caller
  await house.transaction(async (tx) => {
    if (!(await findTeam(tx, organizationId, input.teamId))) throw new Refusal('NOT_FOUND', {})
    if (!(await deleteEmptyTeam(tx, organizationId, input.teamId))) throw new Refusal('TEAM_NOT_EMPTY', {})
  })
  return { teamId: input.teamId }
}
