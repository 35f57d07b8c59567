import type { Availability, SetAvailability } from '@binome/contract/now.ts'
import type { Asking, AskingInput } from '@binome/contract/verbs/asking.ts'
import type { House } from '../house.ts'
import type { Self } from '../people/actions.ts'
import { skillRows } from '../people/skill-store.ts'
import { skillRef } from '../people/view.ts'
import { Refusal } from '../platform/refusal.ts'
import { isTimeZone } from '../routing/week.ts'
import { joinedHours, shownWord } from './rules.ts'
import { findSaid, saveHabits, saveWord } from './store.ts'

/** What people say of being asked. */

/** May I be asked now: the last word wins; times that are over are not kept. */
export async function setAvailability(house: House, self: Self, said: SetAvailability): Promise<Availability> {
  const { organizationId, personId } = self
  const now = house.clock.now()
  const ahead = (instant: string | null) => {
    const at = instant === null ? null : new Date(instant)
    return at !== null && at > now ? at : null
  }
  const over = said.until !== null && ahead(said.until) === null
  // A yes that is over before it was said is the word of their hours, or no.
  const available = said.byHours || over ? null : said.available
  await house.transaction(async (tx, record) => {
    await saveWord(tx, organizationId, personId, {
      available,
      availableUntil: available === null ? null : ahead(said.until),
      quietUntil: ahead(said.quietUntil),
      changedAt: now,
    })
    record({ kind: 'availability.changed', organizationId, personId })
  })
  house.log.info({ organizationId, personId, available }, 'availability.changed')
  return shownWord(await findSaid(house.db, organizationId, personId))
}

/** When I may be asked, as I have set it. */
export async function readAsking(house: House, self: Self): Promise<Asking> {
  const { timeZone, restMinutes, help, quiet, mutedSkillIds } = await findSaid(
    house.db,
    self.organizationId,
    self.personId,
  )
  const muted = await skillRows(house.db, self.organizationId, mutedSkillIds)
  return { timeZone, restMinutes, help, quiet, muted: muted.map(skillRef) }
}

/**
 * My hours, my rest, what I am not asked about: as a whole.
 * @throws Refusal NOT_FOUND for a skill of another house, TIME_ZONE_UNKNOWN
 */
export async function saveAsking(house: House, self: Self, input: AskingInput): Promise<Asking> {
  const { organizationId, personId } = self
  const { timeZone } = input
  if (timeZone !== null && !isTimeZone(timeZone)) throw new Refusal('TIME_ZONE_UNKNOWN', {})
  const hours = { help: joinedHours(input.help), quiet: joinedHours(input.quiet) }
  const mutedSkillIds = [...new Set(input.mutedSkillIds)]
  await house.transaction(async (tx, record) => {
    const known = await skillRows(tx, organizationId, mutedSkillIds)
    if (known.length < mutedSkillIds.length) throw new Refusal('NOT_FOUND', {})
    await saveHabits(tx, organizationId, personId, { ...input, ...hours, mutedSkillIds, changedAt: house.clock.now() })
    record({ kind: 'availability.changed', organizationId, personId })
  })
  house.log.info({ organizationId, personId }, 'asking.saved')
  return readAsking(house, self)
}
