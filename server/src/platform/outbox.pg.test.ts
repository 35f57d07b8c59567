import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/database.ts'
import { type HandClock, handClock } from './clock.ts'
import { afterCommit } from './commit.ts'
import type { Turn } from './db.ts'
import { newId } from './id.ts'
import { createLog } from './log.ts'
import { type Consumer, createOutbox, type Outbox, type OutboxOptions } from './outbox.ts'

type Note = { kind: 'note.made'; organizationId: string; lane: string; n: number }

let fresh: FreshDatabase
let clock: HandClock
const log = createLog('silent')
const house = '00000000-0000-7000-8000-000000000001'
const outboxes: Outbox<Note>[] = []

beforeAll(async () => {
  fresh = await freshDatabase()
  clock = handClock(new Date('2026-01-05T09:00:00Z'))
})
afterEach(async () => {
  for (const outbox of outboxes.splice(0)) await outbox.stop()
  await sql`TRUNCATE fact, fact_trouble`.execute(fresh.db)
})
afterAll(() => fresh.drop())

const note = (n: number, lane = 'a'): Note => ({ kind: 'note.made', organizationId: house, lane, n })

function outboxWith(consumers: { [name: string]: Consumer<Note> }, options: Partial<OutboxOptions<Note>> = {}) {
  const outbox = createOutbox<Note>({
    db: fresh.db,
    clock,
    log,
    consumers: new Map(Object.entries(consumers)),
    laneOf: (fact) => fact.data.lane,
    ...options,
  })
  outboxes.push(outbox)
  return outbox
}

async function make(outbox: Outbox<Note>, ...notes: Note[]) {
  await outbox.transaction(async (_, record) => {
    for (const one of notes) record(one)
  })
}

async function facts() {
  const rows = await fresh.db.selectFrom('fact').selectAll().orderBy('id').execute()
  return rows.map((row) => (row.data as { n: number }).n)
}

describe('outbox', () => {
  test('[P1] a fact lives and dies with its transaction, and nothing is said before the commit', async () => {
    const heard: number[] = []
    const outbox = outboxWith({ ear: async (fact) => void heard.push(fact.data.n) })
    const spoken: string[] = []
    await outbox.transaction(async (tx, record) => {
      record(note(1))
      afterCommit(tx, () => spoken.push('committed'))
      expect(heard).toEqual([])
      expect(spoken).toEqual([])
    })
    expect(spoken).toEqual(['committed'])
    await expect(
      outbox.transaction(async (tx, record) => {
        record(note(2))
        afterCommit(tx, () => spoken.push('never'))
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    await outbox.settled()
    expect(heard).toEqual([1])
    expect(spoken).toEqual(['committed'])
    expect(await facts()).toEqual([])
  })

  test('[P2] a lane is heard in the order of its commits by each consumer, and lanes do not wait for one another', async () => {
    const heard: string[] = []
    const gate = Promise.withResolvers<void>()
    const outbox = outboxWith({
      slow: async (fact) => {
        if (fact.data.lane === 'a') await gate.promise
        heard.push(`slow ${fact.data.lane}${fact.data.n}`)
      },
      quick: async (fact) => void heard.push(`quick ${fact.data.lane}${fact.data.n}`),
    })
    await make(outbox, note(1), note(2))
    await make(outbox, note(3), note(1, 'b'))
    await expect.poll(() => heard.length).toBe(5)
    expect(heard.filter((word) => word.startsWith('quick a'))).toEqual(['quick a1', 'quick a2', 'quick a3'])
    expect(heard).toContain('slow b1')
    gate.resolve()
    await outbox.settled()
    expect(heard.filter((word) => word.startsWith('slow a'))).toEqual(['slow a1', 'slow a2', 'slow a3'])
  })

  test('[P3] what a crash missed is delivered by a sweep, once the grace is over and not before', async () => {
    const lost = outboxWith({ ear: () => new Promise(() => undefined) })
    await make(lost, note(7))
    outboxes.splice(outboxes.indexOf(lost), 1) // killed: it never settles
    const heard: number[] = []
    const next = outboxWith({ ear: async (fact) => void heard.push(fact.data.n) })
    await next.sweep()
    expect(heard).toEqual([])
    clock.advance(5_001)
    expect(await next.sweep()).toBe(1)
    await next.settled()
    expect(heard).toEqual([7])
    expect(await facts()).toEqual([])
  })

  test('[P4] two nodes that sweep at once do not take the same fact', async () => {
    const lost = outboxWith({ ear: () => new Promise(() => undefined) })
    await make(lost, ...Array.from({ length: 60 }, (_, n) => note(n, String(n))))
    outboxes.splice(outboxes.indexOf(lost), 1)
    clock.advance(5_001)
    const heard: number[] = []
    const ear: Consumer<Note> = async (fact) => void heard.push(fact.data.n)
    const nodes = [outboxWith({ ear }), outboxWith({ ear }), outboxWith({ ear })]
    await Promise.all(nodes.map((node) => node.sweep()))
    await Promise.all(nodes.map((node) => node.settled()))
    expect(heard.sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, n) => n))
  })

  test('[P5] a long queue is no crash: facts that still wait here are kept from other nodes', async () => {
    const gate = Promise.withResolvers<void>()
    const busy = outboxWith({ ear: () => gate.promise })
    await make(busy, note(1))
    clock.advance(4_000)
    await busy.sweep()
    clock.advance(4_000)
    const other = outboxWith({ ear: async () => expect.unreachable() })
    expect(await other.sweep()).toBe(0)
    gate.resolve()
    await busy.settled()
  })

  test('[P6] a fact that fails is retried with growing waits, set aside after 8 tries, and is in nobody’s way', async () => {
    const tries: number[] = []
    const heard: string[] = []
    let broken = true
    const outbox = outboxWith({
      ill: async (fact, attempt) => {
        if (fact.data.n !== 1) return void heard.push(`ill ${fact.data.n}`)
        tries.push(attempt)
        if (broken) throw new Error('somebody’s private words')
      },
      well: async (fact) => void heard.push(`well ${fact.data.n}`),
    })
    await make(outbox, note(1), note(2))
    await outbox.settled()
    expect(heard.sort()).toEqual(['ill 2', 'well 1', 'well 2'])
    for (let wait = 1; tries.length < 8; wait *= 2) {
      clock.advance(wait * 1000 - 1)
      await outbox.sweep()
      await outbox.settled()
      const before = tries.length
      clock.advance(1)
      await outbox.sweep()
      await outbox.settled()
      expect(tries.length).toBe(before + 1)
    }
    expect(tries).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    const aside = await outbox.setAside()
    expect(aside).toMatchObject([{ consumer: 'ill', kind: 'note.made', tries: 8 }])
    expect(aside[0]?.error).toContain('outbox.pg.test.ts')
    expect(aside[0]?.error).not.toContain('private')
    clock.advance(3_600_000)
    expect(await outbox.sweep()).toBe(0)
    broken = false
    expect(await outbox.release()).toBe(1)
    await outbox.sweep()
    await outbox.settled()
    expect(await outbox.setAside()).toEqual([])
    expect(await facts()).toEqual([])
    expect(heard.filter((word) => word === 'well 1')).toHaveLength(1)
  })

  test('[P7] what follows at once is in the transaction of its cause, with what follows from that; all of it, or none', async () => {
    const heard: number[] = []
    const outbox = outboxWith(
      { ear: async (fact) => void heard.push(fact.data.n) },
      {
        atOnce: async (tx, record, fact) => {
          if (fact.n === 9) throw new Error('no')
          if (fact.n < 3) record(note(fact.n + 1))
          afterCommit(tx, () => heard.push(-fact.n))
        },
      },
    )
    await make(outbox, note(1))
    await outbox.settled()
    expect(heard).toEqual([-1, -2, -3, 1, 2, 3])
    await expect(make(outbox, note(2), note(9))).rejects.toThrow('no')
    await outbox.settled()
    expect(heard).toHaveLength(6)
    expect(await facts()).toEqual([])
  })

  test('[P1] a transaction without a statement of its own is over at once', async () => {
    expect(await outboxWith({}).transaction(async () => 7)).toBe(7)
  })

  test('[P1] what cannot be written at the end undoes everything, and is heard of', async () => {
    const outbox = outboxWith({ ear: async () => expect.unreachable() })
    const subjectId = newId(clock)
    const failed = outbox.transaction(async (tx, record) => {
      const timer = { kind: 'undone', subjectId, organizationId: house, dueAt: clock.now() }
      await tx.insertInto('timer').values(timer).execute()
      record(note(1))
      record({ ...note(2), kind: 'x'.repeat(81) as 'note.made' })
    })
    await expect(failed).rejects.toMatchObject({ code: '23514' })
    const timers = await fresh.db.selectFrom('timer').select('kind').where('subjectId', '=', subjectId).execute()
    expect([await facts(), timers]).toEqual([[], []])
  })

  test('[P9] many transactions at once, each waiting for a read outside of it, all end', async () => {
    const outbox = outboxWith({})
    const read = () => sql<{ n: number }>`SELECT 1 AS n`.execute(fresh.db).then(({ rows }) => rows[0]?.n)
    const all = await Promise.all(
      Array.from({ length: 60 }, () =>
        outbox.transaction(async (tx) => {
          await sql`SELECT 1`.execute(tx)
          return read()
        }),
      ),
    )
    expect(all).toEqual(Array.from({ length: 60 }, () => 1))
  })

  test('[P10] what has its turn first is begun before all that waits for room, in the order of its kind', async () => {
    const outbox = outboxWith({})
    const full = Promise.withResolvers<void>()
    const begun: string[] = []
    const begin = (name: string, turn?: Turn) =>
      outbox.transaction(async () => {
        begun.push(name)
        await full.promise
      }, turn)
    // As many as there is room for, and more than that behind them.
    const all = Array.from({ length: 12 }, (_, i) => begin(`before ${i}`))
    const room = 6
    await expect.poll(() => begun.length).toBe(room)
    all.push(begin('an ask', 'first'), begin('an outcome'), begin('its taps', 'first'))
    full.resolve()
    await Promise.all(all)
    const rest = Array.from({ length: 12 - room }, (_, i) => `before ${room + i}`)
    expect(begun.slice(room)).toEqual(['an ask', 'its taps', ...rest, 'an outcome'])
  })

  test('[P8] a transaction the database asks to repeat is repeated, and its facts are told once', async () => {
    const heard: number[] = []
    const outbox = outboxWith({ ear: async (fact) => void heard.push(fact.data.n) })
    let runs = 0
    await outbox.transaction(async (tx, record) => {
      runs += 1
      record(note(runs))
      if (runs < 3) await sql`DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40P01'; END $$`.execute(tx)
    })
    await outbox.settled()
    expect(runs).toBe(3)
    expect(heard).toEqual([3])
    expect(await facts()).toEqual([])
  })

  test('3,000 facts of 500 transactions are told and gone within seconds', async () => {
    let heard = 0
    const ear: Consumer<Note> = async () => {
      heard += 1
    }
    const outbox = outboxWith({ match: ear, flow: ear, now: ear })
    const began = performance.now()
    const work = Array.from({ length: 500 }, (_, n) =>
      make(outbox, ...Array.from({ length: 6 }, (_, k) => note(k, String(n)))),
    )
    await Promise.all(work)
    await outbox.settled()
    expect(heard).toBe(9_000)
    expect(await facts()).toEqual([])
    // 50 asks a second of 6 facts each would take 10 s at their own pace; the outbox must need a fraction of that.
    expect(performance.now() - began).toBeLessThan(5_000)
  })
})
