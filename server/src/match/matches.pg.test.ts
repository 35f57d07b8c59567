import type { LearnerState } from '@binome/matching/learn/learner.ts'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { accept, ask, meet, tapped } from '../../test/asking.ts'
import { emptyIndex, type TestCore, testCore, testIndexes } from '../../test/core.ts'
import { cancelAsk, parkAsk, resumeAsk } from '../ask/actions.ts'
import type { Fact } from '../facts.ts'
import { sayOutcome } from '../outcome/actions.ts'
import { eraseMe } from '../people/erase.ts'
import { importHistory } from '../people/history.ts'
import { createMetrics } from '../platform/metrics.ts'
import { hear } from './hearing.ts'
import { findLearnt } from './learnt-store.ts'
import { createMatches } from './matches.ts'
import { OrganizationMatch } from './register.ts'
import { createIndexes } from './thread/indexes.ts'

let world: TestCore
beforeEach(async () => {
  world = await testCore({ people: 5 })
  for (const [i, id] of world.people.entries()) {
    await sql`UPDATE person SET email = ${emailOf(i)} WHERE id = ${id}`.execute(world.fresh.db)
  }
  // Several are tapped at once: nothing is learnt where there was nobody else.
  await sql`INSERT INTO routing_rules (organization_id, dial, changed_at)
    VALUES (${world.organizationId}, 'fast', ${world.clock.now()})`.execute(world.fresh.db)
})
afterEach(() => world.stop())

const emailOf = (n: number) => `person${n}@house.example`
const warm = () => world.core.matches.of(world.organizationId)
const built = () => OrganizationMatch.load(world.core.house, world.organizationId, emptyIndex(), () => undefined)
const checksum = ({ index }: OrganizationMatch) => index.ask('checksum')
const query = (text: string) => ({
  ...{ text, skillIds: [], seekerId: 'nobody', seekerTeamId: null, languages: ['fr'] },
  ...{ now: world.clock.now(), limit: 9, willingOnly: false },
})

/** Eight kinds of asks, no word of one in another; the person who helps goes by the kind. */
const KINDS = [
  ...['fracture radio cheville', 'levain fournil farine', 'voile mouillage marée', 'tuba hautbois basson'],
  ...['greffe pépinière bouture', 'tuile charpente ardoise', 'selle étrier licol', 'rabot ciseau établi'],
]
async function past(asks: number, from = 0): Promise<void> {
  const at = (days: number) => new Date(world.clock.now().getTime() - days * 86_400_000).toISOString()
  const one = (i: number) => ({
    ...{ key: `old ${i}`, at: at(300 - (i % 290)), seekerKey: emailOf(4), text: KINDS[i % 8] ?? '', skills: [] },
    answers: [
      {
        ...({ helperKey: emailOf((i % 8) % 3), at: at(299 - (i % 290)), outcome: 'solved', kind: 'solution' } as const),
        thanked: false,
      },
    ],
  })
  await importHistory(world.core.house, world.caller(world.people[4] ?? ''), {
    asks: Array.from({ length: asks }, (_, i) => one(from + i)),
  })
  await world.core.settled()
}

/** An ask somebody helped with, to its word. */
async function helped(): Promise<void> {
  const [seekerId = ''] = world.people
  const { id } = await ask(world, seekerId)
  const [one] = await tapped(world, id)
  const sessionId = await accept(world, one)
  await meet(world, seekerId, one?.helperId ?? '', sessionId)
  await world.pass(120)
  await sayOutcome(world.core.house, world.caller(seekerId), { sessionId, outcome: 'solved', skillIds: [] })
  await world.core.settled()
}

/** The comparison reads pages of its own accord, then waits for its second look. */
async function alarmSet(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const { alarm } = world.clock
  world.clock.alarm = (at, fn) => {
    const cancel = alarm(at, fn)
    if (at.getTime() - world.clock.now().getTime() === 5_000) resolve()
    return cancel
  }
  await promise
  world.clock.alarm = alarm
}

test('[K2] who asked lately is in memory before anybody comes; the others when they come', async () => {
  const { core, people, organizationId } = world
  await ask(world, people[0] ?? '')
  const parts = { ...core.house, metrics: createMetrics({ process: false }) }
  const lately = createMatches(parts, testIndexes)
  await lately.warm()
  const match = await lately.of(organizationId)
  expect((await match.index.ask('size')).people).toBe(people.length)
  const figures = await parts.metrics.text()
  expect(figures).toContain('binome_index_load_seconds_count 1')
  expect(figures).toContain(`binome_index_bytes ${await match.index.ask('bytes')}`)
  await lately.stop()
  world.clock.advance(31 * 86_400_000)
  const metrics = createMetrics({ process: false })
  const later = createMatches({ ...parts, metrics }, testIndexes)
  await later.warm()
  const nothing = await metrics.text()
  expect(nothing).toContain('binome_index_load_seconds_count 0')
  expect(nothing).toContain('binome_index_bytes 0')
  await later.stop()
})

describe('[K2] an index that differs', () => {
  test('[K2] is built anew, counted, and has heard what happened meanwhile', async () => {
    await past(30)
    const old = await warm()
    const [first = ''] = await old.index.ask('sessionIds')
    old.index.tell('removeSolved', [first])
    expect((await old.difference()).differ).toBe(1)
    const comparing = world.core.matches.compare()
    await alarmSet()
    world.clock.advance(5_000)
    await past(3, 30)
    await comparing
    const now = await warm()
    expect(now).not.toBe(old)
    expect((await now.index.ask('size')).solved).toBe(33)
    expect(await checksum(now)).toBe(await checksum(await built()))
    expect(await world.core.house.metrics.text()).toContain('binome_index_checks_total{result="rebuilt"} 1')
  })

  test('[K2] what was only on its way at the first look is no difference', async () => {
    await past(30)
    const match = await warm()
    const [first = ''] = await match.index.ask('sessionIds')
    match.index.tell('removeSolved', [first])
    const comparing = world.core.matches.compare()
    await alarmSet()
    const { organizationId } = world
    const imported = { kind: 'history.imported' as const, organizationId, personIds: [], sessionIds: [first] }
    await hear(world.core.house, match, imported, world.clock.now())
    world.clock.advance(5_000)
    await comparing
    expect(await warm()).toBe(match)
  })

  test('[K2] evidence past its retention leaves the index, which goes on', async () => {
    await past(30)
    const match = await warm()
    await sql`DELETE FROM evidence WHERE session_id IN (SELECT session_id FROM evidence ORDER BY at LIMIT 4)`.execute(
      world.fresh.db,
    )
    const comparing = world.core.matches.compare()
    await alarmSet()
    world.clock.advance(5_000)
    await comparing
    expect(await warm()).toBe(match)
    expect((await match.index.ask('size')).solved).toBe(26)
    expect(await checksum(match)).toBe(await checksum(await built()))
  })
})

describe('[K3] somebody erased', () => {
  test('[K3] is out of index and answers at once, out of the axes with the next fit; the weights stay', async () => {
    const { core, people, organizationId } = world
    await past(400)
    await helped()
    await core.matches.fitted()
    const match = await warm()
    const { index } = match
    const [, erased = ''] = people
    const found = async () => (await index.ask('match', query('levain et fournil'))).map(({ personId }) => personId)
    expect((await found())[0]).toBe(erased)
    // Three words each of eight kinds have a place.
    expect(await index.ask('size')).toMatchObject({ axes: 24 })
    const weights = await index.ask('saveLearnt')
    expect(weights.answers).toBe(1)

    await eraseMe(core.house, world.caller(erased))
    await core.settled()
    expect(await found()).not.toContain(erased)
    expect(await checksum(match)).toBe(await checksum(await built()))
    expect(await index.ask('saveLearnt')).toEqual(weights)
    await core.matches.fitted()
    // Of five kinds they keep it; words only the erased one was asked about have none.
    expect(await index.ask('size')).toMatchObject({ axes: 15, fitDue: false })
    expect(await findLearnt(world.fresh.db, 'match_learnt', organizationId)).toBeNull()
  })
})

describe('[K7] how taps are answered', () => {
  const kept = async () =>
    JSON.stringify((await findLearnt(world.fresh.db, 'response_learnt', world.organizationId))?.state)

  test('[K7] is learnt from the flow, saved, gone on from; who leaves is in none of it, in memory or not', async () => {
    const [seekerId = '', ...helpers] = world.people
    const { id } = await ask(world, seekerId)
    const [one, other] = await tapped(world, id)
    await accept(world, one)
    const { responses } = await warm()
    const mine = responses.saveLearnt()
    expect(mine.open).toEqual([])
    expect(mine.told).toEqual(expect.arrayContaining([`ranked ${id}`, `yes ${one?.offerId}`, other?.offerId]))
    await world.core.matches.stop()

    const next = createMatches({ ...world.core.house, metrics: createMetrics({ process: false }) }, testIndexes)
    const gone = other?.helperId ?? ''
    expect(await kept()).toContain(gone)
    // Not in memory: out of the row.
    await next.hear({ kind: 'person.erased', organizationId: world.organizationId, personId: gone })
    expect(await kept()).not.toContain(gone)
    const again = (await next.of(world.organizationId)).responses
    const past = again.outlook(one?.helperId ?? '', 0, false, 0).shape
    expect(past).toBeGreaterThan(again.outlook(helpers.at(-1) ?? '', 0, false, 0).shape)
    // What they accept and do not come to counts for nothing.
    const { rows } = await sql<{ id: string }>`SELECT id FROM session WHERE state <> 'ended'`.execute(world.fresh.db)
    const dropped = { sessionId: rows[0]?.id ?? '', askId: id, seekerId, helperId: one?.helperId ?? '' }
    const { organizationId } = world
    const over = { kind: 'session.ended', organizationId, ...dropped, minutes: 0, beside: false } as const
    await next.hear({ ...over, because: 'seeker_absent' })
    expect(again.outlook(one?.helperId ?? '', 0, false, 0).shape).toBe(past)
    await next.hear({ ...over, because: 'helper_absent' })
    expect(again.outlook(one?.helperId ?? '', 0, false, 0).shape).toBe(past - 1)
    // In memory: at once, in both.
    const left = one?.helperId ?? ''
    await next.hear({ kind: 'person.left', organizationId: world.organizationId, personId: left })
    expect(JSON.stringify(again.saveLearnt().model)).not.toContain(left)
    expect(await kept()).not.toContain(left)
    await next.stop()
  })
})

describe('[K9] the thread of the indexes', () => {
  test('[K9] ended, is begun anew from the database, and what it was asked is answered with an error', async () => {
    await past(30)
    const indexes = createIndexes()
    const matches = createMatches({ ...world.core.house, metrics: createMetrics({ process: false }) }, indexes)
    const old = await matches.of(world.organizationId)
    // What nobody waits for and fails ends it.
    old.index.tell('putPerson', null as never)
    await expect(old.index.ask('size')).rejects.toThrow()
    await vi.waitFor(async () => expect(await matches.of(world.organizationId)).not.toBe(old), { timeout: 10_000 })
    const now = await matches.of(world.organizationId)
    expect(await checksum(now)).toBe(await checksum(await built()))
    expect(now.responses).toBe(old.responses)
    await expect(old.index.ask('size')).rejects.toThrow()
    await matches.stop()
    await indexes.stop()
  })

  test('[K9] what fails for whoever asked is theirs, and ends nothing; what was told is heard before what is asked', async () => {
    const { index } = await built()
    await expect(index.ask('match', null as never)).rejects.toThrow(TypeError)
    expect(await index.ask('size')).toMatchObject({ people: 5 })
    const [personId = ''] = world.people
    index.tell('removePerson', personId)
    expect(await index.ask('size')).toMatchObject({ people: 4 })
  })

  test('[K5] a fit that is done is counted', async () => {
    await past(240)
    const match = await warm()
    await world.core.matches.fitted()
    expect(await match.index.ask('size')).toMatchObject({ axes: 24, fitDue: false })
    expect(await world.core.house.metrics.text()).toContain('binome_vector_fits_total{result="done"} 1')
  })
})

describe('[K8] who is in the middle of what', () => {
  const isFree = async (personId: string) => (await warm()).willing.mayBeTapped(personId, world.clock.now())
  const said = (kind: 'ask.parked' | 'ask.resumed' | 'ask.cancelled', askId: string, at: Date) =>
    world.core.matches.hear(
      { kind, organizationId: world.organizationId, askId, seekerId: world.people[0] ?? '' } as Fact,
      at,
    )

  test('[K8] is as the rows say, whichever of two facts is heard first, or again', async () => {
    const [seekerId = ''] = world.people
    const { house } = world.core
    expect(await isFree(seekerId)).toBe(true)
    const { id } = await ask(world, seekerId)
    expect(await isFree(seekerId)).toBe(false)
    await parkAsk(house, world.caller(seekerId), { askId: id, written: false })
    await resumeAsk(house, world.caller(seekerId), id)
    await world.core.settled()
    await said('ask.parked', id, world.clock.now())
    expect(await isFree(seekerId)).toBe(false)
    const before = world.clock.now()
    world.clock.advance(5_000)
    await said('ask.parked', id, before)
    expect(await isFree(seekerId)).toBe(false)
    await cancelAsk(house, world.caller(seekerId), { askId: id, solvedAlone: false })
    await world.core.settled()
    await said('ask.resumed', id, world.clock.now())
    expect(await isFree(seekerId)).toBe(true)
  })
})

describe('[K4] what was learnt', () => {
  const saved = async () => {
    const found = await findLearnt(world.fresh.db, 'match_learnt', world.organizationId)
    return found === null ? null : { engine: found.engine, state: found.state as LearnerState }
  }

  test('[K4] is saved within a minute and at the end, and the next process goes on from it', async () => {
    await past(30)
    await warm()
    await helped()
    const state = await (await warm()).index.ask('saveLearnt')
    expect(state.answers).toBe(1)
    expect(await saved()).toBeNull()
    world.clock.advance(60_000)
    await world.core.matches.stop()
    expect((await saved())?.state).toEqual(state)

    const next = createMatches({ ...world.core.house, metrics: createMetrics({ process: false }) }, testIndexes)
    expect(await (await next.of(world.organizationId)).index.ask('saveLearnt')).toEqual(state)
    await next.stop()
  })

  test('[K4] of another engine is refused, and so is half a state', async () => {
    await past(30)
    await warm()
    await helped()
    await world.core.matches.stop()
    const learnt = await saved()
    const broken = { ...learnt?.state, weights: [1] } as unknown as LearnerState
    for (const [engine, state] of [
      ['of last year', learnt?.state],
      [learnt?.engine, broken],
    ] as const) {
      await sql`INSERT INTO match_learnt VALUES (${world.organizationId}, ${engine}, ${JSON.stringify(state)}::jsonb, now())
        ON CONFLICT (organization_id) DO UPDATE SET engine = excluded.engine, state = excluded.state`.execute(
        world.fresh.db,
      )
      const next = createMatches({ ...world.core.house, metrics: createMetrics({ process: false }) }, testIndexes)
      expect((await (await next.of(world.organizationId)).index.ask('lessons')).answers).toBe(0)
      expect(await saved()).toBeNull()
      await next.stop()
    }
  })

  test('[K4] reset is as shipped, here and in the database; evidence stays', async () => {
    await past(30)
    await warm()
    await helped()
    world.clock.advance(60_000)
    await world.core.matches.forgetLearnt(world.organizationId)
    const { index } = await warm()
    expect(await index.ask('lessons')).toMatchObject({ answers: 0 })
    expect(await index.ask('size')).toMatchObject({ solved: 31 })
    expect(await saved()).toBeNull()
    await world.core.matches.stop()
    expect(await saved()).toBeNull()
  })

  test('[K2] [K4] an index built anew has gone over its evidence for what draws people: doing so again changes nothing', async () => {
    await past(240)
    const { index } = await built()
    const answer = () => index.ask('match', query('levain et farine'))
    const first = await answer()
    await index.ask('rehearse')
    expect(await answer()).toEqual(first)
  })

  test('[K2] [K4] an index built anew goes on from what was learnt', async () => {
    await past(30)
    await warm()
    await helped()
    const old = await warm()
    const state = await old.index.ask('saveLearnt')
    const [first = ''] = await old.index.ask('sessionIds')
    old.index.tell('removeSolved', [first])
    const comparing = world.core.matches.compare()
    await alarmSet()
    world.clock.advance(5_000)
    await comparing
    expect(await (await warm()).index.ask('saveLearnt')).toEqual(state)
  })
})
