import type { RulesSaid } from '@binome/contract/verbs/routing.ts'
import { saveRules } from '@binome/server/src/routing/actions.ts'
import { sayMyBudget } from '@binome/server/src/routing/my-budget.ts'
import { SILENT } from '@binome/server/src/routing/rules.ts'
import { live } from '../cast/live.ts'
import { people } from '../cast/people.ts'
import { organization } from '../cast/teams.ts'
import type { CastPerson } from '../cast/types.ts'
import type { Stage } from './stage.ts'

/** How people may be asked in the demo. The past was told before there were budgets: nothing bounds it. */

const UNBOUNDED = 2400

/** No opening hours for the house: the demo is tried at any hour, and would then find nobody. */
const HOUSE: Partial<RulesSaid> = {
  ...{ dial: 'balanced', mostTaps: 30, mostAtOnce: 8, timeZone: organization.timeZone },
  ...{ askedBy: 'everyone', usualMinutes: 120, mostMinutes: 240 },
}
/** Finance closes its months: it is asked more gently, and keeps an hour. */
const FINANCE: Partial<RulesSaid> = { dial: 'gentle', usualMinutes: 60, mostMinutes: 180 }

const first = (is: (person: CastPerson) => boolean): string => {
  const found = people.find(is)
  if (!found) throw new Error('the cast has nobody to say the rules')
  return found.key
}

async function say({ core, company }: Stage, key: string, teamId: string | null, said: Partial<RulesSaid>) {
  await saveRules(core.house, company.caller(key), { teamId, said: { ...SILENT, ...said } })
}

export async function saveUnbounded(stage: Stage): Promise<void> {
  const admin = first(({ role }) => role === 'admin')
  await say(stage, admin, null, { usualMinutes: UNBOUNDED, mostMinutes: UNBOUNDED })
  await stage.core.settled()
}

/** From the present on: the house and a team have spoken, and so have the newcomer and who helps them first. */
export async function sayRules(stage: Stage): Promise<void> {
  const admin = first(({ role }) => role === 'admin')
  const manager = first(({ role, team }) => role === 'manager' && team === 'controle-de-gestion')
  await say(stage, admin, null, HOUSE)
  await say(stage, manager, stage.company.caller(manager).teamId, FINANCE)
  const keep = (key: string, minutes: number) =>
    sayMyBudget(stage.core.house, stage.company.caller(key), { minutes, thisWeek: 'as_kept' })
  await keep(live.newcomer, 60)
  await keep(live.suggestedAsk.helper, 180)
  await stage.core.settled()
}
