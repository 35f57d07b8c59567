import type { Core } from '@binome/server/src/core.ts'
import type { Caller } from '@binome/server/src/house.ts'
import { planAsk } from '@binome/server/src/offer/plans.ts'
import type { Company } from './company.ts'
import type { QuietLine } from './quiet-line.ts'

/** Where stories are told: the product without its network, and the people of the cast. */
export interface Stage {
  core: Core
  company: Company
  line: QuietLine
  caller(key: string): Caller
}

/** Only these people (by their keys) have a tab open from now on; whoever has none is never tapped. */
export async function onlyReachable(stage: Stage, keys: readonly string[]): Promise<void> {
  const { organizationId, personId } = stage.company
  const { opened, closed } = stage.line.only(keys.map(personId))
  for (const id of closed) await stage.core.matches.reach(organizationId, id, false)
  for (const id of opened) await stage.core.matches.reach(organizationId, id, true)
}

/** Open offers of an ask's present round: person → offer. */
export async function offersOf(stage: Stage, askId: string): Promise<Map<string, string>> {
  const rows = await stage.core.house.db
    .selectFrom('offer')
    .innerJoin('ask', (join) =>
      join
        .onRef('ask.organizationId', '=', 'offer.organizationId')
        .onRef('ask.id', '=', 'offer.askId')
        .onRef('ask.round', '=', 'offer.round'),
    )
    .select(['offer.id', 'offer.helperId'])
    .where('offer.organizationId', '=', stage.company.organizationId)
    .where('offer.askId', '=', askId)
    .execute()
  return new Map(rows.map((row) => [row.helperId, row.id]))
}

/**
 * Taps these people, each of them who may be tapped; nobody else is reachable meanwhile, and nobody afterwards: an answer
 * in another story makes its ask look for people again, and would find these.
 */
export async function tap(stage: Stage, askId: string, keys: readonly string[]): Promise<Map<string, string>> {
  const { core, company } = stage
  const { organizationId } = company
  const wanted = keys.map(company.personId)
  await onlyReachable(stage, [])
  await core.settled()
  await onlyReachable(stage, keys)
  await planAsk(core.house, core.matches, { organizationId, askId, only: new Set(wanted) })
  await onlyReachable(stage, [])
  return offersOf(stage, askId)
}

/** Rings what is due, while nobody can be tapped anew. */
export async function ring(stage: Stage): Promise<void> {
  await onlyReachable(stage, [])
  await stage.core.ring()
  await stage.core.settled()
}
