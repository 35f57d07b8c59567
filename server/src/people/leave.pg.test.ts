import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDoor, testDoor } from '../../test/door.ts'
import { callerFor } from '../../test/pair.ts'
import { setAvailability } from '../availability/actions.ts'
import { userOfPerson } from '../identity/account-store.ts'
import { signInAs } from '../identity/caller.ts'
import { createPerson } from '../identity/members.ts'
import { addSkill, claimSkills, createOrganization } from './actions.ts'
import { removeMember } from './admin.ts'
import { importHistory } from './history.ts'

let door: TestDoor
let organizationId = ''
let other = ''
const id: { [name: string]: string } = {}
const cookie: { [name: string]: string | undefined } = {}
const as = (name: string) => callerFor(organizationId, id[name] ?? '')

beforeAll(async () => {
  door = await testDoor()
  const { house } = door
  organizationId = (await createOrganization(house, { name: 'House', language: 'fr' })).id
  other = (await createOrganization(house, { name: 'Other', language: 'fr' })).id
  for (const [key, of, role] of [
    ['ada', organizationId, 'admin'],
    ['bob', organizationId, 'admin'],
    ['ines', organizationId, 'member'],
    ['helper', organizationId, 'member'],
    ['foreign', other, 'admin'],
  ] as const) {
    id[key] = (await createPerson(house, of, { name: key, email: `${key}@x.example`, language: 'fr', role })).id
    const set = await signInAs(house, (await userOfPerson(house.db, of, id[key] ?? '')) ?? '')
    cookie[key] = set?.split(';')[0]
  }
})
afterAll(() => door.close())

const photo = (name: string, file: Blob | null) => {
  const form = new FormData()
  if (file) form.set('file', file, '<script>.png')
  return door.call('/api/me/photo', { method: 'PUT', body: file ? form : { file: null }, cookie: cookie[name] })
}

describe('a profile', () => {
  test('changes what is given, refuses the impossible', async () => {
    const save = (body: object) => door.call('/api/me', { method: 'PATCH', body, cookie: cookie.ines })
    const hostile = '<img src=x onerror=alert(1)> ‮ Inès'
    const saved = await save({ name: hostile, languages: ['fr', 'en'], joinedOn: '2020-02-29', welcomed: true })
    expect(saved.body).toMatchObject({
      person: { name: hostile },
      languages: ['fr', 'en'],
      joinedOn: '2020-02-29',
      welcomed: true,
    })
    expect((await save({ joinedOn: null })).body).toMatchObject({ joinedOn: null, person: { name: hostile } })
    for (const body of [
      { name: '' },
      { name: 'x'.repeat(121) },
      { language: 'de' },
      { joinedOn: '2020-02-30' },
      { welcomed: false },
    ]) {
      expect((await save(body)).body.code).toBe('BAD_INPUT')
    }
  })

  test('a photo is re-encoded, seen by the same house only, and taken back', async () => {
    const png = await sharp({ create: { width: 40, height: 20, channels: 3, background: 'red' } })
      .png()
      .toBuffer()
    const set = await photo('ines', new Blob([new Uint8Array(png)], { type: 'image/png' }))
    expect(set.status).toBe(200)
    const { photo: url } = set.body
    expect(url).toMatch(new RegExp(`^/photos/${id.ines}\\?v=`))
    const seen = await fetch(`${door.url}${url}&size=96`, { headers: { cookie: cookie.ada ?? '' } })
    expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/webp'])
    expect(seen.headers.get('cache-control')).toContain('private')
    expect(await sharp(Buffer.from(await seen.arrayBuffer())).metadata()).toMatchObject({ width: 96, height: 96 })
    expect((await door.call(url)).status).toBe(401)
    expect((await door.call(url, { cookie: cookie.foreign })).status).toBe(404)
    expect((await door.call('/photos/..%2f..%2fsecret', { cookie: cookie.ada })).status).toBe(404)
    const svg = new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>'], { type: 'image/png' })
    expect(await photo('ines', svg)).toMatchObject({ status: 415, body: { code: 'PICTURE_UNREADABLE' } })
    expect((await photo('ines', null)).body).toEqual({ photo: null })
    expect((await door.call(url, { cookie: cookie.ada })).status).toBe(404)
    await photo('ines', new Blob([new Uint8Array(png)], { type: 'image/png' }))
  })
})

describe('another house', () => {
  test('does not exist: every verb on its people, teams and skills answers NOT_FOUND', async () => {
    const caller = { cookie: cookie.foreign }
    const skill = await addSkill(door.house, organizationId, { labelFr: 'A', labelEn: 'A', synonyms: [] })
    const team = await door.call('/api/teams', { body: { name: 'T' }, cookie: cookie.ada })
    const person = `/api/admin/members/${id.ines}`
    const tries = [
      door.call(`/api/people/${id.ines}`, caller),
      door.call(person, { method: 'PATCH', body: { role: 'admin' }, ...caller }),
      door.call(`/api/admin/members/${id.foreign}`, { method: 'PATCH', body: { teamId: team.body.id }, ...caller }),
      door.call(person, { method: 'DELETE', ...caller }),
      door.call(`${person}/recovery`, { method: 'POST', ...caller }),
      door.call(`/api/teams/${team.body.id}`, { method: 'PATCH', body: { name: 'Mine' }, ...caller }),
      door.call(`/api/teams/${team.body.id}`, { method: 'DELETE', ...caller }),
      door.call('/api/me/skills', { method: 'PUT', body: { skillIds: [skill.id] }, ...caller }),
      door.call(`/api/me/skills/${skill.id}/hidden`, { method: 'PUT', body: { hidden: true }, ...caller }),
      door.call('/api/admin/invites', { body: { teamId: team.body.id }, ...caller }),
    ]
    for (const answer of await Promise.all(tries))
      expect(answer).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } })
  })
})

describe('teams', () => {
  test('are named once, changed, and removed only when empty', async () => {
    const add = (name: string) => door.call('/api/teams', { body: { name, site: 'Lorient' }, cookie: cookie.ada })
    const first = await add('Atelier')
    expect(await add('ATELIER')).toMatchObject({ status: 409, body: { code: 'TEAM_EXISTS' } })
    const second = await add('Achats')
    const path = `/api/teams/${second.body.id}`
    expect((await door.call(path, { method: 'PATCH', body: { name: 'atelier' }, cookie: cookie.ada })).body.code).toBe(
      'TEAM_EXISTS',
    )
    expect(
      (await door.call(path, { method: 'PATCH', body: { name: 'ACHATS', site: '' }, cookie: cookie.ada })).body,
    ).toMatchObject({ name: 'ACHATS', site: '' })
    const place = { method: 'PATCH', body: { teamId: first.body.id }, cookie: cookie.ada }
    await door.call(`/api/admin/members/${id.helper}`, place)
    const atelier = `/api/teams/${first.body.id}`
    expect((await door.call(atelier, { method: 'DELETE', cookie: cookie.ada })).body.code).toBe('TEAM_NOT_EMPTY')
    expect((await door.call(path, { method: 'DELETE', cookie: cookie.ada })).status).toBe(200)
    expect((await door.call('/api/teams', { body: { name: 'X' }, cookie: cookie.ines })).body.code).toBe('NOT_ALLOWED')
  })
})

describe('taking it with you, and leaving', () => {
  beforeAll(async () => {
    const { house } = door
    await importHistory(house, as('ada'), {
      asks: [
        {
          ...{
            key: 'solved',
            at: '2026-01-01T00:00:00Z',
            seekerKey: 'ines@x.example',
            text: 'my solved words',
            skills: ['A'],
          },
          answers: [
            {
              ...{ helperKey: 'helper@x.example', at: '2026-01-01T01:00:00Z', thanked: true },
              ...{ outcome: 'solved' as const, kind: 'solution' as const },
            },
          ],
        },
        {
          key: 'alone',
          at: '2026-01-02T00:00:00Z',
          seekerKey: 'ines@x.example',
          text: 'my lonely words',
          skills: [],
          answers: [],
        },
      ],
    })
    const { rows } = await sql<{ id: string; askId: string }>`SELECT id, ask_id FROM session`.execute(house.db)
    const sessionId = rows[0]?.id
    await sql`INSERT INTO message (organization_id, id, session_id, author_id, kind, text, at) VALUES
      (${organizationId}, ${house.newId()}, ${sessionId}, ${id.ines}, 'text', 'my chat words', now()),
      (${organizationId}, ${house.newId()}, ${sessionId}, ${id.helper}, 'text', 'their chat words', now())`.execute(
      house.db,
    )
    await sql`INSERT INTO thanks (organization_id, session_id, from_id, to_id, words, at)
      VALUES (${organizationId}, ${sessionId}, ${id.ines}, ${id.helper}, 'my thanks', now())`.execute(house.db)
    await house.files.put('pictures/one', new Uint8Array([1]))
    await sql`INSERT INTO picture (organization_id, id, owner_id, file, width, height, bytes, created_at)
      VALUES (${organizationId}, ${house.newId()}, ${id.ines}, 'pictures/one', 1, 1, 1, now())`.execute(house.db)
    await sql`INSERT INTO ask (organization_id, id, seeker_id, state, state_since, text, language, opened_at)
      VALUES (${organizationId}, ${house.newId()}, ${id.ines}, 'searching', now(), 'my open words', 'fr', now())`.execute(
      house.db,
    )
    await claimSkills(house, as('ines'), { skillIds: [], newLabels: ['My claim'] })
    await setAvailability(house, as('ines'), { available: true, until: null, quietUntil: null })
  })

  test('everything that is mine, and nothing of others', async () => {
    const { body } = await door.call('/api/me/export', { cookie: cookie.ines })
    expect(Object.keys(body)).toEqual(
      expect.arrayContaining(['person', 'account', 'asks', 'messages', 'evidence', 'claims', 'pictures', 'offersToMe']),
    )
    const text = JSON.stringify(body)
    for (const mine of [
      'my solved words',
      'my lonely words',
      'my chat words',
      'my thanks',
      'My claim',
      'ines@x.example',
    ])
      expect(text).toContain(mine)
    for (const theirs of ['their chat words', 'helper@x.example', 'token', 'scrypt']) expect(text).not.toContain(theirs)
  })

  test('erased: what was theirs is gone, what they gave to others is whole', async () => {
    const { house } = door
    const photoUrl = (await door.call('/api/me', { cookie: cookie.ines })).body.person.photo
    expect(photoUrl).not.toBeNull()
    expect((await door.call('/api/me/erase', { body: { confirm: 'yes' }, cookie: cookie.ines })).body.code).toBe(
      'BAD_INPUT',
    )
    expect((await door.call('/api/me/erase', { body: { confirm: 'erase' }, cookie: cookie.ines })).body).toEqual({
      erased: true,
    })
    expect((await door.call('/api/me', { cookie: cookie.ines })).status).toBe(401)
    expect((await door.take()).at(-1)).toMatchObject({ kind: 'person.erased', personId: id.ines })
    const person =
      await sql`SELECT kind, name, email, title, photo_file, joined_on FROM person WHERE id = ${id.ines}`.execute(
        house.db,
      )
    expect(person.rows).toEqual([{ kind: 'erased', name: '', email: null, title: '', photoFile: null, joinedOn: null }])
    const texts = await sql<{
      text: string
    }>`SELECT text FROM ask UNION ALL SELECT text FROM message UNION ALL SELECT words FROM thanks ORDER BY 1`.execute(
      house.db,
    )
    expect(texts.rows.map((row) => row.text)).toEqual(['my solved words', 'my thanks', 'their chat words', '…'])
    const counts = await sql<{
      n: number
    }>`SELECT (SELECT count(*) FROM evidence)::int + 10 * (SELECT count(*) FROM skill_claim)::int
      + 100 * (SELECT count(*) FROM availability)::int + 1000 * (SELECT count(*) FROM picture)::int
      + 10000 * (SELECT count(*) FROM auth_user WHERE email = 'ines@x.example')::int AS n`.execute(house.db)
    expect(counts.rows[0]?.n).toBe(1)
    expect(await house.files.get('pictures/one')).toBeNull()
    expect((await door.call(photoUrl, { cookie: cookie.ada })).status).toBe(404)
    expect((await door.call(`/api/people/${id.ines}`, { cookie: cookie.ada })).status).toBe(404)
    const helper = await door.call(`/api/people/${id.helper}`, { cookie: cookie.helper })
    expect(helper.body).toMatchObject({
      freed: 1,
      thanks: [{ words: 'my thanks', from: { kind: 'erased', name: '' } }],
    })
    expect((await door.call(`/api/people/${id.helper}`, { cookie: cookie.ada })).body.thanks).toEqual([])
  })

  test('of two administrators who leave at once, one stays', async () => {
    const { house } = door
    for (let round = 0; round < 5; round += 1) {
      const went = await Promise.allSettled([
        removeMember(house, as('ada'), { personId: id.bob ?? '' }),
        removeMember(house, as('bob'), { personId: id.ada ?? '' }),
      ])
      expect(went.filter((of) => of.status === 'fulfilled')).toHaveLength(1)
      const left = await sql<{ n: number }>`SELECT count(*)::int AS n FROM membership
        WHERE organization_id = ${organizationId} AND role = 'admin' AND ended_at IS NULL`.execute(house.db)
      expect(left.rows[0]?.n).toBe(1)
      if (round < 4) await sql`UPDATE membership SET ended_at = NULL WHERE role = 'admin'`.execute(house.db)
    }
  })
})
