import type { RulesInForce, RulesSaid } from '@binome/contract/verbs/routing.ts'
import type { Caller, House } from '../house.ts'
import { Refusal } from '../platform/refusal.ts'
import { mayGovern, mayReadRules } from './policy.ts'
import { houseRules, inOrder, SILENT, teamRules } from './rules.ts'
import { countTeams, saidRules, saveSaid } from './store.ts'
import { isTimeZone } from './week.ts'

/** Reading and saying how people may be asked. */

/** @throws Refusal NOT_FOUND for a team of another organisation, NOT_ALLOWED for one that is not theirs */
export async function readRules(
  house: House,
  caller: Caller,
  input: { teamId?: string | undefined },
): Promise<{
  said: RulesSaid
  inForce: RulesInForce
  teamId: string | null
  mayChange: boolean
  changedAt: string | null
}> {
  const { organizationId } = caller
  const teamId = input.teamId ?? null
  if (teamId !== null && (await countTeams(house.db, organizationId, [teamId])) === 0)
    throw new Refusal('NOT_FOUND', {})
  if (!mayReadRules(caller, teamId)) throw new Refusal('NOT_ALLOWED', {})
  const places = await saidRules(house.db, organizationId)
  const here = places.find((place) => place.teamId === teamId)
  const said = here?.said ?? SILENT
  return {
    said,
    inForce: inForce(places.find((place) => place.teamId === null)?.said ?? SILENT, teamId, said),
    teamId,
    mayChange: mayGovern(caller, teamId),
    changedAt: here?.changedAt.toISOString() ?? null,
  }
}

function inForce(ofHouse: RulesSaid, teamId: string | null, said: RulesSaid): RulesInForce {
  return teamId === null ? houseRules(said) : teamRules(houseRules(ofHouse), said)
}

/** @throws Refusal NOT_FOUND for a team of another organisation, NOT_ALLOWED for one that is not theirs, TIME_ZONE_UNKNOWN */
export async function saveRules(
  house: House,
  caller: Caller,
  input: { teamId: string | null; said: RulesSaid },
): Promise<{ said: RulesSaid; inForce: RulesInForce }> {
  const { organizationId } = caller
  const { teamId } = input
  const { opening, timeZone } = input.said
  if (timeZone !== null && !isTimeZone(timeZone)) throw new Refusal('TIME_ZONE_UNKNOWN', {})
  const said = { ...input.said, opening: opening === null ? null : inOrder(opening) }
  const named = [...new Set([...(teamId === null ? [] : [teamId]), ...said.askerTeamIds])]
  const ofHouse = await house.transaction(async (tx, record) => {
    if ((await countTeams(tx, organizationId, named)) < named.length) throw new Refusal('NOT_FOUND', {})
    if (!mayGovern(caller, teamId)) throw new Refusal('NOT_ALLOWED', {})
    await saveSaid(tx, organizationId, { teamId, said, changedAt: house.clock.now() })
    record({ kind: 'rules.changed', organizationId })
    return (await saidRules(tx, organizationId, { teamId: null }))[0]?.said ?? SILENT
  })
  house.log.info({ organizationId, teamId, by: caller.personId }, 'rules.changed')
  return { said, inForce: inForce(ofHouse, teamId, said) }
}
