import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHUNK } from './chunk.ts'
import { Pages, sha256, sourceOf } from './fake-link.fixture.ts'
import { isOver } from './lifecycle.ts'
import type { Passing } from './passing.ts'

const ID = '0190b6f0-0000-7000-8000-00000000000a'
const SEED = Number(process.env.FILES_SEED ?? Math.floor(Math.random() * 2 ** 31))

/** Bytes in which a place that is shifted or doubled shows. */
function bytesOf(size: number, salt = 0): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  for (let i = 0; i < size; i += 1) bytes[i] = (i * 31 + (i >> 8) * 7 + (i >> 14) * 13 + salt) % 251
  return bytes
}

const factsOf = (bytes: Uint8Array, id = ID) => ({ id, name: 'a.bin', size: bytes.length, type: '' })
const of = (page: Passing, id = ID) => page.all.find((one) => one.id === id)
const stateOf = (pages: Pages, who: 'sender' | 'receiver', id = ID) => of(pages[who], id)?.state

async function offered(bytes: Uint8Array): Promise<Pages> {
  const pages = new Pages()
  pages.link()
  pages.sender.offer(factsOf(bytes), sourceOf(bytes))
  await pages.finish()
  return pages
}

type Step =
  | { do: 'deliver' | 'double'; from: 'sender' | 'receiver'; n: number }
  | { do: 'cut' | 'link' | 'disk' | 'choose' | 'accept' }
  | { do: 'reload'; who: 'sender' | 'receiver'; share: number }

const side = fc.constantFrom('sender' as const, 'receiver' as const)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant('deliver' as const), from: side, n: fc.nat(6) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('double' as const), from: side, n: fc.nat(6) }) },
  { weight: 6, arbitrary: fc.constant({ do: 'disk' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'cut' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'link' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'choose' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'accept' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('reload' as const),
      who: side,
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  },
)

async function take(pages: Pages, one: Step, bytes: Uint8Array): Promise<void> {
  switch (one.do) {
    case 'deliver':
    case 'double':
      pages.deliver(one.from, one.n, one.do === 'double')
      break
    case 'cut':
      pages.cut()
      break
    case 'link':
      pages.link()
      break
    case 'disk':
      pages.disk.tick()
      break
    case 'choose':
      pages.sender.choose(ID, sourceOf(bytes))
      break
    case 'accept':
      void pages.receiver.accept(ID)
      break
    case 'reload':
      pages.reload(one.who, one.share)
  }
  await pages.settle()
}

const sizes = fc.constantFrom(0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 5 * CHUNK + 77, 40 * CHUNK + 5)

describe('[X4] cut, doubled, put in another order, reloaded on either side', () => {
  test(`it arrives whole, and never otherwise (seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.array(step, { maxLength: 90 }), async (size, steps) => {
        const bytes = bytesOf(size)
        const pages = await offered(bytes)
        for (const one of steps) {
          await take(pages, one, bytes)
          // [X2] at any moment
          if (stateOf(pages, 'receiver') === 'ready') expect(pages.disk.files.get(ID)).toEqual(bytes)
          if (stateOf(pages, 'sender') === 'done') expect(pages.disk.files.get(ID)).toEqual(bytes)
        }
        await pages.finish()
        pages.sender.choose(ID, sourceOf(bytes))
        await pages.finish()
        await pages.receiver.accept(ID)
        await pages.finish()
        expect([stateOf(pages, 'sender'), stateOf(pages, 'receiver')]).toEqual(['done', 'ready'])
        expect(pages.disk.files.get(ID)).toEqual(bytes)
        expect(pages.passed).toEqual([{ ...factsOf(bytes), sha256: sha256(bytes) }])
      }),
      { seed: SEED, numRuns: 60 },
    )
  }, 60_000)

  test(`[X5] ended by either at any point, both end, and nothing of it lies on the disk (seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.array(step, { maxLength: 40 }), side, async (size, steps, who) => {
        const bytes = bytesOf(size)
        const pages = await offered(bytes)
        for (const one of steps) await take(pages, one, bytes)
        const before = stateOf(pages, who)
        void pages[who].cancel(ID)
        if (before === 'offered' && who === 'receiver') pages.receiver.decline(ID)
        await pages.finish()
        await pages.finish()
        const [out, into] = [stateOf(pages, 'sender'), stateOf(pages, 'receiver')]
        if (before === 'done' || before === 'ready') expect([out, into]).toEqual(['done', 'ready'])
        else if (into === 'ready') expect(pages.disk.files.get(ID)).toEqual(bytes)
        else {
          expect(pages.disk.files.size).toBe(0)
          expect([out && isOver(out), into === undefined || isOver(into)]).toEqual([true, true])
        }
      }),
      { seed: SEED, numRuns: 50 },
    )
  }, 60_000)
})

test('[X4] a reload in the middle goes on from what is on the disk, and sends the rest alone', async () => {
  const bytes = bytesOf(40 * CHUNK)
  const pages = await offered(bytes)
  void pages.receiver.accept(ID)
  await pages.settle()
  while ((of(pages.receiver)?.written ?? 0) < 20 * CHUNK) {
    pages.deliver('sender', 0)
    pages.deliver('receiver', 0)
    pages.disk.tick()
    await pages.settle()
  }
  pages.reload('receiver')
  const before = pages.ends.sender.said
  await pages.finish()
  expect(stateOf(pages, 'receiver')).toBe('ready')
  // The rest, and a few words beside.
  expect(pages.ends.sender.said - before).toBeLessThan(30)
})

test('[X3] nothing is sent before the other said yes, and nothing at all after a no', async () => {
  const pages = await offered(bytesOf(CHUNK))
  expect(pages.disk.files.size).toBe(0)
  expect(stateOf(pages, 'receiver')).toBe('offered')
  pages.receiver.decline(ID)
  await pages.finish()
  expect([stateOf(pages, 'sender'), stateOf(pages, 'receiver')]).toEqual(['declined', 'declined'])
  await pages.receiver.accept(ID)
  pages.reload('receiver')
  await pages.finish()
  expect(stateOf(pages, 'receiver')).toBe('declined')
  expect(pages.disk.files.size).toBe(0)
})

test('[X2] another file chosen after the reload is found out, and nothing of it is kept', async () => {
  const bytes = bytesOf(20 * CHUNK)
  const pages = await offered(bytes)
  void pages.receiver.accept(ID)
  for (let i = 0; i < 8; i += 1) {
    await pages.settle()
    pages.deliver('sender', 0)
    pages.deliver('receiver', 0)
    pages.disk.tick()
  }
  pages.reload('sender')
  await pages.finish()
  expect(stateOf(pages, 'sender')).toBe('lacking')
  expect(of(pages.receiver)).toMatchObject({ state: 'receiving', lacking: true })
  pages.sender.choose(ID, sourceOf(bytesOf(20 * CHUNK, 99)))
  await pages.finish()
  expect([stateOf(pages, 'sender'), stateOf(pages, 'receiver')]).toEqual(['broken', 'broken'])
  expect(pages.disk.files.size).toBe(0)
  expect(pages.passed).toEqual([])
})

test('[X2] a byte turned on the way is found out', async () => {
  const bytes = bytesOf(3 * CHUNK)
  const pages = await offered(bytes)
  void pages.receiver.accept(ID)
  await pages.settle()
  let turned = false
  for (let i = 0; i < 60; i += 1) {
    const chunk = pages.ends.sender.under.find((one) => one instanceof ArrayBuffer)
    if (chunk instanceof ArrayBuffer && !turned) {
      const view = new Uint8Array(chunk)
      view[view.length - 1] = (view[view.length - 1] ?? 0) ^ 1
      turned = true
    }
    pages.deliver('sender', 0)
    pages.deliver('receiver', 0)
    pages.disk.tick()
    await pages.settle()
  }
  expect(turned).toBe(true)
  expect([stateOf(pages, 'sender'), stateOf(pages, 'receiver')]).toEqual(['broken', 'broken'])
  expect(pages.disk.files.size).toBe(0)
})

test('[X1] a disk that is full ends it on both sides, also where the first word of it was cut off', async () => {
  const pages = await offered(bytesOf(3 * CHUNK))
  pages.disk.full = true
  await pages.receiver.accept(ID)
  await pages.settle()
  pages.cut()
  expect(stateOf(pages, 'sender')).toBe('offered')
  await pages.finish()
  expect([stateOf(pages, 'sender'), stateOf(pages, 'receiver')]).toEqual(['unkept', 'unkept'])
})

test('a file that cannot be read any more can be chosen again', async () => {
  const bytes = bytesOf(CHUNK)
  const pages = new Pages()
  pages.link()
  pages.sender.offer(factsOf(bytes), { ...sourceOf(bytes), read: () => Promise.reject(new Error('moved')) })
  await pages.finish()
  await pages.receiver.accept(ID)
  await pages.finish()
  expect(stateOf(pages, 'sender')).toBe('lacking')
  pages.sender.choose(ID, sourceOf(bytes))
  await pages.finish()
  expect(stateOf(pages, 'receiver')).toBe('ready')
})

test('[X6] a slow disk holds the sender back: little is in memory', async () => {
  const bytes = bytesOf(30 * 1024 * 1024)
  const pages = await offered(bytes)
  void pages.receiver.accept(ID)
  await pages.settle()
  for (let i = 0; i < 4000; i += 1) {
    pages.deliver('sender', 0)
    pages.deliver('receiver', 0)
    if (i % 20 === 0) await pages.settle()
  }
  await pages.settle()
  const sent = pages.ends.sender.under.reduce((sum, one) => sum + (one instanceof ArrayBuffer ? one.byteLength : 0), 0)
  expect(of(pages.receiver)?.written).toBe(0)
  expect(sent).toBeLessThan(5 * 1024 * 1024)
  expect(pages.disk.writing).toBeLessThan(13 * 1024 * 1024)
  await pages.cut()
})

test('[X9] two files go one after the other, the older first, and both arrive', async () => {
  const [a, b] = [bytesOf(4 * CHUNK), bytesOf(3 * CHUNK, 5)]
  const other = ID.replace(/a$/, 'b')
  const pages = await offered(a)
  pages.sender.offer(factsOf(b, other), sourceOf(b))
  await pages.finish()
  await Promise.all([pages.receiver.accept(other), pages.receiver.accept(ID)])
  await pages.finish()
  expect(pages.disk.files.get(ID)).toEqual(a)
  expect(pages.disk.files.get(other)).toEqual(b)
  expect(pages.passed.map(({ id }) => id).toSorted()).toEqual([ID, other])
})

test('[X9] both send at once, one of them the same file twice: each arrives', async () => {
  const [a, b] = [bytesOf(40 * CHUNK), bytesOf(30 * CHUNK, 5)]
  const [again, back] = [ID.replace(/a$/, 'b'), ID.replace(/a$/, 'c')]
  const pages = await offered(a)
  pages.sender.offer(factsOf(a, again), sourceOf(a))
  pages.receiver.offer(factsOf(b, back), sourceOf(b))
  await pages.finish()
  await Promise.all([pages.receiver.accept(ID), pages.receiver.accept(again), pages.sender.accept(back)])
  await pages.finish()
  expect([ID, again, back].map((id) => pages.disk.files.get(id))).toEqual([a, a, b])
  expect(pages.passed.map(({ id }) => id).toSorted()).toEqual([ID, again, back])
})

test('[X7] on a poor connection one message of a file is under way at a time', async () => {
  const bytes = bytesOf(8 * CHUNK)
  const pages = await offered(bytes)
  pages.sender.slow(true)
  await pages.receiver.accept(ID)
  for (let i = 0; i < 8; i += 1) {
    await pages.settle()
    expect(pages.ends.sender.under.filter((one) => one instanceof ArrayBuffer).length).toBeLessThanOrEqual(1)
    pages.deliver('receiver', 0)
    pages.deliver('sender', 0)
    pages.disk.tick()
  }
  pages.sender.slow(false)
  await pages.finish()
  expect(stateOf(pages, 'receiver')).toBe('ready')
})

describe('[X8] the other side is not believed', () => {
  test('a name is made plain, whoever sends it as it is', () => {
    const pages = new Pages()
    pages.link()
    const name = '../\u202Etxt.exe'
    pages.ends.receiver.tell('message', JSON.stringify({ kind: 'offer', id: ID, name, size: 1, type: '' }))
    expect(of(pages.receiver)?.name).toBe('.._txt.exe')
  })

  test('more offers than one could look at are not kept', async () => {
    const pages = new Pages()
    pages.link()
    for (let i = 0; i < 60; i += 1) {
      const id = ID.replace(/..$/, i.toString(16).padStart(2, '0'))
      pages.ends.receiver.tell('message', JSON.stringify({ kind: 'offer', id, name: 'x', size: 1, type: '' }))
    }
    expect(pages.receiver.all.length).toBe(20)
  })

  test(`whatever it says, nothing is handed over that was not hashed right (seed ${SEED})`, async () => {
    const word = fc.record({
      kind: fc.constantFrom('offer', 'want', 'ack', 'end', 'done', 'wrong', 'stop', 'lack', 'x'),
      id: fc.constantFrom(ID, ID.replace(/a$/, 'c'), 'x'),
      from: fc.integer({ min: -1, max: 9 * CHUNK }),
      received: fc.nat(),
      written: fc.nat(),
      sha256: fc.constantFrom('a'.repeat(64), 'x'),
      size: fc.integer({ min: -1, max: 2 ** 31 }),
      name: fc.string(),
      type: fc.string(),
    })
    const keys: { [kind: string]: string[] } = {
      offer: ['name', 'size', 'type'],
      want: ['from'],
      ack: ['received', 'written'],
      end: ['sha256'],
      done: ['sha256'],
    }
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(side, word), { maxLength: 40 }), async (said) => {
        const bytes = bytesOf(3 * CHUNK)
        const pages = await offered(bytes)
        void pages.receiver.accept(ID)
        for (const [to, all] of said) {
          const kept = Object.fromEntries(
            Object.entries(all).filter(([key]) => key === 'kind' || key === 'id' || keys[all.kind]?.includes(key)),
          )
          pages.ends[to].tell('message', JSON.stringify(kept))
          pages.ends[to].tell('message', new ArrayBuffer(40))
          pages.deliver('sender', 0)
          pages.disk.tick()
          await pages.settle()
          if (stateOf(pages, 'receiver') === 'ready') expect(pages.disk.files.get(ID)).toEqual(bytes)
        }
      }),
      { seed: SEED, numRuns: 60 },
    )
  }, 60_000)
})
