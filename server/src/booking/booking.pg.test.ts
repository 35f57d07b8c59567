import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { accept, ask, meet, seekerView, tapped } from '../../test/asking.ts'
import { booking } from '../../test/booking.ts'
import { type TestCore, testCore } from '../../test/core.ts'
import { cancelAsk, resumeAsk } from '../ask/actions.ts'
import { snapshotOf } from '../now/snapshot.ts'
import type { Letter } from '../platform/mail.ts'
import { saveRules } from '../routing/actions.ts'
import { SILENT } from '../routing/rules.ts'
import { answer, callOff, entryOf, join } from './actions.ts'

/** It is Friday 27 March 2026, 09:00 UTC, 10:00 in Paris; two days later clocks go forward there. */
let world: TestCore
let letters: Letter[]
let seekerId: string
let helpers: string[]
beforeEach(async () => {
  letters = []
  world = await testCore({
    people: 5,
    mail: async () => ({ send: async (letter) => void letters.push(letter), stop: () => undefined }),
  })
  ;[seekerId = '', ...helpers] = world.people
  await sql`UPDATE person SET email = 'p' || right(id::text, 4) || '@example.org'`.execute(world.fresh.db)
})
afterEach(() => world.stop())

const house = () => world.core.house
const caller = (id: string) => world.caller(id)
const settled = () => world.pass(0)
const { waitingAsk, times, proposed, shown, asked, yes } = booking(() => world)

/** A moment that is agreed to: its id, its helper, its ask. */
async function booked() {
  const askId = await waitingAsk()
  const { id, startsAt } = await proposed(askId)
  const [helperId = ''] = await asked()
  await yes(helperId, id)
  return { id, askId, helperId, startsAt: new Date(startsAt) }
}
async function passTo(at: Date): Promise<void> {
  await world.pass((at.getTime() - world.clock.now().getTime()) / 1000)
}
const joins = (helperId: string, bookingId: string) => join(house(), world.core.heldOffers, caller(helperId), bookingId)

test('[B1] [B2] [B4] [B6] [B7] an unanswered ask becomes a session at the time both agreed to', async () => {
  const askId = await waitingAsk()
  const offered = await times(askId)
  expect(offered.length).toBeGreaterThan(3)
  const walls = offered.map((at) =>
    new Date(at).toLocaleString('sv', {
      timeZone: 'Europe/Paris',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }),
  )
  for (const wall of walls) expect(wall).not.toMatch(/lör|sön|0[0-7]:|19:|2\d:/)
  expect(offered[0]).toBe('2026-03-27T09:30:00.000Z')
  for (const id of world.people) world.line.setTabs(id, 0)
  const moment = await proposed(askId, offered[1])
  expect(moment).toMatchObject({ role: 'seeker', state: 'proposed', helper: null, startsAt: offered[1] })
  const [one = '', two = '', three = ''] = await asked()
  expect(three).not.toBe('')
  expect(letters.map(({ subject }) => subject)).toEqual(Array(3).fill('Un rendez-vous vous convient-il\u202f?'))

  // A no is nobody's business.
  const before = world.line.sent(seekerId).length
  await answer(house(), caller(one), { bookingId: moment.id, yes: false })
  await settled()
  expect(world.line.sent(seekerId)).toHaveLength(before)
  expect(await shown(one)).toEqual([])

  letters = []
  await yes(two, moment.id)
  expect(await shown(seekerId)).toMatchObject([{ state: 'booked', helper: { id: two } }])
  expect(await shown(two)).toMatchObject([{ role: 'helper', state: 'booked', from: { named: { id: seekerId } } }])
  expect(await shown(three)).toEqual([])
  const entries = letters.map(({ calendar, to }) => `${calendar?.method} ${to}`).toSorted()
  expect(entries).toEqual([seekerId, two].map((id) => `REQUEST p${id.slice(-4)}@example.org`).toSorted())
  expect(letters[0]?.calendar?.ics).toContain(`DTSTART:${moment.startsAt.slice(0, 19).replaceAll(/[-:]/g, '')}Z`)
  expect(JSON.stringify(letters)).not.toContain('RECHERCHEX')

  letters = []
  await passTo(new Date(Date.parse(moment.startsAt) - 11 * 60_000))
  expect(letters).toEqual([])
  await world.pass(60)
  expect(letters.map(({ subject }) => subject)).toEqual(Array(2).fill('Rendez-vous dans 10\u00a0min'))
  await expect(joins(two, moment.id)).rejects.toMatchObject({ code: 'TOO_EARLY' })
  await world.pass(10 * 60)
  expect(letters.slice(2).map(({ subject }) => subject)).toEqual(Array(2).fill('C’est l’heure'))
  await world.core.ring()
  expect(letters).toHaveLength(4)

  const { session } = await joins(two, moment.id)
  await settled()
  expect(await seekerView(world, seekerId)).toMatchObject({ id: askId, state: 'matched', helper: { id: two } })
  await meet(world, seekerId, two, session.id)
  expect(await seekerView(world, seekerId)).toMatchObject({ state: 'live' })
  expect([await shown(seekerId), await shown(two)]).toEqual([[], []])
  await world.pass(20 * 60)
  const { rows } = await sql`SELECT state, ended_by FROM booking`.execute(world.fresh.db)
  expect(rows).toEqual([{ state: 'kept', endedBy: 'house' }])
})

test('[B1] times and words are of where the house is, for whoever did not say where they are', async () => {
  const { core, organizationId } = world
  await core.matches.of(organizationId)
  const admin = { ...caller(seekerId), role: 'admin' as const }
  await saveRules(core.house, admin, { teamId: null, said: { ...SILENT, timeZone: 'America/New_York' } })
  await settled()
  for (const id of world.people) world.line.setTabs(id, 0)
  const askId = await waitingAsk()
  const offered = await times(askId)
  expect(offered[0]).toBe('2026-03-27T12:00:00.000Z')
  await proposed(askId, offered[0])
  for (const { text } of letters) expect(text).toContain('vendredi 27 mars à 08\u00a0h\u00a000')
  expect(letters).toHaveLength(3)
})

test('[W1] snapshot and events agree, whatever became of it', async () => {
  const { id, helperId } = await booked()
  await callOff(house(), caller(helperId), id)
  await settled()
  for (const personId of [seekerId, helperId]) {
    const last = world.line.sent(personId).findLast((event) => event.part === 'bookings')
    const snapshot = await snapshotOf(house(), world.core.matches, world.organizationId, personId)
    expect(last).toEqual({ part: 'bookings', bookings: snapshot.bookings })
  }
  expect(await shown(seekerId)).toMatchObject([{ state: 'cancelled' }])
  expect(await shown(helperId)).toEqual([])
})

describe('[B3] one yes wins', () => {
  test('of all at once', async () => {
    const { id } = await proposed(await waitingAsk())
    const those = await asked()
    const said = await Promise.allSettled(
      those.map((one) => answer(house(), caller(one), { bookingId: id, yes: true })),
    )
    expect(said.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of said) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'BOOKING_GONE' })
    await settled()
    const loser = those.find((_, index) => said[index]?.status === 'rejected') ?? ''
    await expect(callOff(house(), caller(loser), id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(entryOf(house(), caller(loser), id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('and nobody is booked twice at a time', async () => {
    const first = await waitingAsk()
    const second = await waitingAsk('Another thing altogether')
    const [at = ''] = await times(first)
    const one = await proposed(first, at)
    const two = await proposed(second, at)
    let helperId = ''
    for (const person of helpers) if ((await shown(person)).length === 2) helperId = person
    const both = [one, two].map(({ id }) => answer(house(), caller(helperId), { bookingId: id, yes: true }))
    const said = await Promise.allSettled(both)
    expect(said.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    for (const each of said) if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'SLOT_GONE' })
  })
})

test('[B4] that nobody could is said by time alone', async () => {
  const run = async (everybodySaysNo: boolean) => {
    const askId = await waitingAsk()
    const { id, startsAt } = await proposed(askId)
    if (everybodySaysNo)
      for (const one of await asked()) await answer(house(), caller(one), { bookingId: id, yes: false })
    await settled()
    const before = await shown(seekerId)
    await passTo(new Date(Date.parse(startsAt) - 15 * 60_000))
    return [before.map(({ state }) => state), (await shown(seekerId)).map(({ state }) => state)]
  }
  expect(await run(true)).toEqual([['proposed'], ['lapsed']])
})

describe('[B7] at its time', () => {
  test('whoever is in a session tries again', async () => {
    const { id, helperId, startsAt } = await booked()
    await passTo(new Date(startsAt.getTime() - 60_000))
    const other = helpers.find((one) => one !== helperId) ?? ''
    await sql`UPDATE availability SET available = false WHERE person_id <> ALL(${[helperId, seekerId]}::uuid[])`.execute(
      world.fresh.db,
    )
    const elsewhere = await ask(world, other)
    await sql`INSERT INTO offer (organization_id, id, ask_id, helper_id, round, wave, state, sent_at, lapses_at, reasons, named, fit, idle)
      VALUES (${world.organizationId}, ${house().newId()}, ${elsewhere.id}, ${helperId}, 1, 1, 'lapsed', ${world.clock.now()},
        ${world.clock.now()}, '[]', false, 0.3, false) ON CONFLICT DO NOTHING`.execute(world.fresh.db)
    const { rows } = await sql<{
      id: string
    }>`SELECT id FROM offer WHERE ask_id = ${elsewhere.id} AND helper_id = ${helperId}`.execute(world.fresh.db)
    const sessionId = await accept(world, { helperId, offerId: rows[0]?.id ?? '' })
    await meet(world, other, helperId, sessionId)
    await expect(joins(helperId, id)).rejects.toMatchObject({ code: 'IN_SESSION' })
    expect(await shown(helperId)).toMatchObject([{ state: 'booked' }])
    await sql`UPDATE session SET state = 'ended', ended_at = ${world.clock.now()}, ended_because = 'said' WHERE id = ${sessionId}`.execute(
      world.fresh.db,
    )
    expect((await joins(helperId, id)).session.state).toBe('meeting')
  })

  test('nobody came: it is missed ten minutes later, told once, and the ask waits as it did', async () => {
    const { id, helperId, startsAt } = await booked()
    // The process slept through all of it.
    letters = []
    for (const one of world.people) world.line.setTabs(one, 0)
    await passTo(new Date(startsAt.getTime() + 45 * 60_000))
    await world.core.ring()
    const subjects = letters.map(({ subject }) => subject)
    expect(subjects.filter((one) => one === 'Le rendez-vous n’a pas eu lieu')).toHaveLength(2)
    expect(subjects.filter((one) => one === 'C’est l’heure')).toEqual([])
    expect(await shown(seekerId)).toMatchObject([{ state: 'missed' }])
    await expect(joins(helperId, id)).rejects.toMatchObject({ code: 'BOOKING_GONE' })
    expect(await times((await shown(seekerId))[0]?.askId ?? '')).not.toEqual([])
  })

  test('a yes at the last moment is not missed', async () => {
    const { id, helperId, startsAt } = await booked()
    await passTo(new Date(startsAt.getTime() + 9 * 60_000))
    // Joined, and the process died before it heard of it.
    await joins(helperId, id)
    await sql`UPDATE booking SET state = 'booked', ended_at = NULL, ended_by = NULL`.execute(world.fresh.db)
    await sql`INSERT INTO timer (kind, subject_id, organization_id, due_at, data)
      VALUES ('booking', ${id}, ${world.organizationId}, ${world.clock.now()}, '{"phase": "end"}') ON CONFLICT DO NOTHING`.execute(
      world.fresh.db,
    )
    await world.pass(60)
    const { rows } = await sql`SELECT state FROM booking`.execute(world.fresh.db)
    expect(rows).toEqual([{ state: 'kept' }])
  })
})

describe('[B8] nothing to meet for', () => {
  test.each(['cancelled', 'solved alone', 'somebody else came', 'the helper left'])('%s', async (how) => {
    const { askId, helperId, startsAt } = await booked()
    letters = []
    if (how === 'somebody else came') {
      await resumeAsk(house(), caller(seekerId), askId)
      await settled()
      const others = async () => (await tapped(world, askId)).find((one) => one.helperId !== helperId)
      let another = await others()
      for (let wait = 0; another === undefined && wait < 10; wait += 1) {
        await world.pass(30)
        another = await others()
      }
      await accept(world, another)
    } else if (how === 'the helper left') {
      await sql`UPDATE membership SET ended_at = ${world.clock.now()} WHERE person_id = ${helperId}`.execute(
        world.fresh.db,
      )
      await house().transaction(async (_, record) => {
        record({ kind: 'person.left', organizationId: world.organizationId, personId: helperId })
      })
    } else {
      await cancelAsk(house(), caller(seekerId), { askId, solvedAlone: how === 'solved alone' })
    }
    await settled()
    const { rows } = await sql`SELECT state FROM booking`.execute(world.fresh.db)
    expect(rows).toEqual([{ state: 'cancelled' }])
    await world.core.ring()
    await settled()
    const ends = letters.filter(({ calendar }) => calendar?.method === 'CANCEL')
    expect(ends).toHaveLength(how === 'the helper left' ? 1 : 2)
    expect(ends[0]?.calendar?.ics).toContain('STATUS:CANCELLED')
    letters = []
    await passTo(new Date(startsAt.getTime() + 3_600_000))
    expect(letters.filter(({ subject }) => /rendez-vous|l’heure/i.test(subject))).toEqual([])
  })
})

test('[B9] a booked moment is busy time of both, until it is called off', async () => {
  const { id, helperId, startsAt } = await booked()
  const match = await world.core.matches.of(world.organizationId)
  const busy = (personId: string) => match.willing.wordOf(personId)?.undisturbed(startsAt).open === false
  expect([busy(seekerId), busy(helperId)]).toEqual([true, true])
  await callOff(house(), caller(seekerId), id)
  await settled()
  expect([busy(seekerId), busy(helperId)]).toEqual([false, false])
})

test('[A10] [B9] a seeker without a name stays so', async () => {
  const askId = await waitingAsk()
  await sql`UPDATE ask SET unnamed = true WHERE id = ${askId}`.execute(world.fresh.db)
  for (const one of world.people) world.line.setTabs(one, 0)
  const { id } = await proposed(askId)
  const [helperId = ''] = await asked()
  await yes(helperId, id)
  const { ics } = await entryOf(house(), caller(helperId), id)
  const heard = JSON.stringify([
    await shown(helperId),
    letters.filter(({ to }) => to.includes(helperId.slice(-4))),
    ics,
  ])
  expect(heard).not.toContain(seekerId)
  expect(heard).not.toMatch(/Person 1\b/)
})
