import { activeAsk, skillsOfAsks } from './ask/store.ts'
import type { Caller, House } from './house.ts'
import type { Matches } from './match/matches.ts'
import { bestTapped } from './offer/store.ts'

/** The demo: the best of those the caller's ask has tapped, else who fits it best; null when there is nobody. */
export async function helperOf(house: House, matches: Matches, caller: Caller): Promise<string | null> {
  const { organizationId, personId } = caller
  const ask = await activeAsk(house.db, organizationId, personId)
  const tapped = ask === null ? null : await bestTapped(house.db, organizationId, ask.id)
  if (tapped !== null) return tapped
  const skillIds = ask === null ? [] : ((await skillsOfAsks(house.db, organizationId, [ask.id])).get(ask.id) ?? [])
  const match = await matches.of(organizationId)
  const [best] = await match.index.ask('match', {
    text: ask?.text ?? '',
    skillIds,
    seekerId: personId,
    seekerTeamId: caller.teamId,
    languages: [ask?.language ?? caller.language],
    now: house.clock.now(),
    limit: 1,
    willingOnly: false,
  })
  return best?.personId ?? null
}
