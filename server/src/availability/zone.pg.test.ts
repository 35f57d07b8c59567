import type { RulesSaid } from '@binome/contract/verbs/routing.ts'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ask } from '../../test/asking.ts'
import { type CalendarHost, calendarHost } from '../../test/calendar-host.ts'
import { type TestCore, testCore } from '../../test/core.ts'
import { parkAsk } from '../ask/actions.ts'
import { readTimes } from '../booking/actions.ts'
import { saveCalendar } from '../calendar/actions.ts'
import { snapshotOf } from '../now/snapshot.ts'
import { createTeam } from '../people/actions.ts'
import { saveRules } from '../routing/actions.ts'
import { SILENT } from '../routing/rules.ts'
import { saveAsking, setAvailability } from './actions.ts'
import { ANY_TIME } from './rules.ts'

let host: CalendarHost
let world: TestCore
let seekerId: string
let helperId: string
beforeAll(async () => {
  host = await calendarHost()
})
afterAll(() => host.close())
beforeEach(async () => {
  world = await testCore({ people: 2, outside: async () => host.outside })
  ;[seekerId = '', helperId = ''] = world.people
})
afterEach(() => world.stop())

const self = (personId: string) => ({ organizationId: world.organizationId, personId })
const say = async (said: Partial<RulesSaid>, teamId: string | null = null) => {
  const admin = { ...world.caller(seekerId), role: 'admin' as const }
  await saveRules(world.core.house, admin, { teamId, said: { ...SILENT, ...said } })
  await world.core.settled()
}

describe('[D3] who names no place is where their team is, else where the house is', () => {
  /** May they be asked at these hours of Monday 30 March 2026, UTC? Both sides of the Atlantic have summer time. */
  const open = async (...hours: string[]) => {
    const { willing } = await world.core.matches.of(world.organizationId)
    return hours.map((hour) => willing.accepts(helperId, new Date(`2026-03-30T${hour}:00Z`)))
  }
  const shownZone = async () => {
    const now = await snapshotOf(world.core.house, world.core.matches, world.organizationId, helperId)
    return now.me.availability.hours.timeZone
  }
  const told = () => {
    const last = world.line.sent(helperId).findLast((event) => event.part === 'me')
    return last?.part === 'me' ? last.me.availability.hours.timeZone : null
  }

  test('their hours follow it, on their screen as well, as soon as it is said', async () => {
    const { house } = world.core
    const mondays = [{ day: 1, from: '09:00', to: '17:00' }]
    await saveAsking(house, self(helperId), { ...ANY_TIME, help: mondays })
    await setAvailability(house, self(helperId), { available: false, until: null, quietUntil: null, byHours: true })
    await world.core.settled()
    expect(await open('08:00', '14:00', '20:00')).toEqual([true, true, false])
    await say({ timeZone: 'America/New_York' })
    expect(await open('08:00', '14:00', '20:00')).toEqual([false, true, true])
    expect([await shownZone(), told()]).toEqual(['America/New_York', 'America/New_York'])

    const team = await createTeam(house, world.organizationId, { name: 'Finance', site: '' })
    await sql`UPDATE membership SET team_id = ${team.id} WHERE person_id = ${helperId}`.execute(world.fresh.db)
    await (await world.core.matches.of(world.organizationId)).refresh(helperId)
    await say({ timeZone: 'Asia/Kolkata' }, team.id)
    expect(await open('04:00', '14:00')).toEqual([true, false])
    expect([await shownZone(), told()]).toEqual(['Asia/Kolkata', 'Asia/Kolkata'])
    await saveAsking(house, self(helperId), { ...ANY_TIME, timeZone: 'UTC', help: mondays })
    await world.core.settled()
    expect(await open('08:00', '09:00')).toEqual([false, true])
    expect([await shownZone(), told()]).toEqual(['UTC', 'UTC'])
  })

  test('whole days of a calendar are days there', async () => {
    await say({ timeZone: 'America/New_York' })
    const url = host.put('nia', ['UID:x', 'DTSTART;VALUE=DATE:20260402'])
    await sql`DELETE FROM availability WHERE person_id = ${helperId}`.execute(world.fresh.db)
    await saveCalendar(world.core.house, world.core.calendars, self(helperId), { url })
    const { rows } = await sql<{ starts: Date; ends: Date }>`SELECT starts, ends FROM busy_stretch`.execute(
      world.fresh.db,
    )
    expect(rows).toEqual([{ starts: new Date('2026-04-02T04:00:00Z'), ends: new Date('2026-04-03T04:00:00Z') }])
  })

  test('moments to meet are in working hours there, also of a seeker who never said a word of when they may be asked', async () => {
    await say({ timeZone: 'America/New_York' })
    await sql`DELETE FROM availability WHERE person_id = ${seekerId}`.execute(world.fresh.db)
    await (await world.core.matches.of(world.organizationId)).refresh(seekerId)
    const { id } = await ask(world, seekerId)
    await parkAsk(world.core.house, world.caller(seekerId), { askId: id, written: false })
    const asked = { askId: id, minutes: 15 }
    const { times } = await readTimes(world.core.house, world.core.matches, world.caller(seekerId), asked)
    const hours = new Intl.DateTimeFormat('en-GB', { timeZone: 'America/New_York', hour: '2-digit' })
    expect(times.length).toBeGreaterThan(0)
    for (const at of times) expect(Number(hours.format(new Date(at)))).toBeGreaterThanOrEqual(8)
  })
})
