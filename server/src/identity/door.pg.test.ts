import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDoor, testDoor } from '../../test/door.ts'
import { setupCode } from './setup.ts'

const password = 'a long enough one'
const admin = { name: 'Ada', email: 'Ada@House.example', password, language: 'fr' }

let door: TestDoor
let adminCookie: string | undefined
let adminId = ''
beforeAll(async () => {
  door = await testDoor({ mail: true })
})
afterAll(() => door.close())

const signIn = (email: string, secret: string) =>
  door.call('/api/auth/sign-in/email', { body: { email, password: secret } })
const me = (cookie: string | undefined) => door.call('/api/me', { cookie })

describe('the first visit', () => {
  const visit = (body: object) =>
    door.call('/api/setup', { body: { ...admin, organizationName: 'House', code: 'XXXX-XXXX-XXXX', ...body } })

  test('the door says it, and that nobody is here', async () => {
    const { body } = await door.call('/api/door', { headers: { 'accept-language': 'en-GB,en;q=0.9,fr;q=0.1' } })
    expect(body).toEqual({ setup: true, demo: false, mail: true, organizationName: null, language: 'en' })
    expect((await me(undefined)).status).toBe(401)
  })

  test('a wrong code, a weak password and too many tries are refused', async () => {
    const code = await setupCode(door.house)
    expect(await visit({})).toMatchObject({ status: 403, body: { code: 'WRONG_CODE' } })
    expect(await visit({ code, password: 'short' })).toMatchObject({ status: 400, body: { code: 'WEAK_PASSWORD' } })
    expect(await visit({ code, email: 'no e-mail' })).toMatchObject({ status: 400, body: { code: 'BAD_INPUT' } })
    for (let i = 0; i < 3; i += 1) await visit({})
    const late = await visit({ code })
    expect(late).toMatchObject({ status: 429, body: { code: 'TOO_MANY' } })
    await door.pass(5 * 60_000)
  })

  test('the printed code, however it is typed, makes the house and signs its administrator in; then it is dead', async () => {
    const code = (await setupCode(door.house)) ?? ''
    expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    const made = await visit({ code: code.toLowerCase().replaceAll('-', ' ') })
    expect(made.status).toBe(200)
    adminCookie = made.cookie
    adminId = made.body.personId
    const set = made.headers.getSetCookie().join()
    expect(set).toMatch(/HttpOnly/)
    expect(set).toMatch(/SameSite=Lax/)
    expect(set).toMatch(/Max-Age=2592000/)
    expect(set).not.toMatch(/Secure/)
    const { body } = await me(adminCookie)
    expect(body).toMatchObject({
      role: 'admin',
      email: 'ada@house.example',
      organization: { name: 'House', demo: false },
    })
    expect(await visit({ code })).toMatchObject({ status: 409, body: { code: 'SETUP_DONE' } })
    expect(await setupCode(door.house)).toBeNull()
  })
})

describe('signing in', () => {
  test('by e-mail in any capitals and password; the token is in its cookie and nowhere else', async () => {
    const entered = await signIn('ADA@house.example', password)
    expect(entered.status).toBe(200)
    expect(JSON.stringify(entered.body)).not.toContain('token')
    expect(entered.headers.get('cache-control')).toBe('no-store')
    expect((await me(entered.cookie)).body.person.id).toBe(adminId)
    const out = await door.call('/api/auth/sign-out', { body: {}, cookie: entered.cookie })
    expect(out.status).toBe(200)
    expect((await me(entered.cookie)).status).toBe(401)
    expect(door.kicked.at(-1)).toHaveProperty('accountSessionId')
    expect((await me(adminCookie)).status).toBe(200)
  })

  test('a wrong password and an unknown e-mail get the same answer', async () => {
    const wrong = await signIn('ada@house.example', 'not the password')
    const unknown = await signIn('nobody@house.example', 'not the password')
    expect(wrong).toMatchObject({ status: 401, body: { code: 'INVALID_EMAIL_OR_PASSWORD' } })
    expect([unknown.status, unknown.body]).toEqual([wrong.status, wrong.body])
  })

  test('guessing at one e-mail is slowed, and says for how long', async () => {
    let last = await signIn('guessed@house.example', 'x'.repeat(12))
    for (let i = 0; i < 12 && last.status !== 429; i += 1) last = await signIn('guessed@house.example', 'x'.repeat(12))
    expect(last).toMatchObject({ status: 429, body: { code: 'TOO_MANY' } })
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
    await door.pass(10 * 60_000)
  })

  test('forged, altered, overlong and expired cookies are nobody', async () => {
    const [name, value = ''] = (adminCookie ?? '').split('=')
    const token = decodeURIComponent(value).split('.')[0]
    for (const forged of [
      token,
      `${token}.`,
      `${token}.AAAA`,
      `x${value}`,
      `${value.slice(0, -8)}AAAAAAAA`,
      'x'.repeat(5000),
    ]) {
      expect((await me(`${name}=${forged}`)).status).toBe(401)
    }
    await sql`UPDATE auth_session SET expires_at = ${door.clock.now()} WHERE token = ${token}`.execute(door.house.db)
    expect((await me(adminCookie)).status).toBe(401)
    adminCookie = (await signIn(admin.email, password)).cookie
  })

  test('a page of another origin, or of none, may change nothing', async () => {
    for (const origin of ['https://evil.example', 'null', '']) {
      const answer = await door.call('/api/auth/sign-in/email', {
        body: { email: admin.email, password },
        headers: { origin },
      })
      expect(answer.status).toBe(403)
    }
  })

  test('the other loopback name is ours too', async () => {
    const other = door.url.replace('localhost', '127.0.0.1')
    const answer = await fetch(`${other}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { origin: other, 'content-type': 'application/json', cookie: 'something=else' },
      body: JSON.stringify({ email: admin.email, password }),
    })
    expect(answer.status).toBe(200)
  })

  test('nothing else of the library answers: no sign-up, no session to read, no user to change', async () => {
    const body = { email: 'new@house.example', password, name: 'New' }
    const paths = [
      'sign-up/email',
      'update-user',
      'delete-user',
      'change-email',
      'sign-in/social',
      '__proto__',
      'ok',
      '../me',
    ]
    for (const path of paths) {
      const answer = await door.call(`/api/auth/${path}`, { body, cookie: adminCookie })
      expect([path, answer.status]).toEqual([path, 404])
    }
    expect((await door.call('/api/auth/get-session', { cookie: adminCookie })).status).toBe(404)
  })

  test('hostile bodies are refused, never broken', async () => {
    for (const body of [
      null,
      [],
      'text',
      { email: { $ne: '' }, password: [] },
      { email: 'a\u0000@b.example', password },
    ]) {
      const answer = await door.call('/api/auth/sign-in/email', {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      })
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.status).toBeLessThan(500)
    }
  })
})

describe('invitations', () => {
  const invite = (body: object, cookie = adminCookie) => door.call('/api/admin/invites', { body, cookie })
  const accept = (token: string, body: object) => door.call(`/api/invites/${token}/accept`, { body })
  const tokenOf = (url: string) => url.split('/').at(-1) ?? ''

  test('a link to an address is for that address, once, and the letter says who invites', async () => {
    const made = await invite({ name: 'Bo', email: 'Bo@house.example', role: 'manager', language: 'en' })
    expect(made.body).toMatchObject({ mailed: true })
    expect(door.letters.at(-1)).toMatchObject({ to: 'Bo@house.example', subject: 'Ada invites you to Binôme' })
    expect(door.letters.at(-1)?.text).toContain(made.body.url)
    const token = tokenOf(made.body.url)
    const stored = await sql<{ tokenHash: string }>`SELECT token_hash FROM invite`.execute(door.house.db)
    expect(stored.rows.map((row) => row.tokenHash)).not.toContain(token)
    expect((await door.call(`/api/invites/${token}`)).body).toMatchObject({
      invitedBy: 'Ada',
      name: 'Bo',
      email: 'bo@house.example',
    })
    const bo = { name: 'Bo', email: 'bo@house.example', password, language: 'en' }
    expect(await accept(token, { ...bo, email: 'thief@house.example' })).toMatchObject({ status: 410 })
    expect(await accept(token, { ...bo, password: 'aaaaaaaaaaaa' })).toMatchObject({ body: { code: 'WEAK_PASSWORD' } })
    const both = await Promise.all([accept(token, bo), accept(token, bo)])
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 410])
    const cookie = both.find((answer) => answer.cookie)?.cookie
    expect((await me(cookie)).body).toMatchObject({ role: 'manager', language: 'en' })
    expect(await door.call(`/api/invites/${token}`)).toMatchObject({ status: 410, body: { code: 'INVITE_GONE' } })
    expect((await invite({ role: 'member' }, cookie)).status).toBe(403)
    expect((await door.call('/api/admin/members', { cookie })).status).toBe(200)
  })

  test('signing up is slowed from one address, whatever links are tried, and says for how long', async () => {
    const dee = { name: 'Dee', email: 'dee@house.example', password, language: 'en' }
    const open = await invite({ role: 'member' })
    for (let i = 0; i < 10; i += 1) {
      const tried = await accept(`${tokenOf(open.body.url).slice(0, -2)}0${i}`, dee)
      if (tried.status === 429) break
      expect(tried).toMatchObject({ status: 410, body: { code: 'INVITE_GONE' } })
    }
    const late = await accept(tokenOf(open.body.url), dee)
    expect(late).toMatchObject({ status: 429, body: { code: 'TOO_MANY' } })
    expect(late.body.data.retryAfterSeconds).toBeGreaterThan(0)
    await door.pass(5 * 60_000)
    await door.call(`/api/admin/invites/${open.body.id}`, { method: 'DELETE', cookie: adminCookie })
  })

  test('an open link makes somebody new, never somebody known; it can be taken back, and ends by itself', async () => {
    const open = await invite({ role: 'member' })
    expect(open.body.mailed).toBe(false)
    expect(open.body.url.startsWith(`${door.url}/invite/`)).toBe(true)
    const cy = { name: 'Cy', email: 'cy@house.example', password, language: 'fr' }
    expect(await accept(tokenOf(open.body.url), { ...cy, email: 'ada@house.example' })).toMatchObject({
      status: 409,
      body: { code: 'EMAIL_TAKEN' },
    })
    expect((await accept(tokenOf(open.body.url), cy)).status).toBe(200)
    const second = await invite({ role: 'member' })
    const listed = await door.call('/api/admin/invites', { cookie: adminCookie })
    expect(listed.body.rows.map((row: { id: string }) => row.id)).toEqual([second.body.id])
    expect(
      (await door.call(`/api/admin/invites/${second.body.id}`, { method: 'DELETE', cookie: adminCookie })).status,
    ).toBe(200)
    expect(
      (await door.call(`/api/admin/invites/${second.body.id}`, { method: 'DELETE', cookie: adminCookie })).status,
    ).toBe(404)
    expect((await door.call(`/api/invites/${tokenOf(second.body.url)}`)).status).toBe(410)
    const third = await invite({ role: 'member' })
    await door.pass(15 * 24 * 3_600_000)
    expect((await door.call(`/api/invites/${tokenOf(third.body.url)}`)).status).toBe(410)
    expect(await invite({ email: 'ada@house.example' })).toMatchObject({ status: 409, body: { code: 'EMAIL_TAKEN' } })
    expect((await invite({ teamId: '00000000-0000-7000-8000-000000000abc' })).status).toBe(404)
  })
})

describe('people by CSV, and a forgotten password', () => {
  const importCsv = (csv: string) => door.call('/api/admin/people/import', { body: { csv }, cookie: adminCookie })
  const reset = (token: string, newPassword: string) =>
    door.call('/api/auth/reset-password', { body: { token, newPassword } })

  test('all or nothing, teams made, known people changed', async () => {
    const wrong = await importCsv('name,email,team\nDee,dee@house.example,Atelier\nEve,not an e-mail,Atelier\n')
    expect(wrong).toMatchObject({ status: 400, body: { code: 'CSV_UNREADABLE', data: { line: 3, reason: 'email' } } })
    expect((await door.call('/api/teams', { cookie: adminCookie })).body.rows).toEqual([])
    const done = await importCsv(
      '\ufeffName;Email;Team;Role\nDee;DEE@house.example;Atelier;\nEve;eve@house.example;atelier;manager\nAda L.;ada@house.example;;\n',
    )
    expect(done.body).toEqual({ created: 2, changed: 1, teams: 1 })
    const again = await importCsv('name,email\nDee,dee@house.example\n')
    expect(again.body).toEqual({ created: 0, changed: 1, teams: 0 })
    const last = await importCsv('name,email,role\nAda,ada@house.example,member\n')
    expect(last.body).toMatchObject({ code: 'CSV_UNREADABLE', data: { line: 2, reason: 'last_admin' } })
    const members = await door.call('/api/admin/members?q=dee', { cookie: adminCookie })
    expect(members.body.rows).toMatchObject([{ email: 'dee@house.example', account: false }])
  })

  test('a link by an administrator: once, not too weak, and every session before it ends', async () => {
    const [dee] = (await door.call('/api/admin/members?q=dee', { cookie: adminCookie })).body.rows
    const path = `/api/admin/members/${dee?.person.id}/recovery`
    const given = await door.call(path, { method: 'POST', cookie: adminCookie })
    const token = new URL(given.body.url).searchParams.get('token') ?? ''
    const kept = await sql<{ identifier: string }>`SELECT identifier FROM auth_verification`.execute(door.house.db)
    expect(kept.rows.some((row) => row.identifier.includes(token))).toBe(false)
    expect(await reset(token, 'short')).toMatchObject({
      status: 400,
      body: { code: 'WEAK_PASSWORD', data: { minLength: 10 } },
    })
    expect((await reset(token, password)).status).toBe(200)
    expect((await reset(token, 'another long one')).body.code).toBe('INVALID_TOKEN')
    const first = await signIn('dee@house.example', password)
    expect((await me(first.cookie)).status).toBe(200)
    expect((await door.call(path, { method: 'POST', cookie: first.cookie })).status).toBe(403)
    const second = await door.call(path, { method: 'POST', cookie: adminCookie })
    await reset(new URL(second.body.url).searchParams.get('token') ?? '', 'another long one')
    expect((await me(first.cookie)).status).toBe(401)
    expect((await signIn('dee@house.example', 'another long one')).status).toBe(200)
  })

  test('by mail: the same answer whether the e-mail is known, a letter only when it is', async () => {
    const before = door.letters.length
    const ask = (email: string) =>
      door.call('/api/auth/request-password-reset', { body: { email, redirectTo: '/new-password' } })
    const unknown = await ask('nobody@house.example')
    expect(door.letters.length).toBe(before)
    const known = await ask('dee@house.example')
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body])
    const letter = door.letters.at(-1)
    expect(letter).toMatchObject({ to: 'dee@house.example', subject: 'Votre nouveau mot de passe' })
    const token = /token=([\w-]+)/.exec(letter?.text ?? '')?.[1] ?? ''
    expect((await reset(token, 'a third long one')).status).toBe(200)
  })

  test('a changed password keeps this browser in and puts the others out', async () => {
    const here = await signIn('dee@house.example', 'a third long one')
    const there = await signIn('dee@house.example', 'a third long one')
    const body = { currentPassword: 'a third long one', newPassword: password, revokeOtherSessions: true }
    const changed = await door.call('/api/auth/change-password', { body, cookie: here.cookie })
    expect(changed.status).toBe(200)
    expect((await me(changed.cookie)).status).toBe(200)
    expect((await me(there.cookie)).status).toBe(401)
  })
})

describe('leaving', () => {
  test('whoever is removed is out at once, tabs too, and does not come back in', async () => {
    const eve = (await door.call('/api/admin/members?q=dee', { cookie: adminCookie })).body.rows[0]
    const entered = await signIn('dee@house.example', password)
    expect((await me(entered.cookie)).status).toBe(200)
    const removed = await door.call(`/api/admin/members/${eve?.person.id}`, { method: 'DELETE', cookie: adminCookie })
    expect(removed.status).toBe(200)
    expect((await me(entered.cookie)).status).toBe(401)
    await door.take()
    expect(door.kicked).toContainEqual({ personId: eve?.person.id })
    expect((await signIn('dee@house.example', password)).status).toBe(401)
    expect(
      (await door.call(`/api/admin/members/${eve?.person.id}/recovery`, { method: 'POST', cookie: adminCookie }))
        .status,
    ).toBe(404)
  })

  test('the last administrator stays, and an erased person leaves no account', async () => {
    const erase = (cookie: string | undefined) => door.call('/api/me/erase', { body: { confirm: 'erase' }, cookie })
    expect(await erase(adminCookie)).toMatchObject({ status: 409, body: { code: 'LAST_ADMIN' } })
    const demoted = await door.call(`/api/admin/members/${adminId}`, {
      method: 'PATCH',
      body: { role: 'member' },
      cookie: adminCookie,
    })
    expect(demoted.body.code).toBe('LAST_ADMIN')
    const cy = await signIn('cy@house.example', password)
    expect((await erase(cy.cookie)).body).toEqual({ erased: true })
    await door.take()
    expect((await me(cy.cookie)).status).toBe(401)
    const left = await sql`SELECT 1 FROM auth_user WHERE email = 'cy@house.example'
      UNION ALL SELECT 1 FROM person WHERE email = 'cy@house.example'`.execute(door.house.db)
    expect(left.rows).toEqual([])
  })

  test('outside the demo nothing of it answers', async () => {
    expect((await door.call('/api/demo/people')).body.code).toBe('DEMO_ONLY')
    expect((await door.call('/api/demo/sign-in', { body: { personId: adminId } })).body.code).toBe('DEMO_ONLY')
    expect((await door.call('/api/demo/other-side', { cookie: adminCookie })).body.code).toBe('DEMO_ONLY')
  })
})
