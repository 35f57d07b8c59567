import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDoor, testDoor } from '../../test/door.ts'
import { addSkill, claimSkills, createOrganization } from '../people/actions.ts'
import { authOf } from './auth.ts'
import { suggestedNames } from './demo.ts'
import { createPerson } from './members.ts'

let door: TestDoor
let [ines, karim] = ['', '']
let helper: string | null = null
const story = { suggested: ['karim@demo.example'], ask: { fr: 'Bloqué', en: 'Stuck' } }
beforeAll(async () => {
  door = await testDoor({ env: { DEMO: '1' }, story, helperOf: async () => helper })
  const { house } = door
  const { id } = await createOrganization(house, { name: 'Demo', language: 'fr' })
  ines = (await createPerson(house, id, { name: 'Inès', email: 'ines@demo.example', language: 'fr' })).id
  karim = (await createPerson(house, id, { name: 'Karim', email: 'karim@demo.example', language: 'fr' })).id
  const skill = await addSkill(house, id, { labelFr: 'Tableur', labelEn: 'Spreadsheet', synonyms: [] })
  await claimSkills(house, { organizationId: id, personId: karim }, { skillIds: [skill.id] })
})
afterAll(() => door.close())

const enter = (personId: string) => door.call('/api/demo/sign-in', { body: { personId } })

describe('the demo', () => {
  test('shows whom one may be, the suggested first, and never asks for a setup', async () => {
    const { body } = await door.call('/api/demo/people', { headers: { 'accept-language': 'en' } })
    expect(body.ask).toEqual(story.ask)
    expect(body.people).toMatchObject([
      { person: { id: karim, name: 'Karim' }, skills: ['Spreadsheet'], suggested: true },
      { person: { id: ines }, suggested: false },
    ])
    expect((await door.call('/api/door')).body).toMatchObject({ setup: false, demo: true, mail: false })
  })

  test('says whom to sign in as, by name, where the server prints its address', async () => {
    const suggested = ['karim@demo.example', 'gone@demo.example', 'ines@demo.example']
    expect(await suggestedNames(door.house, { ...story, suggested })).toEqual(['Karim', 'Inès'])
  })

  test('signs in as anybody of it, in a session like any other', async () => {
    const entered = await enter(ines)
    expect(entered).toMatchObject({ status: 200, body: { personId: ines } })
    expect((await door.call('/api/me', { cookie: entered.cookie })).body).toMatchObject({
      person: { id: ines },
      organization: { demo: true },
    })
    const out = await door.call('/api/auth/sign-out', { body: {}, cookie: entered.cookie })
    expect(out.status).toBe(200)
    expect((await door.call('/api/me', { cookie: entered.cookie })).status).toBe(401)
    expect((await enter('00000000-0000-7000-8000-000000000abc')).status).toBe(404)
    expect((await enter('nobody')).body.code).toBe('BAD_INPUT')
  })

  test('signs in nobody who came through a proxy', async () => {
    for (const name of ['forwarded', 'via', 'x-forwarded-for', 'x-real-ip']) {
      const headers = { [name]: 'for=203.0.113.9' }
      const answer = await door.call('/api/demo/sign-in', { body: { personId: ines }, headers })
      expect(answer, name).toMatchObject({ status: 403, body: { code: 'DEMO_ONLY' }, cookie: undefined })
    }
  })

  test('opens the other side under the other loopback name, as whoever is about to be tapped', async () => {
    const { cookie } = await enter(ines)
    const look = () => door.call('/api/demo/other-side', { cookie })
    expect((await look()).status).toBe(404)
    helper = karim
    const { body } = await look()
    expect(body.person.name).toBe('Karim')
    const url = new URL(body.url)
    expect(url.hostname).toBe('127.0.0.1')
    expect(url.port).toBe(new URL(door.url).port)
    expect([url.pathname, url.searchParams.get('as')]).toEqual(['/demo', karim])
  })

  test('without mail, a forgotten password says so', async () => {
    const answer = await door.call('/api/auth/request-password-reset', { body: { email: 'ines@demo.example' } })
    expect(answer).toMatchObject({ status: 409, body: { code: 'NO_MAIL' } })
  })

  test('under https the cookie is Secure', async () => {
    const house = { ...door.house, config: { ...door.house.config, publicUrl: 'https://help.example.org' } }
    const { authCookies } = await authOf(house).$context
    expect(authCookies.sessionToken.name).toMatch(/^__Secure-/)
    expect(authCookies.sessionToken.attributes).toMatchObject({
      secure: true,
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
    })
  })
})
