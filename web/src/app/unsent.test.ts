import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { UnsentList } from './unsent.ts'

type Words = { words: string }
const isForLater = (error: unknown) => error instanceof TypeError
const tick = () => new Promise((done) => setImmediate(done))
/** What was answered is seen until its word has come. */
const heard = () => vi.advanceTimersByTimeAsync(2_000)

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }))
afterEach(() => void vi.useRealTimers())

test('what the server has stays to be seen for two seconds: its word comes by another way than its answer, and may be later', async () => {
  const left: string[] = []
  const list = new UnsentList<Words>({
    async send({ words }) {
      left.push(words)
    },
    isForLater,
    onLine: () => undefined,
  })
  list.add({ words: 'one' }, 'a')
  await tick()
  await vi.advanceTimersByTimeAsync(1_900)
  expect(list.all).toEqual([{ id: 'a', words: 'one', refused: null }])
  list.add({ words: 'two' }, 'b')
  list.add({ words: 'one again' }, 'a')
  await tick()
  expect(left).toEqual(['one', 'two'])
  await vi.advanceTimersByTimeAsync(100)
  expect(list.all).toEqual([{ id: 'b', words: 'two', refused: null }])
  await heard()
  expect(list.all).toEqual([])
})

test('leaves in order, one at a time, and keeps with its reason what was refused for good', async () => {
  const left: string[] = []
  const answers: ((error?: unknown) => void)[] = []
  const list = new UnsentList<Words>({
    send({ words }) {
      left.push(words)
      return new Promise<void>((done, fail) => answers.push((error) => (error ? fail(error) : done())))
    },
    isForLater,
    onLine: () => undefined,
  })
  list.add({ words: 'one' }, 'a')
  list.add({ words: 'one again' }, 'a')
  list.add({ words: 'two' }, 'b')
  expect(left).toEqual(['one'])
  const ended = new Error('the session is over')
  answers[0]?.(ended)
  await tick()
  expect(left).toEqual(['one', 'two'])
  expect(list.all).toEqual([
    { id: 'a', words: 'one', refused: ended },
    { id: 'b', words: 'two', refused: null },
  ])
  list.forgetRefused()
  answers[1]?.()
  await tick()
  await heard()
  expect(list.all).toEqual([])
})

test('what could not leave now leaves again, before what came after it', async () => {
  const left: string[] = []
  let line = false
  let onLine: () => void = () => undefined
  const list = new UnsentList<Words>({
    async send({ words }) {
      if (!line) throw new TypeError('no network')
      left.push(words)
    },
    isForLater,
    onLine: (heard) => {
      onLine = heard
    },
  })
  list.add({ words: 'one' })
  list.add({ words: 'two' })
  await tick()
  expect(left).toEqual([])
  line = true
  await vi.advanceTimersByTimeAsync(3_000)
  expect(left).toEqual(['one', 'two'])
  await heard()
  expect(list.all).toEqual([])

  // Or as soon as the line is there.
  line = false
  list.add({ words: 'three' })
  await tick()
  line = true
  onLine()
  await tick()
  expect(left).toEqual(['one', 'two', 'three'])
})
