import type { Up } from '@binome/contract/up.ts'
import { Up as UpSchema } from '@binome/contract/up.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Scene, type Strangers, say, startStrangers } from '../../test/strangers.ts'

/** Nobody gets in beside the verbs either: pictures, every socket message of the contract, another page's requests. */

let strangers: Strangers
let scene: Scene
beforeAll(async () => {
  strangers = await startStrangers()
  scene = strangers.scene
})
afterAll(() => strangers.stop())
const caller = (name: string) => strangers.caller(name)

describe('pictures', () => {
  const get = async (who: string) => {
    const answer = await fetch(`${strangers.app.url}/pictures/${scene.pictureId}`, {
      headers: { cookie: caller(who).cookie },
    })
    return answer.status
  }
  test('are shown to the seeker and to the helper with an open tap, and to nobody else', async () => {
    expect(await get('seeker')).toBe(200)
    expect(await get('helper')).toBe(200)
    expect(await get('nobody')).toBe(401)
    expect(await get('expired_session')).toBe(401)
    for (const who of ['other_member', 'other_organization', 'admin']) expect(await get(who), who).toBe(404)
    expect(await get('former_member')).toBeGreaterThanOrEqual(401)
  })
})

describe('the socket', () => {
  test.each(['nobody', 'former_member', 'expired_session'])('%s is not let in', async (who) => {
    const socket = caller(who).socket()
    const refused = await new Promise<string>((resolve) => {
      socket.on('connect', () => resolve('connected'))
      socket.on('connect_error', (error) => resolve(error.message))
    })
    socket.disconnect()
    expect(refused).toBe('NOT_SIGNED_IN')
  })

  const held = { tab: 'tab-of-a-stranger', generation: 1, sdp: 'v=0\r\n' }
  const ups: Record<Up['type'], (scene: Scene) => Up> = {
    hello: () => ({ type: 'hello' }),
    offer_seen: ({ offerId }) => ({ type: 'offer_seen', offerId }),
    presence: () => ({ type: 'presence', state: 'idle' }),
    hold: ({ askId }) => ({ type: 'hold', askId, held }),
    session_enter: ({ sessionId }) => ({ type: 'session_enter', sessionId }),
    session_leave: ({ sessionId }) => ({ type: 'session_leave', sessionId }),
    signal: ({ sessionId }) => ({
      type: 'signal',
      sessionId,
      signal: { kind: 'hello', from: 'tab-of-a-stranger', reply: false, dropped: null },
    }),
  }
  /** About oneself only, or never refused because it changes nothing. */
  const harmless = new Set<Up['type']>(['hello', 'offer_seen', 'presence', 'session_leave'])

  test('every message of the contract has an example', () => {
    expect(Object.keys(ups).toSorted()).toEqual(UpSchema.options.map((option) => option.shape.type.value).toSorted())
  })

  test.each(['other_member', 'other_organization'])('%s can do nothing to others with any message', async (who) => {
    const socket = await strangers.tab(who)
    const before = await state()
    for (const [type, example] of Object.entries(ups)) {
      const ack = await say(socket, example(scene))
      if (!harmless.has(type as Up['type'])) expect(ack, type).toMatchObject({ ok: false, code: 'NOT_FOUND' })
    }
    await strangers.app.core.settled()
    expect(await state()).toEqual(before)
    socket.disconnect()
  })

  const state = async () => {
    const { rows } = await sql`
      SELECT (SELECT json_agg(o ORDER BY o.id) FROM offer o) AS offers, (SELECT json_agg(s ORDER BY s.id) FROM session s) AS sessions,
             (SELECT json_agg(a ORDER BY a.id) FROM ask a) AS asks,
             (SELECT json_agg(p ORDER BY p.id) FROM session_presence p) AS presences`.execute(strangers.fresh.db)
    return rows
  }
})

describe('another origin', () => {
  test('a state-changing request from another page is refused, signed in or not', async () => {
    const answer = await fetch(`${strangers.app.url}/api/asks`, {
      method: 'POST',
      headers: { cookie: caller('seeker').cookie, origin: 'https://evil.example', 'content-type': 'application/json' },
      body: '{"text":"x"}',
    })
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ code: 'WRONG_ORIGIN' })
  })
})
