import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { accept, ask, input, meet, tapped } from '../../test/asking.ts'
import { Chance } from '../../test/chance.ts'
import { type TestCore, testCore } from '../../test/core.ts'
import { quarterTime } from '../../test/wall-clock.ts'
import { cancelAsk, openAsk, parkAsk } from '../ask/actions.ts'
import { addSkill } from '../people/actions.ts'
import { Refusal } from '../platform/refusal.ts'
import { end } from '../session/actions.ts'
import { saveAsking, setAvailability } from './actions.ts'
import { ANY_TIME, Word } from './rules.ts'
import { findSaid } from './store.ts'

let world: TestCore
beforeEach(async () => {
  world = await testCore({ people: 6 })
})
afterEach(() => world.stop())

const self = (personId: string) => ({ organizationId: world.organizationId, personId })
const nobodyBut = async (...open: string[]) => {
  for (const personId of world.people) {
    if (open.includes(personId)) continue
    await setAvailability(world.core.house, self(personId), { available: false, until: null, quietUntil: null })
  }
  await world.core.settled()
}
/** When somebody was tapped, ms. */
const tapTimes = async (helperId: string) => {
  const { rows } = await sql<{ sentAt: Date }>`
    SELECT sent_at FROM offer WHERE helper_id = ${helperId} ORDER BY sent_at`.execute(world.fresh.db)
  return rows.map(({ sentAt }) => sentAt.getTime())
}
/** Time passes in steps to a millisecond before, and then to the moment: they are tapped at it, and not before. */
const tappedExactlyAt = async (helperId: string, at: number) => {
  const before = await tapTimes(helperId)
  for (;;) {
    const left = (at - 1 - world.clock.now().getTime()) / 1000
    if (left <= 0) break
    await world.pass(Math.min(37, left))
  }
  expect(await tapTimes(helperId)).toEqual(before)
  await world.pass(0.001)
  expect(await tapTimes(helperId)).toEqual([...before, at])
}
const clockOf = (at: Date) => at.toISOString().slice(11, 16)
const dayOf = (at: Date) => ((at.getUTCDay() + 6) % 7) + 1
const later = (minutes: number) => new Date(Math.ceil(world.clock.now().getTime() / 60_000 + minutes) * 60_000)

describe('[D8] an ask that waits for somebody is tried at the very moment that somebody may be asked', () => {
  test('when their hours begin', async () => {
    const [seekerId = '', helperId = ''] = world.people
    await nobodyBut()
    const at = later(3)
    await saveAsking(world.core.house, self(helperId), {
      ...{ ...ANY_TIME, timeZone: 'UTC' },
      help: [{ day: dayOf(at), from: clockOf(at), to: '24:00' }],
    })
    await setAvailability(world.core.house, self(helperId), {
      ...{ available: false, until: null, quietUntil: null, byHours: true },
    })
    await world.core.settled()
    await ask(world, seekerId)
    await tappedExactlyAt(helperId, at.getTime())
  })

  test('when quiet ends', async () => {
    const [seekerId = '', helperId = ''] = world.people
    const at = new Date(later(2).getTime() + 12_345)
    await nobodyBut(helperId)
    await setAvailability(world.core.house, self(helperId), {
      ...{ available: true, until: null, quietUntil: at.toISOString() },
    })
    await world.core.settled()
    await ask(world, seekerId)
    await tappedExactlyAt(helperId, at.getTime())
  })

  test('[D5] when they have rested', async () => {
    const [seekerId = '', helperId = '', other = ''] = world.people
    await nobodyBut(helperId)
    await saveAsking(world.core.house, self(helperId), { ...ANY_TIME, restMinutes: 2 })
    await world.core.settled()
    const { id } = await ask(world, seekerId)
    const sessionId = await accept(world, (await tapped(world, id))[0])
    await meet(world, seekerId, helperId, sessionId)
    await world.pass(60)
    await end(world.core.house, world.caller(seekerId), sessionId)
    const ended = world.clock.now().getTime()
    await world.core.settled()
    await ask(world, other, 'Ma soudure ne tient pas')
    await tappedExactlyAt(helperId, ended + 120_000)
  })
})

describe('[D4] a muted topic', () => {
  const PAY = 'Il manque une ligne sur mon bulletin de salaire'
  const muting = async () => {
    const [seekerId = '', helperId = '', otherId = ''] = world.people
    const { house } = world.core
    const names = { labelFr: 'Paie', labelEn: 'Payroll', synonyms: ['bulletin de salaire'] }
    const { id } = await addSkill(house, world.organizationId, names)
    await saveAsking(house, self(helperId), { ...ANY_TIME, mutedSkillIds: [id] })
    await nobodyBut(helperId, otherId)
    return { seekerId, helperId, otherId }
  }
  /** Who is asked within five minutes, whoever does not answer. */
  const asked = async (seekerId: string, text: string) => {
    const { id } = await ask(world, seekerId, text)
    const found = new Set<string>()
    for (let wait = 0; wait < 10; wait += 1) {
      for (const { helperId } of await tapped(world, id)) found.add(helperId)
      await world.pass(31)
    }
    await cancelAsk(world.core.house, world.caller(seekerId), { askId: id, solvedAlone: true })
    await world.core.settled()
    return [...found].toSorted()
  }

  test.each([PAY, 'My payroll line is missing', 'Erreur de paie en mars'])(
    'is in the words of an ask by any of its names, tagged or not: %s',
    async (text) => {
      const { seekerId, helperId, otherId } = await muting()
      expect(await asked(seekerId, text)).toEqual([otherId])
      expect(await asked(seekerId, 'Comment figer une ligne ?')).toEqual([helperId, otherId].toSorted())
    },
  )

  test('and holds for an ask that names its person, and for one to answer in writing', async () => {
    const { seekerId, helperId } = await muting()
    const { house } = world.core
    const named = { ...input, text: PAY, forPersonId: helperId }
    const { id } = await openAsk(house, world.caller(seekerId), named)
    await world.core.settled()
    expect(await tapped(world, id)).toEqual([])
    await cancelAsk(house, world.caller(seekerId), { askId: id, solvedAlone: true })
    const other = await ask(world, seekerId, PAY)
    await parkAsk(house, world.caller(seekerId), { askId: other.id, written: true })
    await world.core.settled()
    const { rows } = await sql<{ personId: string }>`
      SELECT person_id FROM asked_to_write WHERE ask_id = ${other.id}`.execute(world.fresh.db)
    const writers = rows.map(({ personId }) => personId)
    // Three of the other four are drawn; nobody else mutes it.
    expect(writers).toHaveLength(3)
    expect(writers).not.toContain(seekerId)
    expect(writers).not.toContain(helperId)
  })
})

describe('[D1] [D2] [D4] [D5] whatever people say, ask and do', () => {
  test.each([1, 2, 3])('nobody is tapped against their word (walk %i)', async (seed) => {
    const chance = new Chance(seed)
    const { house } = world.core
    const skills: string[] = []
    for (const label of ['Paie', 'Soudure']) {
      skills.push((await addSkill(house, world.organizationId, { labelFr: label, labelEn: label, synonyms: [] })).id)
    }
    const soon = (minutes: number) => new Date(house.clock.now().getTime() + minutes * 60_000).toISOString()
    /** A window of today, of quarters of an hour. */
    const window = () => {
      const from = chance.below(95)
      const to = from + 1 + chance.below(95 - from)
      return { day: dayOf(house.clock.now()), from: quarterTime(from), to: quarterTime(to) }
    }
    const lastHelp = new Map<string, { endedAt: Date; rest: number }>()
    const judged = new Set<string>()
    let taps = 0
    const check = async () => {
      const { rows } = await sql<{ id: string; helperId: string; sentAt: Date; skillIds: string[] }>`
        SELECT o.id, o.helper_id, o.sent_at, ARRAY(SELECT skill_id FROM ask_skill s WHERE s.ask_id = o.ask_id) AS skill_ids
        FROM offer o`.execute(world.fresh.db)
      for (const { id, helperId, sentAt, skillIds } of rows) {
        if (judged.has(id)) continue
        judged.add(id)
        taps += 1
        // Nothing is said between two checks, so that the word now is the word then.
        const word = new Word(await findSaid(world.fresh.db, world.organizationId, helperId))
        expect(word.at(sentAt).open, 'asked against their word').toBe(true)
        expect(word.quietEnds(sentAt), 'asked in quiet').toBeNull()
        expect(word.mutes(skillIds), 'asked about a muted topic').toBe(false)
        const helped = lastHelp.get(helperId)
        if (helped) expect(sentAt.getTime() - helped.endedAt.getTime()).toBeGreaterThanOrEqual(helped.rest * 60_000)
      }
    }
    const moves: Record<string, () => Promise<unknown>> = {
      word: async () => {
        const personId = chance.of(world.people)
        await setAvailability(house, self(personId), {
          available: chance.is(0.9),
          until: chance.of([null, soon(3), soon(20)]),
          quietUntil: chance.is(0.2) ? soon(4) : null,
          byHours: chance.is(0.25),
        })
      },
      habits: async () => {
        await saveAsking(house, self(chance.of(world.people)), {
          timeZone: chance.of(['UTC', 'Asia/Kathmandu', null]),
          restMinutes: chance.of([0, 15, 60]),
          help: chance.is(0.7) ? [window(), window()] : [],
          quiet: chance.is(0.2) ? [window()] : [],
          mutedSkillIds: chance.is(0.6) ? [chance.of(skills)] : [],
        })
      },
      ask: async () => {
        const seeker = world.caller(chance.of(world.people))
        const asked = { ...input, skillIds: chance.is(0.6) ? [chance.of(skills)] : [] }
        const forPersonId = chance.is(0.3) ? chance.of(world.people.filter((id) => id !== seeker.personId)) : undefined
        await openAsk(house, seeker, forPersonId === undefined ? asked : { ...asked, forPersonId })
      },
      help: async () => {
        const { rows } = await sql<{ id: string; helperId: string; seekerId: string }>`
          SELECT o.id, o.helper_id, a.seeker_id FROM offer o JOIN ask a ON a.id = o.ask_id
          WHERE o.state IN ('sent', 'seen') AND a.state = 'searching' LIMIT 1`.execute(world.fresh.db)
        const [row] = rows
        if (!row) return
        const sessionId = await accept(world, { helperId: row.helperId, offerId: row.id })
        await meet(world, row.seekerId, row.helperId, sessionId)
        await world.pass(30)
        await end(house, world.caller(row.seekerId), sessionId)
        const { restMinutes } = await findSaid(world.fresh.db, world.organizationId, row.helperId)
        lastHelp.set(row.helperId, { endedAt: house.clock.now(), rest: restMinutes })
      },
      cancel: async () => {
        const { rows } = await sql<{ id: string; seekerId: string }>`
          SELECT id, seeker_id FROM ask WHERE state IN ('searching', 'parked') LIMIT 1`.execute(world.fresh.db)
        const [row] = rows
        if (row) await cancelAsk(house, world.caller(row.seekerId), { askId: row.id, solvedAlone: false })
      },
      time: () => world.pass(chance.of([1, 31, 240])),
    }
    // How many are tapped hangs on who is found first of equals: it goes on until that was looked at often enough.
    for (let step = 0; step < 150 || taps <= 20; step += 1) {
      const move = chance.of(['word', 'habits', 'ask', 'ask', 'ask', 'help', 'help', 'cancel', 'time'])
      // Who asks already may not ask again, who is in a session may not accept: both are answers.
      await moves[move]?.().catch((error: unknown) => expect(error).toBeInstanceOf(Refusal))
      await world.core.settled()
      await check()
    }
  })
})
