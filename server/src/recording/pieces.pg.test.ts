import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RecordedMark } from '@binome/contract/verbs/recording.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Strangers, startStrangers } from '../../test/strangers.ts'
import { clearFiles } from '../picture/actions.ts'
import { systemClock } from '../platform/clock.ts'
import { newId } from '../platform/id.ts'
import { tidyRecordings } from './actions.ts'

/** The bytes of a recording over real HTTP: who may add, who may play, and that what is deleted is deleted. */

let strangers: Strangers
let sessionId: string
let organizationId: string
beforeAll(async () => {
  strangers = await startStrangers()
  const { offerId } = strangers.scene
  sessionId = (await helper().offers.accept({ offerId })).session.id
  const { rows } = await sql<{ id: string }>`SELECT organization_id AS id FROM session WHERE id = ${sessionId}`.execute(
    strangers.fresh.db,
  )
  organizationId = rows[0]?.id ?? ''
})
afterAll(() => strangers.stop())

const helper = () => strangers.caller('helper').api
const seeker = () => strangers.caller('seeker').api
const page = 'the-page-that-records'
const TYPE = `filetype ${Buffer.from('video/webm').toString('base64')}`
const folder = () => join(strangers.app.core.house.config.dataDir, 'files', 'recordings')
const files = () => (existsSync(folder()) ? readdirSync(folder()) : [])
const bytesOf = (id: string) => readFileSync(join(folder(), `${organizationId}_${id}.webm`)).toString()

let id: string
beforeEach(async () => {
  const open = (await seeker().sessions.get({ sessionId })).session
  if ('recording' in open && open.recording)
    await seeker().recordings.consent({ sessionId, recordingId: open.recording.id, yes: false })
  id = newId(systemClock)
  await helper().recordings.ask({ sessionId, recordingId: id })
})
const agree = () => seeker().recordings.consent({ sessionId, recordingId: id, yes: true })
const withdraw = (who = seeker) => who().recordings.consent({ sessionId, recordingId: id, yes: false })

interface Said {
  who?: string
  from?: string
  headers?: Record<string, string>
  body?: string | Uint8Array
  origin?: string
}
async function say(method: string, path: string, { who = 'helper', headers = {}, body, origin }: Said = {}) {
  const { url } = strangers.app
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { cookie: strangers.caller(who).cookie, origin: origin ?? url, 'tus-resumable': '1.0.0', ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : new Uint8Array(body) }),
  })
  const text = await answer.text()
  const { code = null } = text.startsWith('{') ? (JSON.parse(text) as { code?: string }) : {}
  return { status: answer.status, code, text, headers: answer.headers, offset: answer.headers.get('upload-offset') }
}
const address = (from = page) => `/recordings/${id}/pieces/${from}`
const create = (said: Said = {}) =>
  say('POST', address(said.from), { ...said, headers: { 'upload-defer-length': '1', 'upload-metadata': TYPE } })
const add = (offset: number, body: string | Uint8Array, said: Said = {}) =>
  say('PATCH', address(said.from), {
    ...said,
    headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
    body,
  })
const ask = (said: Said = {}) => say('HEAD', address(said.from), said)
const play = (who = 'helper', headers = {}) => say('GET', `/recordings/${id}`, { who, headers })

/** One that ran, with these bytes, and is over. */
async function kept(body = 'what was said') {
  await agree()
  await create()
  await add(0, body)
  await withdraw()
}

describe('[M5] pieces', () => {
  test('are taken in order by one page; one that does not follow changes nothing', async () => {
    await agree()
    expect(await create()).toMatchObject({ status: 201 })
    expect(await add(0, 'one ')).toMatchObject({ status: 204, offset: '4' })
    expect(await add(0, 'one ')).toMatchObject({ status: 409 })
    expect(await add(9, 'late')).toMatchObject({ status: 409 })
    expect(await ask()).toMatchObject({ status: 200, offset: '4' })
    expect(await add(4, 'two')).toMatchObject({ status: 204, offset: '7' })
    expect(bytesOf(id)).toBe('one two')
  })

  test('a beginning whose answer was lost is said again, and takes nothing back', async () => {
    await agree()
    await create()
    await add(0, 'said')
    expect(await create()).toMatchObject({ status: 201 })
    expect(await ask()).toMatchObject({ offset: '4' })
    expect(bytesOf(id)).toBe('said')
  })

  test('another page of the helper adds nothing, nor does the seeker', async () => {
    await agree()
    expect(await create({ who: 'seeker' })).toMatchObject({ status: 409, code: 'RECORDING_OVER' })
    await create()
    const from = 'another-page-of-theirs'
    for (const answer of [await create({ from }), await add(0, 'x', { from }), await add(0, 'x', { who: 'seeker' })])
      expect(answer).toMatchObject({ status: 409, code: 'RECORDING_OVER' })
    expect(bytesOf(id)).toBe('')
  })

  test('only what a page can play is begun', async () => {
    await agree()
    const headers = { 'upload-defer-length': '1', 'upload-metadata': `filetype ${btoa('text/html')}` }
    expect(await say('POST', address(), { headers })).toMatchObject({ status: 400, code: 'BAD_INPUT' })
    expect(await add(0, 'x')).toMatchObject({ status: 404 })
  })

  test('[M6] a piece that would make it too large is not taken', async () => {
    await agree()
    await create()
    await sql`UPDATE recording SET bytes = 805306360 WHERE id = ${id}`.execute(strangers.fresh.db)
    expect(await add(0, '12345678')).toMatchObject({ status: 204 })
    await sql`UPDATE recording SET bytes = 805306360 WHERE id = ${id}`.execute(strangers.fresh.db)
    expect(await add(8, '123456789')).toMatchObject({ status: 409, code: 'RECORDING_OVER' })
    expect(await add(8, new Uint8Array(12_000_000))).toMatchObject({ status: 413, code: 'TOO_LARGE' })
  })
})

describe('[M3] a no', () => {
  test('before the second yes nothing is taken', async () => {
    expect(await create()).toMatchObject({ status: 409, code: 'RECORDING_OVER' })
    expect(files().filter((name) => name.includes(id))).toEqual([])
  })

  test.each(['seeker', 'helper'] as const)('of the %s: from its answer on no byte is taken', async (who) => {
    await agree()
    await create()
    await add(0, 'before')
    const onTheirWay = Array.from({ length: 10 }, () => add(6, 'meanwhile'))
    await withdraw(who === 'seeker' ? seeker : helper)
    const then = bytesOf(id)
    await Promise.all(onTheirWay)
    expect(await add(then.length, 'after')).toMatchObject({ status: 409, code: 'RECORDING_OVER' })
    expect(await ask()).toMatchObject({ status: 409 })
    expect(bytesOf(id)).toBe(then)
    expect(['before', 'beforemeanwhile']).toContain(then)
  })
})

describe('[M7] playing', () => {
  test('it is played by its two once it is over, by ranges, and kept by nobody on the way', async () => {
    await agree()
    await create()
    await add(0, 'what was said')
    expect(await play()).toMatchObject({ status: 404 })
    await withdraw()
    for (const who of ['seeker', 'helper']) {
      const { status, text, headers } = await play(who, { range: 'bytes=5-7' })
      expect({ status, text }, who).toEqual({ status: 206, text: 'was' })
      expect(headers.get('cache-control')).toBe('private, no-store')
      expect(headers.get('content-type')).toBe('video/webm')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
    const { recordings } = await seeker().recordings.list({ sessionId })
    expect(recordings).toContainEqual(expect.objectContaining({ id, bytes: 13, because: 'stopped' }))
  })

  test('nobody else gets in: not to add, not to play', async () => {
    await agree()
    await create()
    const tries = (who: string) => Promise.all([create({ who }), add(0, 'x', { who }), ask({ who }), play(who)])
    const wrong = ['nobody', 'expired_session', 'former_member', 'other_member', 'admin', 'other_organization']
    const outside = ['nobody', 'expired_session', 'former_member']
    for (const over of [false, true]) {
      if (over) {
        await add(0, 'said')
        await withdraw()
      }
      for (const who of wrong) {
        for (const { status } of await tries(who)) expect(status, who).toBe(outside.includes(who) ? 401 : 404)
      }
    }
    expect(bytesOf(id)).toBe('said')
  })

  test('nor does another page, whoever its reader is', async () => {
    await agree()
    await create()
    const origin = 'https://elsewhere.example'
    for (const answer of [await create({ origin }), await add(0, 'x', { origin })])
      expect(answer).toMatchObject({ status: 403, code: 'WRONG_ORIGIN' })
    expect(bytesOf(id)).toBe('')
  })
})

const MARK: RecordedMark = {
  ...{ id: 'a', tool: 'arrow', step: null, words: '', by: 'seeker', from: 1200, to: null },
  points: [
    [0.1, 0.1],
    [0.4, 0.5],
  ],
}

test('[M10] marks are kept while it runs, by who records, and the last said stands', async () => {
  await agree()
  const mark = (api: typeof helper, said: RecordedMark) =>
    api().recordings.mark({ sessionId, recordingId: id, mark: said })
  await mark(helper, MARK)
  await mark(helper, { ...MARK, to: 2000 })
  await mark(helper, { ...MARK, id: 'b', from: 100 })
  await expect(mark(seeker, MARK)).rejects.toMatchObject({ code: 'RECORDING_OVER' })
  const { marks } = await seeker().recordings.marks({ sessionId, recordingId: id })
  expect(marks).toEqual([
    { ...MARK, id: 'b', from: 100 },
    { ...MARK, to: 2000 },
  ])
})

describe('deleting', () => {
  const here = () => files().filter((name) => name.includes(id))

  test.each(['seeker', 'helper'] as const)('[M8] the %s deletes it: rows and bytes are gone', async (who) => {
    await kept()
    expect(here()).toHaveLength(1)
    await (who === 'seeker' ? seeker() : helper()).recordings.remove({ sessionId, recordingId: id })
    expect(here()).toEqual([])
    expect(await play()).toMatchObject({ status: 404 })
    await expect(seeker().recordings.marks({ sessionId, recordingId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('[M8] also while it runs, and what comes after is not taken', async () => {
    await agree()
    await create()
    await seeker().recordings.remove({ sessionId, recordingId: id })
    expect(await add(0, 'x')).toMatchObject({ status: 404 })
    expect(here()).toEqual([])
  })

  test('[M8] both wish the session forgotten', async () => {
    await kept()
    await seeker().sessions.forget({ sessionId, wish: true })
    expect(here()).toHaveLength(1)
    await helper().sessions.forget({ sessionId, wish: true })
    expect(here()).toEqual([])
  })

  test('[M9] it is gone when the days of its house are over, and not before', async () => {
    await kept()
    const age = (days: number) =>
      sql`UPDATE recording SET ended_at = now() - make_interval(hours => ${24 * days}, secs => 1) WHERE id = ${id}`.execute(
        strangers.fresh.db,
      )
    await age(29)
    await tidyRecordings(strangers.app.core.house)
    expect(here()).toHaveLength(1)
    await age(30)
    await tidyRecordings(strangers.app.core.house)
    expect(here()).toEqual([])
    expect((await seeker().recordings.list({ sessionId })).recordings.map((one) => one.id)).not.toContain(id)
  })

  test('[M8] what goes with its session leaves no file', async () => {
    await kept()
    await sql`DELETE FROM recording WHERE id = ${id}`.execute(strangers.fresh.db)
    await clearFiles(strangers.app.core.house)
    expect(here()).toEqual([])
  })

  test('[M8] one of the two is erased', async () => {
    await kept()
    await seeker().me.erase({ confirm: 'erase' })
    expect(here()).toEqual([])
    expect(await play()).toMatchObject({ status: 404 })
  })
})
