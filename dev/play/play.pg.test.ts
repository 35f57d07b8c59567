import { openDatabase } from '@binome/server/src/platform/db.ts'
import { createLog } from '@binome/server/src/platform/log.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { live } from '../cast/live.ts'
import { people } from '../cast/people.ts'
import { skills } from '../cast/skills.ts'
import { stories } from '../cast/stories.ts'
import type { CastSession, CastStory } from '../cast/types.ts'
import type { Tab } from '../client.ts'
import { databasesOf } from '../databases.ts'
import { startWorld, type World } from '../world.ts'
import { dayOf, instantOf, tellingDay, workdaysBefore } from './calendar.ts'
import { playDemo } from './demo.ts'

// The played demo, looked at through the product: what the cast tells is what people see.

const zone = 'Europe/Paris'
const now = new Date()
let world: World
beforeAll(async () => {
  world = await startWorld({ demo: true, serverUrl: inject('templateUrl') })
}, 180_000)
afterAll(() => world.stop())

const sessionsOf = (story: CastStory): readonly CastSession[] =>
  story.ending.state === 'resolved' || story.ending.state === 'abandoned' ? story.ending.sessions : []
const told = stories.flatMap(sessionsOf)
const labelOf = (key: string) => skills.find((skill) => skill.key === key)?.label.en ?? ''
const daysAgo = (story: CastStory) =>
  (now.getTime() - instantOf(workdaysBefore(tellingDay(now, zone), story.workdaysAgo), story.at, zone).getTime()) /
  86_400_000

async function rows<T>(query: ReturnType<typeof sql<T>>): Promise<T[]> {
  return (await query.execute(world.core.house.db)).rows
}

describe('what happened is what the cast tells', () => {
  test('every ask ended as told, and nobody waits', async () => {
    const counted = await rows(sql<{ state: string; n: number }>`
      SELECT state, count(*)::int AS n FROM ask GROUP BY state`)
    const ended = (state: CastStory['ending']['state']) => stories.filter((story) => story.ending.state === state)
    // What nobody answered in half a day is put aside by itself, as what its seeker put aside.
    const aside = [...ended('parked'), ...ended('expired')]
    const stillParked = aside.filter((story) => daysAgo(story) < 30)
    expect(Object.fromEntries(counted.map(({ state, n }) => [state, n]))).toEqual({
      resolved: ended('resolved').length,
      abandoned: ended('abandoned').length,
      // Thirty days aside, an ask expires too.
      expired: aside.length - stillParked.length,
      ...(stillParked.length > 0 && { parked: stillParked.length }),
    })
    const open = await rows(sql`SELECT 1 FROM session WHERE state <> 'ended'
      UNION ALL SELECT 1 FROM offer WHERE state IN ('sent', 'seen', 'postponed')`)
    expect(open).toEqual([])
  })

  test('asked on working days at the told hour of the place', async () => {
    const asked = await rows(sql<{ text: string; at: string; weekday: number }>`
      SELECT text, to_char(opened_at AT TIME ZONE ${zone}, 'HH24:MI') AS at,
        extract(isodow FROM opened_at AT TIME ZONE ${zone})::int AS weekday FROM ask`)
    const at = new Map(stories.map((story) => [story.text, story.at]))
    for (const ask of asked) {
      expect(ask.at, ask.text).toBe(at.get(ask.text))
      expect(ask.weekday, ask.text).toBeLessThan(6)
    }
  })

  test('who helped whom, after how long, for how many minutes, with which word, kind, skills and thanks', async () => {
    const met = await rows(sql<{ story: string }>`
      SELECT jsonb_build_array(a.text, h.email, s.minutes, o.outcome, coalesce(o.kind, ''), coalesce(t.words, ''),
        CASE WHEN a.round = 1 THEN round(extract(epoch FROM s.opened_at - a.opened_at) * 1000)::int ELSE 0 END,
        coalesce((SELECT jsonb_agg(k.label_en ORDER BY k.label_en) FROM evidence_skill e JOIN skill k ON k.id = e.skill_id
          WHERE e.session_id = s.id), '[]'))::text AS story
      FROM session s JOIN ask a ON a.id = s.ask_id JOIN person h ON h.id = s.helper_id
      JOIN outcome o ON o.session_id = s.id AND o.person_id = s.seeker_id
      LEFT JOIN thanks t ON t.session_id = s.id AND t.from_id = s.seeker_id`)
    const byKey = new Map(people.map((person) => [person.key, person.email]))
    const expected = stories.flatMap((story) =>
      sessionsOf(story).map(({ helper, minutes, outcome, thanks, shown, secondsToAccept }, _, all) => [
        story.text,
        byKey.get(helper),
        minutes,
        outcome.result,
        outcome.result === 'not_solved' ? '' : outcome.kind,
        thanks ?? '',
        all.length === 1 ? secondsToAccept * 1000 : 0,
        shown.map(labelOf).sort(),
      ]),
    )
    const sorted = (list: unknown[]) => list.map((one) => JSON.stringify(one)).sort()
    expect(sorted(met.map(({ story }) => JSON.parse(story)))).toEqual(sorted(expected))
    expect(await rows(sql`SELECT 1 FROM evidence`)).toHaveLength(told.filter((one) => one.shown.length > 0).length)
    expect(await rows(sql`SELECT 1 FROM message`)).toHaveLength(told.flatMap((one) => one.chat).length)
  })

  test('nearly everybody who was tapped in vain was tapped, and said what they said', async () => {
    const answers = await rows(sql<{ state: string; n: number }>`
      SELECT state, count(*)::int AS n FROM offer GROUP BY state`)
    const found = new Map(answers.map(({ state, n }) => [state, n]))
    const taps = stories.flatMap((story) => story.tapped)
    for (const state of ['declined', 'off_topic', 'lapsed'] as const) {
      const wanted = taps.filter((one) => one.answer === state).length
      expect(Math.abs((found.get(state) ?? 0) - wanted) / wanted, state).toBeLessThan(0.05)
    }
    // Each with a reason a helper can be told.
    expect(await rows(sql`SELECT 1 FROM offer WHERE jsonb_array_length(reasons) = 0`)).toEqual([])
  })

  test('half of those who found somebody waited about a minute and a half', async () => {
    const [row] = await rows(sql<{ median: number }>`
      SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM first - opened_at))::float8 AS median
      FROM (SELECT a.opened_at, min(s.opened_at) AS first FROM ask a JOIN session s ON s.ask_id = a.id GROUP BY a.id, a.opened_at) met`)
    expect(row?.median).toBeGreaterThan(80)
    expect(row?.median).toBeLessThan(120)
  })

  test('nothing is left over: every fact told, no timer overdue, nothing set aside', async () => {
    expect(await rows(sql`SELECT 1 FROM fact`)).toEqual([])
    expect(await rows(sql`SELECT 1 FROM fact_trouble`)).toEqual([])
    expect(await rows(sql`SELECT kind FROM timer WHERE due_at < ${now} OR set_aside_at IS NOT NULL`)).toEqual([])
  })
})

describe('what a visitor finds', () => {
  test('who accepts to be asked now, who is quiet', async () => {
    const { api } = await world.signIn(live.newcomer)
    const { rows: all } = await api.people.list({ limit: 100 })
    const byId = new Map([...world.people].map(([key, { personId }]) => [personId, key]))
    // Whoever keeps hours of the week is there or quiet by the clock.
    const byTheClock = new Set(live.hours.map(({ person }) => person))
    const keys = (some: typeof all) =>
      some
        .flatMap(({ person }) => byId.get(person.id) ?? [])
        .filter((key) => !byTheClock.has(key))
        .sort()
    expect(all).toHaveLength(people.length)
    expect(keys(all.filter((row) => row.available))).toEqual([...live.available].sort())
    const quiet = live.quiet.filter(({ until }) => instantOf(dayOf(now, zone), until, zone) > new Date())
    expect(keys(all.filter((row) => row.quietUntil !== null))).toEqual(quiet.map(({ person }) => person).sort())
    for (const row of all) expect(row.person.site, row.person.name).not.toBe('')
  })

  test('nothing waits to be closed, nobody has to be welcomed', async () => {
    for (const key of world.people.keys()) {
      const tab = await (await world.signIn(key)).openTab()
      const { me, ask, taps, session, toClose } = tab.now()
      expect({ key, welcomed: me.welcomed, ask, taps, session, toClose }).toEqual({
        ...{ key, welcomed: true, ask: null, taps: [], session: null, toClose: [] },
      })
      tab.close()
    }
  })

  test('the suggested ask finds Maëlle first, and its wait curve has enough to stand on', async () => {
    const tabs = new Map<string, Tab>()
    for (const key of live.available) tabs.set(key, await (await world.signIn(key)).openTab())
    const { api } = await world.signIn(live.newcomer)
    const { suggestedAsk } = live
    for (const text of [suggestedAsk.text.fr, suggestedAsk.text.en]) {
      const preview = await api.asks.preview({ text })
      expect(preview.accepting).toBe(live.available.length)
      expect(preview.fitting).toBeGreaterThanOrEqual(2)
      const ask = await api.asks.open({ text })
      const seen = await tabs.get(suggestedAsk.helper)?.until((view) => view.taps.length === 1)
      expect(seen?.taps[0]?.reasons[0]?.kind).toBe('solved_similar')
      const { estimate } = await api.asks.waits({ askId: ask.id })
      // Few asks of this house are in English: there the others tell more of the wait.
      if (text === suggestedAsk.text.fr) expect(estimate?.similar).toBeGreaterThanOrEqual(12)
      expect(estimate?.ahead[0]?.half?.seconds).toBeGreaterThan(0)
      expect(estimate?.points.length).toBeGreaterThanOrEqual(12)
      await api.asks.cancel({ askId: ask.id })
      await tabs.get(suggestedAsk.helper)?.until((view) => view.taps.length === 0)
    }
    for (const tab of tabs.values()) tab.close()
    await world.core.settled()
  })

  test('on UK customs Priya comes first, and Inès, who learnt it, second', async () => {
    const { organizationId, personId } = world.people.get('karim') ?? { organizationId: '', personId: '' }
    const { index } = await world.core.matches.of(organizationId)
    const best = await index.ask('match', {
      ...{ seekerId: personId, seekerTeamId: null, languages: ['fr'], now, limit: 2, willingOnly: false },
      text: 'Quel code douanier pour un envoi de pompes vers le Royaume-Uni ?',
      skillIds: [],
    })
    expect(best.map((proposal) => proposal.personId)).toEqual(
      ['priya', 'ines'].map((key) => world.people.get(key)?.personId),
    )
  })

  test('gaps: one person alone knows the bench, two know customs; what nobody answered', async () => {
    const { api } = await world.signIn(live.newcomer)
    const gaps = await api.people.gaps()
    const alone = new Map(gaps.alone.map(({ skill, asks }) => [skill.labelEn, asks]))
    const bench = stories.filter((story) =>
      sessionsOf(story).some((one) => one.outcome.result === 'solved' && one.shown.includes('test-bench-350')),
    )
    expect(alone.get(labelOf('test-bench-350'))).toBe(bench.length)
    expect(alone.has(labelOf('uk-customs'))).toBe(false)
    const vain = stories.filter(
      (story) => daysAgo(story) < 92 && story.ending.state !== 'parked' && sessionsOf(story).length === 0,
    )
    // Of a topic that fewer than five people asked about nothing is told [F8].
    const byTopic = Map.groupBy(
      vain.flatMap(({ seeker, skills }) => skills.map((key) => ({ seeker, label: labelOf(key) }))),
      ({ label }) => label,
    )
    const wanted = new Map(
      [...byTopic].flatMap(([label, asks]) =>
        new Set(asks.map(({ seeker }) => seeker)).size < 5 ? [] : [[label, asks.length] as const],
      ),
    )
    expect(new Map(gaps.unanswered.map(({ skill, asks }) => [skill.labelEn, asks]))).toEqual(wanted)
  })

  test('thanks are read by whom they are for', async () => {
    const { api } = await world.signIn(live.suggestedAsk.helper)
    const words = told.flatMap((one) => (one.helper === live.suggestedAsk.helper && one.thanks ? [one.thanks] : []))
    const { rows: received } = await api.outcomes.thanks({ limit: 100 })
    expect(received.map((row) => row.words).sort()).toEqual([...words].sort().slice(0, 100))
  })
})

describe('played once', () => {
  const parts = { log: createLog('silent'), now }
  const few = (story: CastStory) => story.workdaysAgo > 146

  test('a second start changes nothing; a play cut short is cleared away and begun again', async () => {
    const databases = databasesOf(inject('templateUrl'))
    const databaseUrl = await databases.empty()
    const db = openDatabase(databaseUrl, { poolSize: 1 })
    const play = () => playDemo({ ...parts, config: world.config, databaseUrl, only: few })
    const asks = async () =>
      (await sql<{ id: string }>`SELECT id FROM ask ORDER BY id`.execute(db)).rows.map(({ id }) => id)
    const { organizationId } = await play()
    const before = await asks()
    expect(before).toHaveLength(stories.filter(few).length)
    expect(await play()).toEqual({ organizationId })
    expect(await asks()).toEqual(before)

    await sql`INSERT INTO timer (organization_id, kind, subject_id, due_at, data)
      VALUES (${organizationId}, 'demo_unfinished', ${organizationId}, ${now}, '{}')`.execute(db)
    const again = await play()
    expect(again.organizationId).not.toBe(organizationId)
    expect(await asks()).toHaveLength(before.length)
    expect((await sql`SELECT 1 FROM organization`.execute(db)).rows).toHaveLength(1)
    await db.destroy()
    await databases.drop(databaseUrl)
  }, 60_000)
})
