import type { Now } from '@binome/contract/now.ts'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { accept, ask, FIRST, LIKE, meet, tapped } from '../../test/asking.ts'
import { type TestCore, testCore } from '../../test/core.ts'
import { listAnswers } from '../answer/deciding.ts'
import { readPage, readWaiting } from '../answer/writing.ts'
import { cancelAsk, changeAsk, openAsk, parkAsk, resumeAsk } from '../ask/actions.ts'
import { snapshotOf } from '../now/snapshot.ts'
import { sayOutcome } from '../outcome/actions.ts'
import { eraseMe } from '../people/erase.ts'
import { end } from '../session/actions.ts'
import { joinFirst, refuseFirst } from './actions.ts'
import { leaveLine } from './lines.ts'
import { afterFirst, followerOver, look } from './looking.ts'

const OTHER = 'La badgeuse du quai clignote en rouge'

let world: TestCore
let firstId: string
let laterId: string
beforeEach(async () => {
  world = await testCore({ people: 6 })
  ;[firstId = '', laterId = ''] = world.people
})
afterEach(() => world.stop())

const house = () => world.core.house
const as = (personId: string) => world.caller(personId)
const viewOf = (personId: string): Promise<Now> =>
  snapshotOf(house(), world.core.matches, world.organizationId, personId)
const near = async (personId: string) => {
  const { ask: mine } = await viewOf(personId)
  return mine?.state === 'searching' && mine.near
}
const follows = async (personId: string) => {
  const [one] = (await viewOf(personId)).parked
  return one?.state === 'parked' ? one.follows : null
}
/** Two who search with the same; the later one waits. */
async function joined() {
  const first = await ask(world, firstId, FIRST)
  await world.pass(30)
  const later = await ask(world, laterId, LIKE)
  await joinFirst(house(), as(laterId), later.id)
  await world.core.settled()
  return { first: first.id, later: later.id }
}
async function met(askId: string) {
  const [tap] = await tapped(world, askId)
  const sessionId = await accept(world, tap)
  await meet(world, firstId, tap?.helperId ?? '', sessionId)
  await world.pass(120)
  await end(house(), as(firstId), sessionId)
  await world.core.settled()
  return { sessionId, helperId: tap?.helperId ?? '' }
}
const isW1 = async (but = '') => {
  for (const personId of world.people) {
    if (personId === but) continue
    const now = await viewOf(personId)
    for (const part of ['ask', 'parked'] as const) {
      const last = world.line.sent(personId).findLast((event) => event.part === part)
      if (last) expect(last, `[W1] ${part}`).toEqual({ part, [part]: now[part] })
    }
    const closing = world.line.sent(personId).findLast((event) => event.part === 'to_close')
    if (closing) expect(closing, '[W1]').toEqual({ part: 'to_close', toClose: now.toClose })
  }
}

describe('[J1] offered', () => {
  test('[J7] to the later one alone, while both are live and near; the first is told nothing', async () => {
    const first = await ask(world, firstId, FIRST)
    const told = world.line.sent(firstId).length
    await ask(world, laterId, LIKE)
    expect(await near(laterId)).toBe(true)
    expect(await near(firstId)).toBe(false)
    expect(world.line.sent(firstId).length).toBe(told)
    const heard = world.line.sent(laterId).filter(({ part }) => part === 'ask' || part === 'parked')
    expect(JSON.stringify(heard)).not.toContain(firstId)
    await ask(world, world.people[2] ?? '', OTHER)
    expect(await near(world.people[2] ?? '')).toBe(false)
    await isW1()
    await cancelAsk(house(), as(firstId), { askId: first.id, solvedAlone: false })
    await world.core.settled()
    expect(await near(laterId)).toBe(false)
    await isW1()
  })

  test('not once it reads otherwise, nor of one for a person alone, nor again after a no', async () => {
    const first = await ask(world, firstId, FIRST)
    const later = await ask(world, laterId, LIKE)
    await changeAsk(house(), as(firstId), { askId: first.id, text: OTHER })
    await world.core.settled()
    expect(await near(laterId)).toBe(false)
    await cancelAsk(house(), as(firstId), { askId: first.id, solvedAlone: false })
    const [, , third = '', fourth = ''] = world.people
    await openAsk(house(), as(third), { text: FIRST, pictureIds: [], skillIds: [], forPersonId: fourth })
    await world.core.settled()
    const again = await cancelAndAskAgain(later.id)
    expect(await near(laterId)).toBe(false)
    await cancelAsk(house(), as(laterId), { askId: again, solvedAlone: false })
    await ask(world, firstId, FIRST)
    const last = await ask(world, laterId, LIKE)
    expect(await near(laterId)).toBe(true)
    await refuseFirst(house(), as(laterId), last.id)
    await world.core.settled()
    expect(await near(laterId)).toBe(false)
    await isW1()
    await changeAsk(house(), as(laterId), { askId: last.id, text: `${LIKE} encore` })
    await world.core.settled()
    expect(await near(laterId)).toBe(false)
  })

  test('by the words that an ask has now, whoever it was compared with before', async () => {
    const first = await ask(world, firstId, OTHER)
    await ask(world, laterId, LIKE)
    expect(await near(laterId)).toBe(false)
    await changeAsk(house(), as(firstId), { askId: first.id, text: FIRST })
    await world.core.settled()
    const [, , third = '', fourth = ''] = world.people
    await ask(world, third, OTHER)
    expect(await near(third)).toBe(false)
    await ask(world, fourth, LIKE)
    const { rows } = await sql<{ firstId: string }>`
      SELECT first_id FROM ask_following f JOIN ask a ON a.id = f.ask_id WHERE a.seeker_id = ${fourth}`.execute(
      world.fresh.db,
    )
    expect(rows).toHaveLength(1)
    await cancelAsk(house(), as(laterId), { askId: (await viewOf(laterId)).ask?.id ?? '', solvedAlone: false })
    await world.core.settled()
    expect(await near(fourth)).toBe(false)
    await changeAsk(house(), as(fourth), { askId: (await viewOf(fourth)).ask?.id ?? '', text: `${LIKE} encore` })
    await world.core.settled()
    expect(await near(fourth)).toBe(true)
  })

  const cancelAndAskAgain = async (askId: string) => {
    await cancelAsk(house(), as(laterId), { askId, solvedAlone: false })
    return (await ask(world, laterId, LIKE)).id
  }
})

describe('[J3] waiting', () => {
  test('nobody is tapped for it nor reads it; going on is one word, in its place', async () => {
    const { later } = await joined()
    expect(await tapped(world, later)).toEqual([])
    expect(await follows(laterId)).toMatchObject({ met: false })
    await isW1()
    for (const personId of world.people) expect((await readWaiting(house(), as(personId))).asks).toEqual([])
    const before = (await viewOf(laterId)).parked[0]
    await resumeAsk(house(), as(laterId), later)
    await world.core.settled()
    const after = (await viewOf(laterId)).ask
    expect(after).toMatchObject({ id: later, state: 'searching', openedAt: before?.openedAt })
    expect(await rows()).toEqual([expect.objectContaining({ state: 'offered' })])
    await isW1()
  })
})
const rows = async () =>
  (await sql<{ askId: string; firstId: string; state: string }>`SELECT * FROM ask_following`.execute(world.fresh.db))
    .rows

describe('[J4] every wait ends', () => {
  test.each([
    ['taken back', (askId: string) => cancelAsk(house(), as(firstId), { askId, solvedAlone: false })],
    ['solved alone', (askId: string) => cancelAsk(house(), as(firstId), { askId, solvedAlone: true })],
    ['put aside', (askId: string) => parkAsk(house(), as(firstId), { askId, written: false })],
    ['erased', () => eraseMe(house(), as(firstId))],
  ])('at once when the first is %s', async (name, over) => {
    const { first, later } = await joined()
    await over(first)
    await world.core.settled()
    expect((await viewOf(laterId)).ask).toMatchObject({ id: later, state: 'searching' })
    expect(await rows()).toEqual([])
    await isW1(name === 'erased' ? firstId : '')
  })

  test('an hour after it began, whatever the first does', async () => {
    const { later } = await joined()
    for (let minute = 0; minute < 59; minute += 1) await world.pass(60)
    expect((await viewOf(laterId)).ask).toBeNull()
    await world.pass(61)
    expect((await viewOf(laterId)).ask).toMatchObject({ id: later, state: 'searching' })
    await isW1()
  })

  test('ten minutes after the encounter without a line', async () => {
    const { first, later } = await joined()
    await met(first)
    expect(await follows(laterId)).toMatchObject({ met: true })
    for (let minute = 0; minute < 9; minute += 1) await world.pass(60)
    expect(await follows(laterId)).not.toBeNull()
    await world.pass(61)
    expect((await viewOf(laterId)).ask).toMatchObject({ id: later, state: 'searching' })
    expect((await viewOf(firstId)).toClose[0]).toMatchObject({ waiting: 0 })
    await isW1()
  })

  test('not solved, the first searches on and it waits on', async () => {
    const { first } = await joined()
    const { sessionId } = await met(first)
    await sayOutcome(house(), as(firstId), { sessionId, outcome: 'not_solved', skillIds: [] })
    await world.core.settled()
    expect((await viewOf(firstId)).ask).toMatchObject({ id: first, state: 'searching' })
    expect(await follows(laterId)).toMatchObject({ met: false })
    await isW1()
  })

  test('its seeker, who asks something else meanwhile, finds it put aside', async () => {
    const { first, later } = await joined()
    await ask(world, laterId, OTHER)
    await cancelAsk(house(), as(firstId), { askId: first, solvedAlone: false })
    await world.core.settled()
    const view = await viewOf(laterId)
    expect(view.parked).toEqual([expect.objectContaining({ id: later, follows: null })])
    expect(view.ask).toMatchObject({ text: OTHER })
    await isW1()
  })
})

describe('[J5] [J6] a line', () => {
  test('[J7] of each of the two, becomes a written answer; who waits is known only by accepting', async () => {
    const { first, later } = await joined()
    const { sessionId, helperId } = await met(first)
    for (const personId of [firstId, helperId]) {
      const view = await viewOf(personId)
      expect(view.toClose).toEqual([expect.objectContaining({ sessionId, waiting: 1 })])
      expect(JSON.stringify(view)).not.toMatch(new RegExp(`zanzibar|${laterId}`))
    }
    await isW1()
    expect(await leaveLine(house(), as(firstId), { sessionId, text: 'Trier la colonne' })).toEqual({ sent: 1 })
    await world.core.settled()
    expect(await leaveLine(house(), as(firstId), { sessionId, text: 'Trier la colonne' })).toEqual({ sent: 0 })
    expect((await viewOf(firstId)).toClose).toEqual([expect.objectContaining({ waiting: 0 })])
    expect(await leaveLine(house(), as(helperId), { sessionId, text: 'Et figer la ligne' })).toEqual({ sent: 1 })
    await world.core.settled()
    await isW1()
    for (let minute = 0; minute < 15; minute += 1) await world.pass(60)
    const { answers } = await listAnswers(house(), world.core.matches, as(laterId), later)
    expect(answers.map(({ by, text }) => [by.id, text])).toEqual([
      [firstId, 'Trier la colonne'],
      [helperId, 'Et figer la ligne'],
    ])
    expect((await viewOf(laterId)).parked).toEqual([expect.objectContaining({ id: later, answers: 2, follows: null })])
    const page = await readPage(house(), as(helperId), later)
    expect(page).toMatchObject({ state: 'here', ask: { from: { unnamed: true, team: null } } })
    expect(JSON.stringify(page)).not.toContain(laterId)
  })

  test('only of those whom the waiting seeker may ask, and of nobody else', async () => {
    const { first } = await joined()
    const { sessionId, helperId } = await met(first)
    await sql`UPDATE ask_following SET helper_may = false`.execute(world.fresh.db)
    expect((await viewOf(helperId)).toClose).toEqual([expect.objectContaining({ waiting: 0 })])
    expect(await leaveLine(house(), as(helperId), { sessionId, text: 'x' })).toEqual({ sent: 0 })
    const stranger = world.people.find((id) => ![firstId, laterId, helperId].includes(id)) ?? ''
    const other = leaveLine(house(), as(stranger), { sessionId, text: 'x' })
    await expect(other).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('[J2] at once', () => {
  test('the first ends while the second joins: it waits for nothing that is over', async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      const first = await ask(world, firstId, FIRST)
      const later = await ask(world, laterId, LIKE)
      const join = () => joinFirst(house(), as(laterId), later.id)
      const cancel = () => cancelAsk(house(), as(firstId), { askId: first.id, solvedAlone: turn % 2 === 0 })
      await Promise.allSettled(turn < 2 ? [join(), cancel()] : [cancel(), join()])
      await world.core.settled()
      expect((await viewOf(laterId)).ask).toMatchObject({ id: later.id, state: 'searching' })
      expect(await rows()).toEqual([])
      await cancelAsk(house(), as(laterId), { askId: later.id, solvedAlone: false })
      await world.core.settled()
    }
  })

  test('a chain is flattened, whoever of two joins first', async () => {
    const third = world.people[2] ?? ''
    const first = await ask(world, firstId, FIRST)
    await world.pass(10)
    const second = await ask(world, laterId, LIKE)
    await world.pass(10)
    await sql`UPDATE ask SET language = 'en' WHERE id = ${first.id}`.execute(world.fresh.db)
    const last = await ask(world, third, LIKE)
    await sql`UPDATE ask SET language = 'fr' WHERE id = ${first.id}`.execute(world.fresh.db)
    expect((await rows()).map(({ askId, firstId: of }) => [askId, of]).toSorted()).toEqual(
      [
        [second.id, first.id],
        [last.id, second.id],
      ].toSorted(),
    )
    const both = [joinFirst(house(), as(third), last.id), joinFirst(house(), as(laterId), second.id)]
    const done = await Promise.allSettled(both)
    await world.core.settled()
    const waiting = (await rows()).filter(({ state }) => state === 'waits')
    expect(waiting.length).toBe(done.filter(({ status }) => status === 'fulfilled').length)
    for (const row of waiting) expect(row.firstId).toBe(first.id)
  })

  test('facts told twice, or late, change nothing', async () => {
    const { first, later } = await joined()
    const of = { organizationId: world.organizationId, askId: later, seekerId: laterId }
    await followerOver(house(), of)
    await look(house(), world.core.matches, { kind: 'ask.opened', ...of })
    await afterFirst(house(), world.core.matches, { kind: 'ask.resolved', ...of, askId: first })
    expect(await rows()).toEqual([expect.objectContaining({ state: 'waits', firstId: first })])
  })
})
