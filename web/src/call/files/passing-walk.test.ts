import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHUNK } from './chunk.ts'
import { bytesOf, factsOf, ID, offered, onDisk, type Pages, sha256, sourceOf, stateOf } from './fake-link.fixture.ts'
import { isOver } from './lifecycle.ts'
import { ofItsKind } from './message.fixture.ts'

/** In the names of the tests, so that it is told also where a run ends before fast-check tells its own. */
const SEED = Number(process.env.FILES_SEED ?? Math.floor(Math.random() * 2 ** 31))

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
          if (stateOf(pages, 'receiver') === 'ready') expect(onDisk(pages)).toBe(sha256(bytes))
          if (stateOf(pages, 'sender') === 'done') expect(onDisk(pages)).toBe(sha256(bytes))
        }
        await pages.finish()
        pages.sender.choose(ID, sourceOf(bytes))
        await pages.finish()
        await pages.receiver.accept(ID)
        await pages.finish()
        expect([stateOf(pages, 'sender'), stateOf(pages, 'receiver')]).toEqual(['done', 'ready'])
        expect(onDisk(pages)).toBe(sha256(bytes))
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
        else if (into === 'ready') expect(onDisk(pages)).toBe(sha256(bytes))
        else {
          expect(pages.disk.files.size).toBe(0)
          expect([out && isOver(out), into === undefined || isOver(into)]).toEqual([true, true])
        }
      }),
      { seed: SEED, numRuns: 50 },
    )
  }, 60_000)
})

test(`[X8] whatever it says, nothing is handed over that was not hashed right (seed ${SEED})`, async () => {
  const word = fc.record({
    kind: fc.constantFrom('offer', 'want', 'ack', 'end', 'done', 'wrong', 'stop', 'lack', 'x'),
    id: fc.constantFrom(ID, ID.replace(/a$/, 'c'), 'x'),
    from: fc.integer({ min: -1, max: 9 * CHUNK }),
    received: fc.nat(),
    written: fc.nat(),
    sha256: fc.constantFrom('a'.repeat(64), 'x'),
    because: fc.constantFrom('hash', 'disk', 'x'),
    size: fc.integer({ min: -1, max: 2 ** 31 }),
    name: fc.string(),
    type: fc.string(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(side, word), { maxLength: 40 }), async (said) => {
      const bytes = bytesOf(3 * CHUNK)
      const pages = await offered(bytes)
      void pages.receiver.accept(ID)
      for (const [to, all] of said) {
        pages.ends[to].tell('message', JSON.stringify(ofItsKind(all)))
        pages.ends[to].tell('message', new ArrayBuffer(40))
        pages.deliver('sender', 0)
        pages.disk.tick()
        await pages.settle()
        if (stateOf(pages, 'receiver') === 'ready') expect(onDisk(pages)).toBe(sha256(bytes))
      }
    }),
    { seed: SEED, numRuns: 60 },
  )
}, 60_000)
