import type { Caller } from '../house.ts'
import type { Db } from '../platform/db.ts'
import { RoutingRules } from './rules.ts'
import { saidRules, teamsOf } from './store.ts'

/** [R3] Of these people, those whom the caller may not ask: the rules of their team say so. */
export async function beyond(
  db: Db,
  { organizationId, teamId, personId }: Pick<Caller, 'organizationId' | 'teamId' | 'personId'>,
  personIds: readonly string[],
): Promise<Set<string>> {
  const rules = new RoutingRules(await saidRules(db, organizationId))
  if (rules.openToAll) return new Set()
  const teams = await teamsOf(db, organizationId, personIds)
  const out = [...teams].filter(([id, theirs]) => id !== personId && !rules.mayAsk(teamId, theirs))
  return new Set(out.map(([id]) => id))
}
