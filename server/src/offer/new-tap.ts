import type { Proposal } from '@binome/matching/index.ts'
import { TUNING } from '@binome/matching/plan/weigh.ts'
import type { House } from '../house.ts'
import type { OrganizationMatch } from '../match/register.ts'
import { LONGEST_LIFE_SECONDS } from '../reach/rules.ts'
import type { NewTap } from './plan-store.ts'
import { storedReasons } from './rules.ts'

/**
 * The row of a tap to somebody the matching proposes, with why they were chosen. Null when their word has changed
 * meanwhile: judged once more, by the word whose version goes along [D6].
 */
export function newTap(
  house: House,
  match: OrganizationMatch,
  proposal: Proposal,
  told: { named: boolean; lastResort: boolean; unnamed: boolean },
  at: Date,
): NewTap | null {
  const { personId: helperId, fit } = proposal
  if (!match.willing.accepts(helperId, at)) return null
  return {
    id: house.newId(),
    helperId,
    fit,
    named: told.named,
    idle: match.idle(helperId),
    reasons: storedReasons(proposal, told),
    minutes: proposal.expectedMinutes === null ? null : Math.round(proposal.expectedMinutes),
    version: match.willing.versionOf(helperId),
    week: match.weekKept(helperId, at),
    lapsesAt: new Date(at.getTime() + TUNING.life * 1000),
  }
}

/** When a tap runs out by itself at the latest, ms: one that goes out as a notification lives on. */
export function latestEnd(match: OrganizationMatch, { helperId, lapsesAt }: NewTap, at: Date): number {
  return match.waysOf(helperId).push ? at.getTime() + LONGEST_LIFE_SECONDS * 1000 : lapsesAt.getTime()
}
