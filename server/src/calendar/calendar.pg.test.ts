import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, tapped } from '../../test/asking.ts'
import { type CalendarHost, calendarHost } from '../../test/calendar-host.ts'
import { type TestCore, testCore } from '../../test/core.ts'
import { untilSomebodyWaits } from '../../test/database.ts'
import { tapTo } from '../../test/rows.ts'
import { saveAsking } from '../availability/actions.ts'
import { ANY_TIME } from '../availability/rules.ts'
import { insertOffers } from '../offer/plan-store.ts'
import { exportMine } from '../people/erase.ts'
import { readAgain, readCalendar, removeCalendar, saveCalendar } from './actions.ts'
import { calendarOf, noteRead, putStretches } from './store.ts'

let host: CalendarHost
let world: TestCore
beforeAll(async () => {
  host = await calendarHost()
  world = await testCore({ people: 14, outside: async () => host.outside })
})
afterAll(async () => {
  await world.stop()
  await host.close()
})

/** The world begins on Friday 27 March 2026, 09:00 UTC: 10:00 in Paris, two days before its clocks go forward. */
const all = (...lines: string[]) => ['UID:x', 'DTSTAMP:20260101T000000Z', 'SUMMARY:Very private', ...lines]
const next = (() => {
  let person = 0
  return () => {
    const personId = world.people[person] ?? ''
    person += 1
    return { organizationId: world.organizationId, personId }
  }
})()
const save = async (self: ReturnType<typeof next>, url: string) => {
  const { calendar } = await saveCalendar(world.core.house, world.core.calendars, self, { url })
  await world.core.settled()
  return calendar
}
const mine = async (self: ReturnType<typeof next>) => (await readCalendar(world.core.house, self)).calendar
const stretches = async ({ personId }: { personId: string }) => {
  const { rows } = await sql<{ starts: Date; ends: Date }>`
    SELECT starts, ends FROM busy_stretch WHERE person_id = ${personId} ORDER BY starts`.execute(world.fresh.db)
  return rows.map(({ starts, ends }) => `${starts.toISOString().slice(0, 16)}/${ends.toISOString().slice(0, 16)}`)
}
const willing = async ({ personId }: { personId: string }) => {
  const match = await world.core.matches.of(world.organizationId)
  return match.willing.accepts(personId, world.core.house.clock.now())
}

test('[C1] [C2] [C3] a calendar is read at once: stretches, and neither a title nor the address', async () => {
  const self = next()
  const url = host.put(
    'ada',
    all('DTSTART;TZID=Europe/Paris:20260320T150000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=3'),
    all('DTSTART;VALUE=DATE:20260330'),
  )
  expect(await save(self, url.replace('https:', 'webcal:'))).toMatchObject({
    host: new URL(url).host,
    readAt: '2026-03-27T09:00:00.000Z',
    busyUntil: null,
    nextBusyAt: '2026-03-27T14:00:00.000Z',
    unread: 0,
    failing: null,
  })
  expect(await stretches(self)).toEqual([
    '2026-03-27T14:00/2026-03-27T15:00',
    '2026-03-29T22:00/2026-03-30T22:00',
    '2026-04-03T13:00/2026-04-03T14:00',
  ])
  const { rows } = await sql<{ row: string }>`SELECT c::text AS row FROM calendar c`.execute(world.fresh.db)
  const kept = JSON.stringify([rows, await mine(self), await exportMine(world.core.house, self)])
  expect(kept).not.toMatch(/hush-hush|private|68757368/)
  const exported = await exportMine(world.core.house, self)
  expect(exported).toMatchObject({ calendar: [{ host: new URL(url).host }], busyStretches: { length: 3 } })
})

test('one that cannot be read is not kept, and the one before stays', async () => {
  const self = next()
  const url = host.put('bea', all('DTSTART:20260401T100000Z', 'DURATION:PT1H'))
  await save(self, url)
  const page = host.putText('page', '<!doctype html><title>Sign in</title>')
  host.put('closed')
  host.answer('closed', 403)
  const addresses: [string, string][] = [
    ['http://calendar.example.org/x', 'bad_address'],
    ['https://10.0.0.1/x', 'bad_address'],
    ['nothing', 'bad_address'],
    [url.replace('bea', 'nobody'), 'gone'],
    [url.replace('bea', 'closed'), 'refused'],
    [page, 'not_a_calendar'],
    ['https://127.0.0.1:1/x', 'unreachable'],
    [host.putText('long', `BEGIN:VCALENDAR\r\n${'X'.repeat(5_000_001)}`), 'too_large'],
  ]
  // Nobody may try as often as this.
  const another = next()
  for (const [index, [to, because]] of addresses.entries()) {
    const saving = save(index % 2 === 0 ? self : another, to)
    await expect(saving, to.slice(0, 60)).rejects.toMatchObject({ code: 'CALENDAR_UNREADABLE', data: { because } })
  }
  expect(await mine(another)).toBeNull()
  expect(await mine(self)).toMatchObject({ failing: null })
  expect(await stretches(self)).toHaveLength(1)
})

test('[C5] a rule without an end is left out, and its thread is over', { timeout: 30_000 }, async () => {
  const self = next()
  const url = host.put(
    'endless',
    all('DTSTART:20260401T100000Z', 'DURATION:PT1H'),
    all('DTSTART:20260402T100000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'),
    all('DTSTART:20260403T100000Z', 'DURATION:PT1H'),
  )
  expect(await save(self, url)).toMatchObject({ unread: 1 })
  expect(await stretches(self)).toEqual(['2026-04-01T10:00/2026-04-01T11:00', '2026-04-03T10:00/2026-04-03T11:00'])
})

describe('[C6] busy is not asked', () => {
  test('from its beginning to its end, without anything happening between', async () => {
    const self = next()
    await save(self, host.put('carl', all('DTSTART:20260327T093000Z', 'DURATION:PT30M')))
    expect(await willing(self)).toBe(true)
    await world.pass(30 * 60)
    expect(await willing(self)).toBe(false)
    expect(await mine(self)).toMatchObject({ busyUntil: '2026-03-27T10:00:00.000Z' })
    const seekerId = world.people.at(-1) ?? ''
    const { id } = await ask(world, seekerId)
    const helpers = (await tapped(world, id)).map(({ helperId }) => helperId)
    expect(helpers.length).toBeGreaterThan(0)
    expect(helpers).not.toContain(self.personId)
    await world.pass(30 * 60)
    expect(await willing(self)).toBe(true)
  })

  test('nor tapped by what was known before its calendar changed', async () => {
    const self = next()
    const match = await world.core.matches.of(world.organizationId)
    const version = match.willing.versionOf(self.personId)
    await save(self, host.put('dan', all('DTSTART:20260327T090000Z', 'DURATION:PT9H')))
    const askId = await openAskId()
    const at = world.core.house.clock.now()
    const tap = (of: number) => ({ ...tapTo(self.personId, at), id: world.core.house.newId(), version: of })
    const insert = (of: number) =>
      world.core.house.transaction((tx) =>
        insertOffers(tx, world.organizationId, { askId, round: 9, wave: 1, at }, [tap(of)]),
      )
    expect(await insert(version)).toEqual([])
    expect(await insert(version + 1)).toHaveLength(1)
  })

  test('and what stands as it did is no new word', async () => {
    const self = next()
    await save(self, host.put('eve', all('DTSTART:20260401T100000Z', 'DURATION:PT1H')))
    const match = await world.core.matches.of(world.organizationId)
    const version = match.willing.versionOf(self.personId)
    await world.pass(15 * 60)
    expect(host.asked('eve').map(({ status }) => status)).toEqual([200, 304])
    expect(match.willing.versionOf(self.personId)).toBe(version)
  })
})

async function openAskId(): Promise<string> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM ask LIMIT 1`.execute(world.fresh.db)
  return rows[0]?.id ?? ''
}

describe('[C7] it is read again and again', () => {
  test('what changed there is known a quarter of an hour later', async () => {
    const self = next()
    await save(self, host.put('fay', all('DTSTART:20260401T100000Z', 'DURATION:PT1H')))
    host.put('fay', all('DTSTART:20260402T100000Z', 'DURATION:PT1H'))
    await world.pass(14 * 60)
    expect(host.asked('fay')).toHaveLength(1)
    await world.pass(60)
    expect(await stretches(self)).toEqual(['2026-04-02T10:00/2026-04-02T11:00'])
  })

  test('less often after failures, told to its owner, and taking nothing away', async () => {
    const self = next()
    const url = host.put('gil', all('DTSTART:20260401T100000Z', 'DURATION:PT1H'))
    await save(self, url)
    host.answer('gil', 503)
    const asked = () => host.asked('gil').length
    for (const [minutes, reads] of [
      [15, 2],
      [15, 3],
      [15, 3],
      [15, 4],
    ] as const) {
      await world.pass(minutes * 60)
      expect(asked(), `after ${minutes} minutes more`).toBe(reads)
    }
    expect(await mine(self)).toMatchObject({ failing: { because: 'unreachable' } })
    expect(await stretches(self)).toHaveLength(1)
    host.answer('gil', null)
    const { calendar } = await readAgain(world.core.house, world.core.calendars, self)
    expect(calendar).toMatchObject({ failing: null, readAt: world.core.house.clock.now().toISOString() })
  })

  test('whole when its owner moved, and when it reaches less than two weeks ahead', async () => {
    const self = next()
    await save(self, host.put('hal', all('DTSTART;VALUE=DATE:20260402', 'RRULE:FREQ=WEEKLY')))
    const before = await stretches(self)
    expect(before[0]).toBe('2026-04-01T22:00/2026-04-02T22:00')
    await saveAsking(world.core.house, self, { ...ANY_TIME, timeZone: 'America/New_York' })
    await world.core.settled()
    await world.pass(0)
    expect((await stretches(self))[0]).toBe('2026-04-02T04:00/2026-04-03T04:00')
    // Nobody else's is read on the way.
    await sql`DELETE FROM calendar WHERE person_id <> ${self.personId}`.execute(world.fresh.db)
    await world.pass(13 * 86_400)
    await world.pass(15 * 60)
    await world.pass(86_400)
    await world.pass(15 * 60)
    expect(host.asked('hal').filter(({ status }) => status === 200)).toHaveLength(3)
    expect((await stretches(self)).at(-1)?.slice(0, 10)).toBe('2026-05-07')
  })
})

describe('[C8] removed', () => {
  test('is all gone: address, stretches, readings; a reading under way writes nothing', async () => {
    const self = next()
    await save(self, host.put('ivy', all('DTSTART:20260501T100000Z', 'DURATION:PT1H')))
    host.put('ivy', all('DTSTART:20260502T100000Z', 'DURATION:PT1H'))
    const held = host.hold('ivy')
    const reading = world.core.calendars.read(self)
    await held.come
    await removeCalendar(world.core.house, self)
    held.letGo()
    await reading
    await world.core.settled()
    expect([await mine(self), await stretches(self)]).toEqual([null, []])
    const asked = host.asked('ivy').length
    await world.pass(3600)
    expect(host.asked('ivy')).toHaveLength(asked)
    expect(await removeCalendar(world.core.house, self)).toEqual({ removed: true })
    await expect(readAgain(world.core.house, world.core.calendars, self)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('also while a reading is being written: nobody stays busy by a calendar that is gone', async () => {
    const self = next()
    const { organizationId, personId } = self
    await save(self, host.put('lea'))
    const at = world.core.house.clock.now()
    let removing: Promise<unknown> = Promise.resolve()
    await world.fresh.db.transaction().execute(async (tx) => {
      const { id = '' } = (await calendarOf(tx, organizationId, personId)) ?? {}
      expect(await noteRead(tx, organizationId, id, at, null)).toBe(true)
      await putStretches(tx, organizationId, personId, [{ from: at.getTime(), to: at.getTime() + 3_600_000 }])
      removing = removeCalendar(world.core.house, self)
      await untilSomebodyWaits(world.fresh.db)
    })
    await removing
    expect([await mine(self), await stretches(self)]).toEqual([null, []])
  })

  test('with whoever leaves the house', async () => {
    const self = next()
    await save(self, host.put('joe', all('DTSTART:20260501T100000Z', 'DURATION:PT1H')))
    await sql`UPDATE membership SET ended_at = now() WHERE person_id = ${self.personId}`.execute(world.fresh.db)
    await world.pass(15 * 60)
    expect([await mine(self), await stretches(self)]).toEqual([null, []])
  })

  test('and under another secret of the house its address is lost, not the house', async () => {
    const self = next()
    await save(self, host.put('kim', all('DTSTART:20260501T100000Z', 'DURATION:PT1H')))
    await sql`UPDATE calendar SET sealed_address = set_byte(sealed_address, 40, 255 - get_byte(sealed_address, 40))
      WHERE person_id = ${self.personId}`.execute(world.fresh.db)
    await world.core.calendars.read(self)
    expect(await mine(self)).toMatchObject({ failing: { because: 'address_lost' } })
  })
})
