import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/database.ts'
import {
  insertOffersTo,
  insertOrganization,
  insertPeople,
  insertSearchingAsk,
  tapTo,
  testId,
  testTime,
} from '../../test/rows.ts'
import { lockAsk, moveAsk } from '../ask/store.ts'
import type { Tx } from '../platform/db.ts'
import { claim } from './claim-store.ts'
import { insertOffers } from './plan-store.ts'
import { moveOffer, noteSeen, withdraw } from './store.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase({ poolSize: 24 })
})
afterAll(() => fresh.drop())

const inTransaction = <T>(fn: (tx: Tx) => Promise<T>) => fresh.db.transaction().execute(fn)

const RACERS = 20
const ROUNDS = 500

function accept(organizationId: string, offerId: string, helperId: string) {
  return inTransaction((tx) => claim(tx, organizationId, { offerId, helperId, sessionId: testId(), at: testTime }))
}

async function counts(organizationId: string, askId: string) {
  const { rows } = await sql<{ accepted: number; open: number; sessions: number; state: string }>`
    SELECT (SELECT count(*)::int FROM offer WHERE organization_id = a.organization_id AND ask_id = a.id AND state = 'accepted') AS accepted,
           (SELECT count(*)::int FROM offer WHERE organization_id = a.organization_id AND ask_id = a.id AND state IN ('sent', 'seen')) AS open,
           (SELECT count(*)::int FROM session WHERE organization_id = a.organization_id AND ask_id = a.id) AS sessions, a.state
    FROM ask a WHERE a.organization_id = ${organizationId} AND a.id = ${askId}`.execute(fresh.db)
  return rows[0]
}

describe('[A3] the claim', () => {
  test(`[A3] of ${RACERS} racers exactly one wins, in ${ROUNDS} rounds of ${RACERS}`, {
    timeout: 180_000,
  }, async () => {
    const organizationId = await insertOrganization(fresh.db)
    const [seekerId = '', late = '', ...helpers] = await insertPeople(fresh.db, organizationId, RACERS + 2)
    const violations: string[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const askId = await insertSearchingAsk(fresh.db, organizationId, seekerId)
      const offerIds = await insertOffersTo(fresh.db, organizationId, askId, helpers)
      // Beside the racers: a plan taps somebody more, a tap lapses, taps are seen, and in every third round the seeker takes the ask back.
      const taps = offerIds.map((id, i): [string, string] => [id, helpers[i] ?? ''])
      const others: Promise<unknown>[] = [
        noteSeen(fresh.db, organizationId, taps, testTime),
        inTransaction(async (tx) => {
          const ask = await lockAsk(tx, organizationId, askId)
          if (ask?.state !== 'searching') return
          const wave = { askId, round: 1, wave: 2, at: testTime }
          await insertOffers(tx, organizationId, wave, [tapTo(late, testTime)])
        }),
        moveOffer(fresh.db, organizationId, offerIds[0] ?? '', {
          helperId: null,
          from: ['sent', 'seen'],
          to: 'lapsed',
          at: testTime,
        }),
      ]
      const cancels = round % 3 === 2
      if (cancels) {
        others.push(
          inTransaction(async (tx) => {
            const ask = await lockAsk(tx, organizationId, askId)
            if (ask?.state !== 'searching') return
            await moveAsk(tx, organizationId, askId, {
              from: ['searching'],
              to: 'abandoned',
              at: testTime,
              newRound: false,
            })
            await withdraw(tx, organizationId, askId, 1, { keepPostponed: false })
          }),
        )
      }
      const racing = offerIds.map((offerId, index) => accept(organizationId, offerId, helpers[index] ?? ''))
      const [won] = await Promise.all([Promise.all(racing), Promise.all(others)])
      const winners = won.filter((one) => one !== null).length
      const found = await counts(organizationId, askId)
      const right =
        found?.state === 'matched'
          ? winners === 1 && found.accepted === 1 && found.sessions === 1 && found.open === 0
          : cancels && found?.state === 'abandoned' && winners === 0 && found.accepted === 0 && found.sessions === 0
      if (!right) violations.push(`round ${round}: ${winners} winners, ${JSON.stringify(found)}`)
      await sql`DELETE FROM ask WHERE organization_id = ${organizationId}`.execute(fresh.db)
    }
    expect(violations).toEqual([])
  })

  test('[A3] one helper who accepts two asks at once gets one of them', async () => {
    const organizationId = await insertOrganization(fresh.db)
    const [one = '', two = '', helper = ''] = await insertPeople(fresh.db, organizationId, 3)
    const first = await insertSearchingAsk(fresh.db, organizationId, one)
    const second = await insertSearchingAsk(fresh.db, organizationId, two)
    const [offerOne = ''] = await insertOffersTo(fresh.db, organizationId, first, [helper])
    await sql`UPDATE offer SET state = 'lapsed' WHERE organization_id = ${organizationId}`.execute(fresh.db)
    const [offerTwo = ''] = await insertOffersTo(fresh.db, organizationId, second, [helper])
    const answers = await Promise.allSettled([
      accept(organizationId, offerOne, helper),
      accept(organizationId, offerTwo, helper),
    ])
    const wins = answers.filter((answer) => answer.status === 'fulfilled' && answer.value !== null)
    expect(wins).toHaveLength(1)
  })

  test('[A3] whoever says Yes while a Yes comes to their own ask is in one session, of ten rounds each', async () => {
    const organizationId = await insertOrganization(fresh.db)
    const [between = '', helper = '', seeker = ''] = await insertPeople(fresh.db, organizationId, 3)
    const sessions: number[] = []
    for (let round = 0; round < 10; round += 1) {
      const own = await insertSearchingAsk(fresh.db, organizationId, between)
      const other = await insertSearchingAsk(fresh.db, organizationId, seeker)
      const [toHelper = ''] = await insertOffersTo(fresh.db, organizationId, own, [helper])
      const [toBetween = ''] = await insertOffersTo(fresh.db, organizationId, other, [between])
      await sql`UPDATE offer SET state = 'lapsed' WHERE organization_id = ${organizationId}`.execute(fresh.db)
      // As the action does: what does not stand is undone.
      const yes = (offerId: string, helperId: string) =>
        inTransaction(async (tx) => {
          const won = await claim(tx, organizationId, { offerId, helperId, sessionId: testId(), at: testTime })
          if (!won?.stands) throw new Error('it does not stand')
        })
      await Promise.allSettled([yes(toHelper, helper), yes(toBetween, between)])
      const { rows } = await sql<{ n: number }>`
        SELECT count(*)::int AS n FROM session WHERE organization_id = ${organizationId} AND state <> 'ended'`.execute(
        fresh.db,
      )
      sessions.push(rows[0]?.n ?? 0)
      await sql`DELETE FROM ask WHERE organization_id = ${organizationId}`.execute(fresh.db)
    }
    expect(sessions).toEqual(Array.from({ length: 10 }, () => 1))
  })

  test('[A7] a lapsed tap wins while nobody else has; a declined one never does', async () => {
    const organizationId = await insertOrganization(fresh.db)
    const [seekerId = '', one = '', two = ''] = await insertPeople(fresh.db, organizationId, 3)
    const askId = await insertSearchingAsk(fresh.db, organizationId, seekerId)
    const [first = '', second = ''] = await insertOffersTo(fresh.db, organizationId, askId, [one, two])
    const close = { helperId: null, from: ['sent'] as const, at: testTime }
    await moveOffer(fresh.db, organizationId, first, { ...close, to: 'declined' })
    await moveOffer(fresh.db, organizationId, second, { ...close, to: 'lapsed' })
    expect(await accept(organizationId, first, one)).toBeNull()
    expect(await accept(organizationId, second, two)).toMatchObject({ askId })
  })

  test('nobody can accept for somebody else, nor in another organization', async () => {
    const organizationId = await insertOrganization(fresh.db)
    const elsewhere = await insertOrganization(fresh.db)
    const [seekerId = '', helper = '', other = ''] = await insertPeople(fresh.db, organizationId, 3)
    const askId = await insertSearchingAsk(fresh.db, organizationId, seekerId)
    const [offerId = ''] = await insertOffersTo(fresh.db, organizationId, askId, [helper])
    expect(await accept(organizationId, offerId, other)).toBeNull()
    expect(await accept(elsewhere, offerId, helper)).toBeNull()
    expect(await accept(organizationId, offerId, helper)).not.toBeNull()
  })
})

describe('said at once', () => {
  /** The ask held by somebody else, as a plan does, while `meanwhile` happens to what waits for it. */
  async function behindAPlan<T>(
    organizationId: string,
    askId: string,
    waiting: () => Promise<T>,
    meanwhile: () => Promise<unknown>,
  ): Promise<T> {
    let begun: Promise<T> | null = null
    await inTransaction(async (tx) => {
      await lockAsk(tx, organizationId, askId)
      begun = waiting()
      await untilSomebodyWaits()
      await meanwhile()
    })
    return begun as unknown as Promise<T>
  }

  async function untilSomebodyWaits(): Promise<void> {
    for (;;) {
      const { rows } = await sql`SELECT 1 FROM pg_locks WHERE NOT granted`.execute(fresh.db)
      if (rows.length > 0) return
    }
  }

  test('[A12] a tap declined in another tab while its Yes waits does not stand', async () => {
    const organizationId = await insertOrganization(fresh.db)
    const [seekerId = '', helper = ''] = await insertPeople(fresh.db, organizationId, 2)
    const askId = await insertSearchingAsk(fresh.db, organizationId, seekerId)
    const [offerId = ''] = await insertOffersTo(fresh.db, organizationId, askId, [helper])
    const no = { helperId: helper, from: ['sent'] as const, to: 'declined' as const, at: testTime }
    const won = await behindAPlan(
      organizationId,
      askId,
      () => accept(organizationId, offerId, helper),
      () => moveOffer(fresh.db, organizationId, offerId, no),
    )
    expect(won).toMatchObject({ stands: false })
  })

  test('[A11] a late Yes lets go of the tap its helper has for another ask, and of one that a plan writes meanwhile', async () => {
    const organizationId = await insertOrganization(fresh.db)
    const [one = '', two = '', three = '', helper = ''] = await insertPeople(fresh.db, organizationId, 4)
    const [first, second, third] = [
      await insertSearchingAsk(fresh.db, organizationId, one),
      await insertSearchingAsk(fresh.db, organizationId, two),
      await insertSearchingAsk(fresh.db, organizationId, three),
    ]
    const [late = ''] = await insertOffersTo(fresh.db, organizationId, first, [helper])
    await moveOffer(fresh.db, organizationId, late, { helperId: null, from: ['sent'], to: 'lapsed', at: testTime })
    const [open = ''] = await insertOffersTo(fresh.db, organizationId, second, [helper])
    const won = await accept(organizationId, late, helper)
    expect(won?.letGo).toEqual([{ offerId: open, helperId: helper, askId: second }])
    const place = { askId: third, round: 1, wave: 1, at: testTime }
    expect(await inTransaction((tx) => insertOffers(tx, organizationId, place, [tapTo(helper, testTime)]))).toEqual([])
  })

  test('[A11] a plan that waits for somebody who accepts meanwhile does not tap them', async () => {
    const organizationId = await insertOrganization(fresh.db)
    const [one = '', two = '', helper = ''] = await insertPeople(fresh.db, organizationId, 3)
    const first = await insertSearchingAsk(fresh.db, organizationId, one)
    const second = await insertSearchingAsk(fresh.db, organizationId, two)
    const [late = ''] = await insertOffersTo(fresh.db, organizationId, first, [helper])
    await moveOffer(fresh.db, organizationId, late, { helperId: null, from: ['sent'], to: 'lapsed', at: testTime })
    const place = { askId: second, round: 1, wave: 1, at: testTime }
    let planned: Promise<unknown[]> | null = null
    await inTransaction(async (tx) => {
      await claim(tx, organizationId, { offerId: late, helperId: helper, sessionId: testId(), at: testTime })
      planned = inTransaction((other) => insertOffers(other, organizationId, place, [tapTo(helper, testTime)]))
      await untilSomebodyWaits()
    })
    expect(await planned).toEqual([])
  })
})

describe('seeing a tap', () => {
  test('many at once: only those still unanswered, only by their own helpers, and none that is being changed', async () => {
    const organizationId = await insertOrganization(fresh.db)
    const [seekerId = '', ...helpers] = await insertPeople(fresh.db, organizationId, 5)
    const askId = await insertSearchingAsk(fresh.db, organizationId, seekerId)
    const offerIds = await insertOffersTo(fresh.db, organizationId, askId, helpers)
    const [mine = '', lapsed = '', changing = '', ofAnother = ''] = offerIds
    const [one = '', two = '', three = ''] = helpers
    const past = { helperId: null, from: ['sent'] as const, to: 'lapsed' as const, at: testTime }
    await moveOffer(fresh.db, organizationId, lapsed, past)
    await inTransaction(async (tx) => {
      await moveOffer(tx, organizationId, changing, past)
      const pairs = [mine, lapsed, changing, ofAnother].map((id, i): [string, string] => [
        id,
        [one, two, three, one][i] ?? '',
      ])
      await noteSeen(fresh.db, organizationId, pairs, testTime)
    })
    const { rows } = await sql<{ id: string; state: string; seen: boolean }>`
      SELECT id, state, seen_at IS NOT NULL AS seen FROM offer WHERE ask_id = ${askId}`.execute(fresh.db)
    const states = offerIds.map((id) => rows.find((row) => row.id === id))
    expect(states.map((row) => [row?.state, row?.seen])).toEqual([
      ['seen', true],
      ['lapsed', false],
      ['lapsed', false],
      ['sent', false],
    ])
  })
})
