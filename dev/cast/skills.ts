import { erpSkills } from './skills/erp.ts'
import { moneySkills } from './skills/money.ts'
import { officeSkills } from './skills/office.ts'
import { tradeSkills } from './skills/trade.ts'
import { workshopSkills } from './skills/workshop.ts'
import type { CastSkill } from './types.ts'

/** What people of the demo organisation know, with the other words they use for it. */
export const skills: readonly CastSkill[] = [
  ...officeSkills,
  ...erpSkills,
  ...tradeSkills,
  ...moneySkills,
  ...workshopSkills,
]
