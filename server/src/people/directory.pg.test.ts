import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callerFor, type TestHouse, testHouse } from '../../test/pair.ts'
import { insertPeople } from '../../test/rows.ts'
import { setAvailability } from '../availability/actions.ts'
import type { Caller, House } from '../house.ts'
import { createPerson } from '../identity/members.ts'
import { encodeCursor } from '../platform/cursor.ts'
import { addSkill, claimSkills, createOrganization, createTeam } from './actions.ts'
import { removeMember } from './admin.ts'
import { listPeople as list, listSkills, readGaps, readPerson } from './directory.ts'
import { type HistoryInput, importHistory } from './history.ts'
import { mySkills, readKnowHow } from './know-how.ts'
import { hideSkill, nameSkill } from './me.ts'

let t: TestHouse
let organizationId = ''
let other = ''
const id: { [name: string]: string } = {}
const skill: { [label: string]: string } = {}
const as = (name: string): Caller => callerFor(organizationId, id[name] ?? '')
const page = { limit: 30 }
let similar: string[] = []
const listPeople = (house: House, caller: Caller, input: Parameters<typeof list>[2]) =>
  list(house, caller, input, async () => similar)
const names = async (q: string) =>
  (await listPeople(t.house, as('ana'), { ...page, q })).rows.map((row) => row.person.name)

beforeAll(async () => {
  t = await testHouse()
  const { house } = t
  organizationId = (await createOrganization(house, { name: 'House', language: 'fr' })).id
  other = (await createOrganization(house, { name: 'Other', language: 'fr' })).id
  const team = await createTeam(house, organizationId, { name: 'Comptabilité', site: 'Lorient' })
  for (const [key, name, teamId, title] of [
    ['ana', 'Ana Éléouet', team.id, 'Comptable'],
    ['bo', 'Bo Œillet', null, 'Magasinier'],
    ['cy', 'Cyprien Faure', null, ''],
    ['dee', 'Dee Martin', null, ''],
  ] as const) {
    const email = `${key}@house.example`
    id[key] = (await createPerson(house, organizationId, { name, email, title, teamId, language: 'fr' })).id
  }
  id.foreign = (await createPerson(house, other, { name: 'Ana Autre', email: 'x@other.example', language: 'fr' })).id
  for (const [labelFr, labelEn, synonyms] of [
    ['Tableur', 'Spreadsheet', ['Excel', 'Clé étrangère']],
    ['Étiquettes', 'Labels', ['Zebra']],
  ] as const) {
    skill[labelEn] = (await addSkill(house, organizationId, { labelFr, labelEn, synonyms: [...synonyms] })).id
  }
  skill.foreign = (await addSkill(house, other, { labelFr: 'Excel', labelEn: 'Excel', synonyms: [] })).id
  await importHistory(house, as('ana'), { asks: past })
  await claimSkills(house, as('cy'), { skillIds: [skill.Labels ?? ''] })
})
afterAll(() => t.close())

const solved = (helper: string, at: string, outcome: 'solved' | 'partly' = 'solved') => ({
  ...{ helperKey: `${helper}@house.example`, at, outcome, kind: 'solution' as const, thanked: false },
})
const ask = (key: string, seeker: string, skills: string[], ...answers: ReturnType<typeof solved>[]) => ({
  ...{ key, at: '2026-01-10T08:00:00Z', seekerKey: seeker, text: 'La recherche échoue', skills, answers },
})
/** Bo has freed three people by spreadsheets (one of them twice), Dee one and one partly; labels only Bo, on two asks. */
const past: HistoryInput['asks'] = [
  ask('1', 's1', ['excel'], solved('bo', '2026-01-10T09:00:00Z'), solved('dee', '2026-02-01T09:00:00Z', 'partly')),
  ask('2', 's1', ['EXCEL'], solved('bo', '2026-03-10T09:00:00Z')),
  ask('3', 's2', ['Tableur'], solved('bo', '2026-03-11T09:00:00Z')),
  ask('4', 's3', ['spreadsheet'], solved('bo', '2026-03-12T09:00:00Z'), solved('dee', '2026-03-12T10:00:00Z')),
  ask('5', 's2', ['étiquettes'], solved('bo', '2026-03-13T09:00:00Z')),
  ask('6', 's4', ['labels'], solved('bo', '2026-03-14T09:00:00Z')),
]

describe('the people of a house', () => {
  test('by name, page after page, each once, and nobody else', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const { rows, next, total } = await listPeople(t.house, as('ana'), { limit: 3, cursor })
      expect(total).toBe(4)
      seen.push(...rows.map((row) => row.person.name))
      cursor = next ?? undefined
    } while (cursor)
    expect(seen).toEqual(['Ana Éléouet', 'Bo Œillet', 'Cyprien Faure', 'Dee Martin'])
  })

  test('by name, title, team or skill, whatever the accents; know-how by people freed', async () => {
    expect(await names('eleouet')).toEqual(['Ana Éléouet'])
    expect(await names('OEILLET')).toEqual(['Bo Œillet'])
    expect(await names('comptabilite')).toEqual(['Ana Éléouet'])
    expect(await names('cle etrangere')).toEqual(['Bo Œillet', 'Dee Martin'])
    expect(await names('excel')).toEqual(['Bo Œillet', 'Dee Martin'])
    expect(await names('zebra')).toEqual(['Bo Œillet', 'Cyprien Faure'])
    expect(await names('dee excel')).toEqual(['Dee Martin'])
    expect(await names('excel magasinier')).toEqual(['Bo Œillet'])
    expect(await names('nothing of the kind')).toEqual([])
    expect(await names("'; DROP TABLE person; -- %_")).toEqual([])
  })

  test('found by know-how, a row counts that alone: different people, solved only', async () => {
    const [bo, dee] = (await listPeople(t.house, as('ana'), { ...page, q: 'excel' })).rows
    expect(bo).toMatchObject({ freed: 3, freshness: 'this_month', available: false, quietUntil: null })
    expect(bo?.marks).toEqual([
      { month: '2026-01', kind: 'solved', count: 1 },
      { month: '2026-03', kind: 'solved', count: 3 },
    ])
    expect(bo?.skills[0]?.labelEn).toBe('Spreadsheet')
    expect(dee).toMatchObject({ freed: 1, marks: [{ month: '2026-03', kind: 'solved', count: 1 }] })
    expect((await listPeople(t.house, as('ana'), { ...page, q: 'oeillet' })).rows[0]?.freed).toBe(4)
  })

  test('[K6] found by the likes of what was asked, counted by those; never by what is hidden, never beside a namesake', async () => {
    const sessionOf = async (key: string) => {
      const found = await sql<{ sessionId: string }>`SELECT e.session_id FROM evidence e
        WHERE e.organization_id = ${organizationId} AND e.helper_id = ${id.bo} AND e.at = ${key}`.execute(t.house.db)
      return found.rows[0]?.sessionId ?? ''
    }
    similar = [await sessionOf('2026-03-13T09:00:00Z'), await sessionOf('2026-03-14T09:00:00Z')]
    const search = async (q: string) => (await listPeople(t.house, as('ana'), { ...page, q })).rows
    expect(await search('douchette muette')).toMatchObject([
      { person: { name: 'Bo Œillet' }, freed: 2, marks: [{ month: '2026-03', kind: 'solved', count: 2 }] },
    ])
    expect(await names('eleouet')).toEqual(['Ana Éléouet'])
    await hideSkill(t.house, as('bo'), { skillId: skill.Labels ?? '', hidden: true })
    expect(await search('douchette muette')).toEqual([])
    await hideSkill(t.house, as('bo'), { skillId: skill.Labels ?? '', hidden: false })
    similar = []
  })

  test('by team and site; of another house, nobody', async () => {
    const { rows } = await listPeople(t.house, as('ana'), { ...page, site: 'Lorient' })
    expect(rows.map((row) => row.person.name)).toEqual(['Ana Éléouet'])
    const foreign = await listPeople(t.house, callerFor(other, id.foreign ?? ''), { ...page, q: 'ana' })
    expect(foreign.rows.map((row) => row.person.name)).toEqual(['Ana Autre'])
    await expect(readPerson(t.house, as('ana'), { personId: id.foreign ?? '' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  test('a cursor that is not ours is refused', async () => {
    for (const cursor of [
      'x',
      Buffer.from('["a"]').toString('base64url'),
      Buffer.from('[1,2,3]').toString('base64url'),
    ]) {
      await expect(listPeople(t.house, as('ana'), { ...page, cursor })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    }
    const odd = Buffer.from(JSON.stringify(['NaN', "'", 'x'])).toString('base64url')
    expect((await listPeople(t.house, as('ana'), { ...page, cursor: odd })).rows).toBeDefined()
  })

  test('a willing person is so until the time they said', async () => {
    const until = new Date(t.clock.now().getTime() + 60_000).toISOString()
    await setAvailability(t.house, as('cy'), { available: true, until, quietUntil: null })
    const willing = async () => (await readPerson(t.house, as('ana'), { personId: id.cy ?? '' })).available
    expect(await willing()).toBe(true)
    await t.pass(60_000)
    expect(await willing()).toBe(false)
  })
})

describe('lines', () => {
  test('a hidden line is gone for others, in the list, the profile, the search and the gaps; not for oneself', async () => {
    const bo = { personId: id.bo ?? '' }
    const seen = async () => (await readKnowHow(t.house, as('ana'), { ...bo, ...page })).rows
    expect((await seen()).map((line) => [line.skill.labelEn, line.freed])).toEqual([
      ['Spreadsheet', 3],
      ['Labels', 2],
    ])
    expect((await readGaps(t.house, as('ana'))).alone.map((gap) => [gap.skill.labelEn, gap.asks])).toEqual([
      ['Labels', 2],
    ])
    await hideSkill(t.house, as('bo'), { skillId: skill.Labels ?? '', hidden: true })
    expect((await seen()).map((line) => line.skill.labelEn)).toEqual(['Spreadsheet'])
    expect((await readPerson(t.house, as('ana'), bo)).freed).toBe(3)
    expect(await names('zebra')).toEqual(['Cyprien Faure'])
    expect((await readGaps(t.house, as('ana'))).alone).toEqual([])
    const mine = await mySkills(t.house, as('bo'), page)
    expect(mine.rows.map((line) => [line.skill.labelEn, line.hidden])).toEqual([
      ['Spreadsheet', false],
      ['Labels', true],
    ])
    await hideSkill(t.house, as('bo'), { skillId: skill.Labels ?? '', hidden: false })
    expect(await names('zebra')).toEqual(['Bo Œillet', 'Cyprien Faure'])
  })

  test('nothing tells of what was partly solved, nor of a rate', async () => {
    const of = { personId: id.dee ?? '' }
    const dee = await readKnowHow(t.house, as('ana'), { ...of, ...page })
    expect(dee.rows).toMatchObject([{ freed: 1, marks: [{ month: '2026-03', kind: 'solved', count: 1 }] }])
    for (const told of [dee, await readPerson(t.house, as('ana'), of)])
      expect(JSON.stringify(told)).not.toMatch(/partly|minutes|outcome/)
  })

  test('claims are a whole, of this house, and a new label makes a skill once', async () => {
    const made = await claimSkills(t.house, as('ana'), {
      skillIds: [skill.Labels ?? ''],
      newLabels: ['Paie', ' paie ', 'ZEBRA'],
    })
    expect(made.skills.map((of) => of.labelFr).sort()).toEqual(['Paie', 'Étiquettes'])
    expect((await t.take()).map((fact) => fact.kind)).toContain('skill.added')
    await claimSkills(t.house, as('ana'), { skillIds: [] })
    expect((await mySkills(t.house, as('ana'), page)).rows).toEqual([])
    const foreign = claimSkills(t.house, as('ana'), { skillIds: [skill.foreign ?? ''] })
    await expect(foreign).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(hideSkill(t.house, as('ana'), { skillId: skill.foreign ?? '', hidden: true })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    const taken = addSkill(t.house, organizationId, { labelFr: 'PAIE', labelEn: 'Payroll', synonyms: [] })
    await expect(taken).rejects.toMatchObject({ code: 'SKILL_EXISTS' })
  })

  test('skills are listed by label and found by synonym', async () => {
    const { rows, next } = await listSkills(t.house, as('ana'), { limit: 2 })
    expect(rows.map((row) => row.labelFr)).toEqual(['Étiquettes', 'Paie'])
    expect(
      (await listSkills(t.house, as('ana'), { limit: 2, cursor: next ?? '' })).rows.map((row) => row.labelFr),
    ).toEqual(['Tableur'])
    expect((await listSkills(t.house, as('ana'), { limit: 9, q: 'cle' })).rows.map((row) => row.labelFr)).toEqual([
      'Tableur',
    ])
  })

  test('lines come in pages: most people freed first, then the latest; claims alone when asked', async () => {
    const labels = ({ rows }: { rows: { skill: { labelEn: string } }[] }) => rows.map((line) => line.skill.labelEn)
    await claimSkills(t.house, as('bo'), { skillIds: [skill.Labels ?? ''], newLabels: ['Paper'] })
    const first = await mySkills(t.house, as('bo'), { limit: 2 })
    const rest = await mySkills(t.house, as('bo'), { limit: 2, cursor: first.next ?? '' })
    expect([labels(first), labels(rest), rest.next]).toEqual([['Spreadsheet', 'Labels'], ['Paper'], null])
    const whole = await readKnowHow(t.house, as('ana'), { personId: id.bo ?? '', limit: 100 })
    expect([...first.rows, ...rest.rows].map(({ alone, named, ...line }) => line)).toEqual(whole.rows)
    expect(labels(await mySkills(t.house, as('bo'), { ...page, only: 'claimed' }))).toEqual(['Labels', 'Paper'])
    const forged = mySkills(t.house, as('bo'), { limit: 2, cursor: encodeCursor(['1', 'x', id.bo ?? '']) })
    await expect(forged).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await claimSkills(t.house, as('bo'), { skillIds: [] })
  })
})

describe('gaps', () => {
  test('what one person alone knows has their name only while they let it, and no other’s consent gives it', async () => {
    const alone = async () =>
      (await readGaps(t.house, as('ana'))).alone.map(({ skill: { labelEn }, person }) => [labelEn, person?.name])
    const mine = async (name: string) =>
      (await mySkills(t.house, as(name), page)).rows.map(({ skill: { labelEn }, alone: sole, named }) => [
        labelEn,
        sole,
        named,
      ])
    const labels = { skillId: skill.Labels ?? '' }
    expect(await alone()).toEqual([['Labels', undefined]])
    await nameSkill(t.house, as('cy'), { ...labels, named: true })
    expect(await alone()).toEqual([['Labels', undefined]])
    expect(await mine('cy')).toEqual([['Labels', false, true]])
    await nameSkill(t.house, as('bo'), { ...labels, named: true })
    expect(await alone()).toEqual([['Labels', 'Bo Œillet']])
    expect(await mine('bo')).toEqual([
      ['Spreadsheet', false, false],
      ['Labels', true, true],
    ])
    await hideSkill(t.house, as('bo'), { ...labels, hidden: true })
    expect(await alone()).toEqual([])
    await hideSkill(t.house, as('bo'), { ...labels, hidden: false })
    await nameSkill(t.house, as('bo'), { ...labels, named: false })
    expect(await alone()).toEqual([['Labels', undefined]])
    await expect(nameSkill(t.house, as('bo'), { skillId: skill.foreign ?? '', named: true })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  test('[F8] what met nobody these three months, by its tags, once five asked; not what was found or is of an import', async () => {
    const others = await insertPeople(t.house.db, organizationId, 4)
    const insert = (seekerId: string, state: string, opened: string, matched: string | null, exhausted = false) =>
      sql`
      WITH a AS (INSERT INTO ask (organization_id, id, seeker_id, state, state_since, text, language, opened_at, matched_at, exhausted)
        VALUES (${organizationId}, ${t.house.newId()}, ${seekerId}, ${state}, ${opened}, 'x', 'fr', ${opened}, ${matched}, ${exhausted}) RETURNING id)
      INSERT INTO ask_skill SELECT ${organizationId}::uuid, id, ${skill.Labels}::uuid FROM a`.execute(t.house.db)
    const unanswered = async () =>
      (await readGaps(t.house, as('ana'))).unanswered.map((gap) => [gap.skill.labelEn, gap.asks])
    const dee = id.dee ?? ''
    await insert(dee, 'expired', '2026-03-01T00:00:00Z', null)
    await insert(dee, 'abandoned', '2026-03-02T00:00:00Z', null)
    for (const other of others.slice(1)) await insert(other, 'expired', '2026-03-02T00:00:00Z', null)
    // Of a fifth: what was found, and what is long ago.
    await insert(others[0] ?? '', 'abandoned', '2026-03-02T00:00:00Z', '2026-03-02T00:01:00Z')
    await insert(others[0] ?? '', 'expired', '2025-11-01T00:00:00Z', null)
    expect(await unanswered()).toEqual([])
    await insert(others[0] ?? '', 'searching', '2026-03-03T00:00:00Z', null, true)
    expect(await unanswered()).toEqual([['Labels', 6]])
  })

  test('somebody who left knows nothing here any more, and is in no list', async () => {
    await removeMember(t.house, as('ana'), { personId: id.bo ?? '' })
    expect((await readGaps(t.house, as('ana'))).alone.map((gap) => gap.skill.labelEn)).not.toContain('Labels')
    expect(await names('oeillet')).toEqual([])
  })
})
