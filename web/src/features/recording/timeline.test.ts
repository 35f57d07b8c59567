import type { Message } from '@binome/contract/session.ts'
import type { RecordedMark, Recording } from '@binome/contract/verbs/recording.ts'
import { expect, test } from 'vitest'
import { drawnAt, momentsOf, reached } from './timeline.ts'

const began = Date.parse('2026-03-27T09:00:00Z')
const recording: Recording = {
  ...{ id: 'r', startedAt: new Date(began).toISOString(), ms: 60_000, bytes: 1, because: 'stopped' },
  expiresAt: new Date(began).toISOString(),
}
const message = (seconds: number): Message => ({
  ...{ id: String(seconds), sessionId: 's', authorId: 'a', kind: 'text', text: 'x' },
  at: new Date(began + seconds * 1000).toISOString(),
})

test('what was written stands where it was written; what was before or after does not', () => {
  const moments = momentsOf(recording, [message(-3), message(0), message(12.5), message(60), message(61)])
  expect(moments.map(({ at }) => at)).toEqual([0, 12.5, 60])
  expect([reached(moments, 0), reached(moments, 12.4), reached(moments, 12.5), reached([], 5)]).toEqual([0, 0, 1, -1])
})

test('[M10] a mark is on the picture from when it came to when it went, in the hand of who drew it', () => {
  const mark: RecordedMark = {
    ...{ id: 'm', tool: 'box', step: null, words: '', by: 'seeker', from: 2000, to: 5000 },
    points: [
      [0, 0],
      [1, 1],
    ],
  }
  const seen = (seconds: number) => drawnAt([mark, { ...mark, id: 'n', to: null }], seconds).map(({ id }) => id)
  expect([seen(1.9), seen(2), seen(4.9), seen(5), seen(900)]).toEqual([[], ['m', 'n'], ['m', 'n'], ['n'], ['n']])
  expect(drawnAt([mark], 3)[0]).toMatchObject({ by: 'seeker', tool: 'box' })
  expect(drawnAt([{ ...mark, by: 'helper' }], 3)[0]).toMatchObject({ by: 'helper' })
})
