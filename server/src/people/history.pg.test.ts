import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callerFor, type TestHouse, testHouse } from '../../test/pair.ts'
import type { Caller } from '../house.ts'
import { createPerson } from '../identity/members.ts'
import { createOrganization } from './actions.ts'
import { type HistoryInput, importHistory } from './history.ts'

let t: TestHouse
let caller: Caller
beforeAll(async () => {
  t = await testHouse()
  const { id } = await createOrganization(t.house, { name: 'House', language: 'fr' })
  const ada = await createPerson(t.house, id, { name: 'Ada', email: 'ada@x.example', language: 'fr', role: 'admin' })
  caller = callerFor(id, ada.id)
})
afterAll(() => t.close())

type Ask = HistoryInput['asks'][number]
const answer = (helperKey: string, at: string): Ask['answers'][number] => ({
  ...{ helperKey, at, outcome: 'solved', kind: 'validation', thanked: true },
})
const asks: Ask[] = [
  {
    ...{ key: 'q1', at: '2025-01-01T08:00:00Z', seekerKey: 'u1', text: 'Pourquoi la macro ne marche pas ?' },
    ...{
      skills: ['VBA', 'vba '],
      answers: [answer('Ada@x.example', '2025-01-01T09:00:00Z'), answer('u1', '2025-01-01T10:00:00Z')],
    },
  },
  {
    ...{ key: 'q0', at: '2024-12-01T08:00:00Z', seekerKey: 'late@x.example', text: 'How do I print the labels?' },
    ...{ skills: [], answers: [answer('u1', '2024-12-01T09:00:00Z'), answer('u1', '2024-12-02T09:00:00Z')] },
  },
  { key: 'q2', at: '2025-01-02T08:00:00Z', seekerKey: 'u2', text: 'Nobody came', skills: ['VBA'], answers: [] },
]

async function everything() {
  const tables = ['person', 'skill', 'ask', 'ask_skill', 'session', 'outcome', 'evidence', 'evidence_skill']
  const rows = []
  for (const table of tables) {
    const found = await sql<{ row: unknown }>`SELECT to_jsonb(t) AS row FROM ${sql.table(table)} t ORDER BY 1`.execute(
      t.house.db,
    )
    rows.push([table, found.rows])
  }
  return JSON.stringify(rows)
}

test('past asks become evidence that looks like ours, people by key, members by e-mail', async () => {
  await t.take()
  const report = await importHistory(t.house, caller, { asks })
  expect(report).toEqual({ asks: 3, evidence: 2, people: 3, skipped: 2 })
  const found =
    await sql`SELECT a.state, a.language, a.imported, e.outcome, e.kind, e.thanked, e.at, s.state AS session, s.ended_because, h.kind AS helper, o.outcome AS said
    FROM ask a LEFT JOIN evidence e ON e.ask_id = a.id LEFT JOIN session s ON s.id = e.session_id
    LEFT JOIN person h ON h.id = e.helper_id LEFT JOIN outcome o ON o.session_id = s.id AND o.person_id = a.seeker_id
    ORDER BY a.opened_at`.execute(t.house.db)
  const shown = {
    imported: true,
    outcome: 'solved',
    kind: 'validation',
    thanked: true,
    session: 'ended',
    endedBecause: 'said',
    said: 'solved',
  }
  expect(found.rows).toMatchObject([
    { ...shown, state: 'resolved', language: 'en', at: new Date('2024-12-01T09:00:00Z'), helper: 'imported' },
    { ...shown, state: 'resolved', language: 'fr', helper: 'member' },
    { state: 'expired', imported: true, outcome: null },
  ])
  const facts = await t.take()
  expect(facts.map((fact) => fact.kind)).toEqual(['skill.added', 'history.imported'])
  expect(facts.at(-1)).toMatchObject({ personIds: expect.arrayContaining([caller.personId]) })
})

test('a repeat changes nothing, alone or beside something new', async () => {
  const before = await everything()
  expect(await importHistory(t.house, caller, { asks })).toEqual({ asks: 0, evidence: 0, people: 0, skipped: 3 })
  expect(await everything()).toBe(before)
  expect(await t.take()).toEqual([])
  const more = { ...asks[2], key: 'q3' } as Ask
  expect(await importHistory(t.house, caller, { asks: [...asks, more] })).toMatchObject({
    asks: 1,
    people: 0,
    skipped: 3,
  })
  const both = await Promise.all([1, 2].map(() => importHistory(t.house, caller, { asks: [{ ...more, key: 'q4' }] })))
  expect(both.reduce((sum, report) => sum + report.asks, 0)).toBe(1)
})

test('one thing wrong and nothing is stored', async () => {
  const before = await everything()
  const wrong = [{ ...asks[0], key: 'q5' } as Ask, { ...asks[2], key: 'q6', at: '2030-01-01T00:00:00Z' } as Ask]
  await expect(importHistory(t.house, caller, { asks: wrong })).rejects.toMatchObject({
    code: 'BAD_INPUT',
    data: { issues: [{ path: 'asks.1.at', code: 'to_come' }] },
  })
  expect(await everything()).toBe(before)
})

test('somebody imported under their e-mail becomes the member, with what they asked and showed', async () => {
  const known = await sql<{
    id: string
  }>`SELECT id FROM person WHERE email = 'late@x.example' AND kind = 'imported'`.execute(t.house.db)
  const joined = await createPerson(t.house, caller.organizationId, {
    name: 'Late',
    email: 'Late@x.example',
    language: 'en',
  })
  expect(joined.id).toBe(known.rows[0]?.id)
  expect(await importHistory(t.house, caller, { asks })).toMatchObject({ asks: 0, people: 0 })
})

test('another house of the same keys is another world', async () => {
  const { id } = await createOrganization(t.house, { name: 'Other', language: 'fr' })
  expect(await importHistory(t.house, callerFor(id, caller.personId), { asks })).toMatchObject({
    asks: 3,
    evidence: 2,
    people: 4,
  })
})

test('500 asks a call; a call that comes twice adds nothing', async () => {
  const batch = (from: number): Ask[] =>
    Array.from({ length: 500 }, (_, i) => ({
      key: `bulk${from + i}`,
      at: new Date(Date.UTC(2025, 5, 1) + (from + i) * 60_000).toISOString(),
      seekerKey: `seeker${(from + i) % 300}`,
      text: `La recherche ${from + i} renvoie une erreur sur les codes importés`,
      skills: [`skill${i % 20}`],
      answers: [answer(`helper${i % 40}`, new Date(Date.UTC(2025, 5, 2) + (from + i) * 60_000).toISOString())],
    }))
  for (const from of [0, 500]) {
    expect(await importHistory(t.house, caller, { asks: batch(from) })).toMatchObject({ asks: 500, evidence: 500 })
  }
  expect(await importHistory(t.house, caller, { asks: batch(500) })).toMatchObject({ asks: 0, evidence: 0 })
})
