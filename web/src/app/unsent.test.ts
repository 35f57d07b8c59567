import { expect, test, vi } from 'vitest'
import { UnsentList } from './unsent.ts'

type Words = { words: string }
const isForLater = (error: unknown) => error instanceof TypeError
const tick = () => new Promise((done) => setImmediate(done))

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
  expect(list.all).toEqual([])
})

test('what could not leave now leaves again, before what came after it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
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
  expect(list.all).toEqual([])

  // Or as soon as the line is there.
  line = false
  list.add({ words: 'three' })
  await tick()
  line = true
  onLine()
  await tick()
  expect(left).toEqual(['one', 'two', 'three'])
  vi.useRealTimers()
})
