import type { RulesInForce, RulesSaid } from '@binome/contract/verbs/routing.ts'

/** A part of what is being said. */
export interface PartProps {
  said: RulesSaid
  /** What holds for a team that says nothing; null for the house itself. */
  house: RulesInForce | null
  onChange: (part: Partial<RulesSaid>) => void
}
