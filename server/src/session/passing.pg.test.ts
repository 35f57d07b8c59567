import { Passed } from '@binome/contract/verbs/session.ts'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { callerFor, matchedPair, type Pair, type TestHouse, testHouse } from '../../test/pair.ts'
import { insertPeople } from '../../test/rows.ts'
import type { Caller } from '../house.ts'
import { everythingOf } from '../people/erase-store.ts'
import { addPicture, removePicture, tidyPictures } from '../picture/actions.ts'
import { fileFor } from '../picture/store.ts'
import { newId } from '../platform/id.ts'
import { end, sessionTimers } from './actions.ts'
import { pass, say } from './chat.ts'
import { messagePage } from './chat-store.ts'
import { forgottenAt } from './forget-store.ts'
import { forget } from './forgetting.ts'
import { messageFor, openView, sessionFor } from './view.ts'

let t: TestHouse
let pair: Pair
let stranger: Caller
let png: Blob

beforeAll(async () => {
  t = await testHouse({ timers: sessionTimers })
  const pixels = sharp({ create: { width: 64, height: 48, channels: 3, background: '#a21caf' } })
  png = new Blob([new Uint8Array(await pixels.png().toBuffer())], { type: 'image/png' })
})
afterAll(() => t.close())
beforeEach(async () => {
  pair = await matchedPair(t)
  const [strangerId = ''] = await insertPeople(t.house.db, pair.organizationId, 1)
  stranger = callerFor(pair.organizationId, strangerId)
})

const across = (who: Caller, what: Passed, id = newId(t.clock)) =>
  pass(t.house, who, { sessionId: pair.sessionId, id, what })
const snippet = (text: string): Passed => ({ kind: 'snippet', text })
const file = (name = 'a.csv'): Passed => ({ kind: 'file', name, bytes: 12, sha256: 'a'.repeat(64) })
const picture = async (who: Caller) => addPicture(t.house, who, png)
const shown = async (who: Caller) => (await sessionFor(t.house.db, pair.organizationId, who.personId)).messages
const seen = (who: Caller, id: string) => fileFor(t.house.db, pair.organizationId, who.personId, id)
const page = () => messagePage(t.house.db, pair.organizationId, pair.sessionId, { after: null, limit: 100 })

describe('[S20] what is passed across', () => {
  test('a snippet is kept to the letter, and shown to both as it was sent', async () => {
    const text = '\n\tif (x) {\r\n\t\treturn  «é»\n\t}\n\n'
    expect(Passed.parse(snippet(text))).toEqual(snippet(text))
    const kept = await across(pair.seeker, snippet(text))
    expect(kept).toMatchObject({ kind: 'snippet', text, authorId: pair.seeker.personId })
    expect(await shown(pair.helper)).toEqual([kept])
    expect(await messageFor(t.house.db, pair.organizationId, pair.helper.personId, kept.id)).toEqual(kept)
  })

  test('a snippet has something in it, and an end', () => {
    expect(Passed.safeParse(snippet(' \n\t')).success).toBe(false)
    expect(Passed.safeParse(snippet('x'.repeat(20_000))).success).toBe(true)
    expect(Passed.safeParse(snippet('x'.repeat(20_001))).success).toBe(false)
  })

  test('the longest snippet fits', async () => {
    const text = '🦀'.repeat(10_000)
    expect(await across(pair.helper, snippet(text))).toMatchObject({ text })
  })

  test('a picture is seen by the two, and by nobody else', async () => {
    const { id, width, height, url } = await picture(pair.seeker)
    expect(await seen(pair.helper, id)).toBeNull()
    const kept = await across(pair.seeker, { kind: 'picture', pictureId: id })
    expect(kept).toMatchObject({ kind: 'picture', text: '', picture: { id, width, height, url } })
    expect(await shown(pair.helper)).toEqual([kept])
    expect(await seen(pair.helper, id)).not.toBeNull()
    expect(await seen(stranger, id)).toBeNull()
    await end(t.house, pair.seeker, pair.sessionId)
    expect(await seen(pair.helper, id)).not.toBeNull()
  })

  test('a picture belongs to one message, of its owner, and stays', async () => {
    const { id } = await picture(pair.seeker)
    await expect(across(pair.helper, { kind: 'picture', pictureId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await shown(pair.seeker)).toEqual([])
    await across(pair.seeker, { kind: 'picture', pictureId: id })
    await expect(across(pair.seeker, { kind: 'picture', pictureId: id })).rejects.toMatchObject({
      code: 'PICTURE_TAKEN',
    })
    await expect(removePicture(t.house, pair.seeker, id)).rejects.toMatchObject({ code: 'PICTURE_TAKEN' })
    await t.pass(25 * 60 * 60_000)
    await tidyPictures(t.house)
    expect(await seen(pair.helper, id)).not.toBeNull()
  })

  test('of a file its name, size and hash are kept', async () => {
    const kept = await across(pair.helper, file('relevé.csv'))
    expect(kept).toMatchObject({ kind: 'file', text: 'relevé.csv', bytes: 12, sha256: 'a'.repeat(64) })
    expect(await shown(pair.seeker)).toEqual([kept])
  })

  test.each<[string, object]>([
    ['a name of nothing', { name: '  ' }],
    ['more than 1 GiB', { bytes: 1_073_741_825 }],
    ['less than nothing', { bytes: -1 }],
    ['no hash', { sha256: 'x' }],
  ])('a file with %s is refused', (_, wrong) => {
    expect(Passed.safeParse({ ...file(), ...wrong }).success).toBe(false)
  })

  test('[S9] sent twice is kept once, also after the end, when nothing new is', async () => {
    const id = newId(t.clock)
    const first = await across(pair.seeker, file(), id)
    expect(await across(pair.seeker, file(), id)).toEqual(first)
    const pictureId = (await picture(pair.seeker)).id
    const shownId = newId(t.clock)
    const second = await across(pair.seeker, { kind: 'picture', pictureId }, shownId)
    expect(await across(pair.seeker, { kind: 'picture', pictureId }, shownId)).toEqual(second)
    expect(await page()).toHaveLength(2)
    await end(t.house, pair.seeker, pair.sessionId)
    expect(await across(pair.seeker, file(), id)).toEqual(first)
    await expect(across(pair.seeker, snippet('x'))).rejects.toMatchObject({ code: 'SESSION_ENDED' })
  })

  test('[S15] nobody else passes anything', async () => {
    await expect(across(stranger, snippet('x'))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('[S21] a wish to forget', () => {
  const wish = (who: Caller, wished = true) => forget(t.house, who, { sessionId: pair.sessionId, wish: wished })
  const told = async (who: Caller) =>
    (await openView(t.house.db, pair.organizationId, who.personId, pair.sessionId))?.forgetting
  const words = () =>
    say(t.house, pair.seeker, { sessionId: pair.sessionId, id: newId(t.clock), kind: 'text', text: 'x' })
  /** Facts of this test's session. */
  const kinds = async () =>
    (await t.take()).flatMap((fact) => ('sessionId' in fact && fact.sessionId === pair.sessionId ? [fact.kind] : []))

  test('is seen by the other, deletes nothing, and can be taken back', async () => {
    await words()
    await t.take()
    expect(await wish(pair.seeker)).toEqual({ forgotten: false })
    expect(await wish(pair.seeker)).toEqual({ forgotten: false })
    expect(await kinds()).toEqual(['session.forgetting_changed'])
    expect(await told(pair.seeker)).toEqual({ me: true, other: false })
    expect(await told(pair.helper)).toEqual({ me: false, other: true })
    expect(await page()).toHaveLength(1)
    expect(await wish(pair.seeker, false)).toEqual({ forgotten: false })
    expect(await wish(pair.helper)).toEqual({ forgotten: false })
    expect(await page()).toHaveLength(1)
    expect(await told(pair.helper)).toEqual({ me: true, other: false })
  })

  test('[S15] is of the two alone', async () => {
    await expect(wish(stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('[S22] of both deletes words, pictures and files at once, and nothing else', async () => {
    const other = pair
    const { id: elsewhere } = await say(t.house, other.seeker, {
      sessionId: other.sessionId,
      id: newId(t.clock),
      kind: 'text',
      text: 'of another session',
    })
    pair = await matchedPair(t, other.organizationId)
    await words()
    await across(pair.helper, snippet('secret'))
    await across(pair.helper, file('secret.csv'))
    const { id } = await picture(pair.seeker)
    const loose = await picture(pair.seeker)
    await across(pair.seeker, { kind: 'picture', pictureId: id })
    const key = (await seen(pair.helper, id)) ?? ''
    expect(await t.house.files.get(key)).not.toBeNull()
    await end(t.house, pair.helper, pair.sessionId)

    await wish(pair.helper)
    expect(await wish(pair.seeker)).toEqual({ forgotten: true })
    expect(await page()).toEqual([])
    expect(await seen(pair.seeker, id)).toBeNull()
    expect(await t.house.files.get(key)).toBeNull()
    expect(await seen(pair.seeker, loose.id)).not.toBeNull()
    expect(await messageFor(t.house.db, other.organizationId, other.seeker.personId, elsewhere)).not.toBeNull()
    expect(await forgottenAt(t.house.db, pair.organizationId, pair.sessionId)).not.toBeNull()
    for (const who of [pair.seeker, pair.helper]) {
      const all = await everythingOf(t.house.db, pair.organizationId, who.personId)
      expect(all.messages).toEqual([])
      expect(JSON.stringify(all)).not.toMatch(/secret/)
    }
  })

  test('[S22] no row of the database still holds a word of it', async () => {
    const text = 'mot-de-passe-a-oublier'
    await across(pair.seeker, snippet(text))
    await say(t.house, pair.helper, { sessionId: pair.sessionId, id: newId(t.clock), kind: 'text', text })
    await sql`INSERT INTO session_step (organization_id, session_id, id, place, version, words, author_id, added_at)
      VALUES (${pair.organizationId}, ${pair.sessionId}, ${newId(t.clock)}, 1, 1, ${text}, ${pair.helper.personId},
        ${t.clock.now()})`.execute(t.house.db)
    await wish(pair.seeker)
    await wish(pair.helper)
    const { rows: tables } = await sql<{ name: string }>`
      SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`.execute(
      t.house.db,
    )
    expect(tables.length).toBeGreaterThan(40)
    for (const { name } of tables) {
      const { rows } = await sql<{ found: boolean }>`
        SELECT EXISTS (SELECT FROM ${sql.table(name)} r WHERE r::text LIKE ${`%${text}%`}) AS found`.execute(t.house.db)
      expect([name, rows[0]?.found]).toEqual([name, false])
    }
  })

  test('[S22] while it lasts: what is written later is kept anew, and needs both again', async () => {
    await words()
    await wish(pair.seeker)
    await wish(pair.helper)
    expect(await shown(pair.helper)).toEqual([])
    expect(await told(pair.helper)).toEqual({ me: false, other: false })
    const later = await words()
    expect(await shown(pair.helper)).toEqual([later])
    expect(await wish(pair.helper)).toEqual({ forgotten: false })
    expect(await shown(pair.helper)).toEqual([later])
  })

  test('who was erased hinders nothing, also after the wish', async () => {
    await words()
    expect(await wish(pair.seeker)).toEqual({ forgotten: false })
    await sql`UPDATE person SET kind = 'erased', erased_at = now(), name = '', email = NULL WHERE id = ${pair.helper.personId}`.execute(
      t.house.db,
    )
    expect(await wish(pair.seeker)).toEqual({ forgotten: true })
    expect(await page()).toEqual([])
  })

  test('twenty wishes of both at once forget it once, and never half', async () => {
    await words()
    await t.take()
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => wish(i % 2 ? pair.seeker : pair.helper)))
    expect(answers.filter(({ forgotten }) => forgotten).length).toBeGreaterThanOrEqual(1)
    expect(await page()).toEqual([])
  })
})
