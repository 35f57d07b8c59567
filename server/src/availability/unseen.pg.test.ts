import { listVerbs } from '@binome/contract/version.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Socket, type Strangers, say, startStrangers } from '../../test/strangers.ts'
import { handClock } from '../platform/clock.ts'

/** [D7] over everything the house says: every verb that reads, every open tab, every row. Time stands still meanwhile. */

let strangers: Strangers
beforeAll(async () => {
  strangers = await startStrangers(handClock(new Date()))
})
afterAll(() => strangers.stop())

const OTHERS = ['seeker', 'admin'] as const
const reads = listVerbs().filter(({ verb }) => verb['~orpc'].route.method === 'GET')

/** What a reading verb may be asked about, of the scene; of people, the helper and the seeker. */
async function inputsOf(url: string): Promise<Record<string, unknown>[]> {
  const { scene } = strangers
  const ids = { ...scene, token: 'x'.repeat(32), text: 'open', q: 'helper' }
  if (!url.includes('{personId}')) return [ids]
  const { person } = await strangers.caller('helper').api.door.me()
  return [person.id, scene.seekerId].map((personId) => ({ ...ids, personId }))
}

/** What everybody but the helper is told, verb by verb. */
async function told(): Promise<{ answered: number; words: string }> {
  const all = await Promise.all(
    OTHERS.map(async (name) => {
      const caller = strangers.caller(name)
      const answers: [string, string, { ok: boolean }][] = []
      for (const { path, verb } of reads) {
        for (const input of await inputsOf(verb['~orpc'].route.path ?? '')) {
          answers.push([name, path.join('.'), await caller.call(path, input)])
        }
      }
      return answers
    }),
  )
  return { answered: all.flat().filter(([, , { ok }]) => ok).length, words: JSON.stringify(all) }
}

/** Every row of every table, but for those that the reading itself writes. */
async function stored(): Promise<Record<string, string>> {
  const { db } = strangers.fresh
  const { rows: tables } = await sql<{ name: string }>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT LIKE 'auth_%'`.execute(db)
  const found: Record<string, string> = {}
  for (const { name } of tables) {
    const { rows } = await sql<{ words: string }>`
      SELECT COALESCE(string_agg(t::text, E'\n' ORDER BY t::text), '') AS words FROM ${sql.table(name)} t`.execute(db)
    found[name] = rows[0]?.words ?? ''
  }
  return found
}

test('[D7] nobody is told whether somebody is at the keyboard, and it is written nowhere', {
  timeout: 60_000,
}, async () => {
  const heard: unknown[] = []
  const listen = (socket: Socket) => socket.onAny((...event: unknown[]) => heard.push(event))
  const helper = await strangers.tab('helper')
  const tabs = await Promise.all(OTHERS.map((name) => strangers.tab(name)))
  const { core } = strangers.app
  await core.settled()
  for (const tab of tabs) listen(tab)

  const { person } = await strangers.caller('helper').api.door.me()
  const active = await told()
  const rows = await stored()
  // The comparison is of something: most of what reads answered, and the helper is in it.
  expect(active.answered).toBeGreaterThan(reads.length)
  expect(active.words).toContain(person.id)
  expect(core.house.hub.activity(person.id)).toBe('active')

  await say(helper, { type: 'presence', state: 'idle' })
  await core.settled()
  expect(core.house.hub.activity(person.id)).toBe('idle')
  expect(await told()).toEqual(active)
  expect(await stored()).toEqual(rows)
  expect(heard).toEqual([])
  for (const tab of [helper, ...tabs]) tab.disconnect()
})
