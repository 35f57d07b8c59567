import type { RecordedMark } from '@binome/contract/verbs/recording.ts'
import { expect, test, vi } from 'vitest'
import { ClockByHand } from '../call/by-hand.ts'
import { FADE, Marks, STAY } from '../call/marks.ts'
import { MarkLog } from './mark-log.ts'
import { sizeFor, within } from './picture.ts'
import { Pieces } from './pieces.ts'

test('[M10] a mark is said when it is finished, with when it came and when it goes, where it lies on the recorded picture', () => {
  const clock = new ClockByHand()
  const marks = new Marks(clock, 'helper')
  const kept: RecordedMark[] = []
  const log = new MarkLog({
    now: () => clock.now(),
    stage: () => 'their-tab',
    place: ([u, v]) => [u / 2, v],
    keep: (mark) => void kept.push(mark),
  })
  marks.on('change', (all) => log.handleMarks(all))
  clock.pass(1000)
  const arrow = marks.start('their-tab', 'arrow', [[0.2, 0.2]])
  clock.pass(500)
  marks.grow(arrow, [[0.8, 0.4]])
  expect(kept).toEqual([])
  marks.lift(arrow)
  const whole = {
    ...{ id: arrow, tool: 'arrow', step: null, words: '', by: 'helper', from: 1000 },
    points: [
      [0.1, 0.2],
      [0.4, 0.4],
    ],
  }
  expect(kept).toEqual([{ ...whole, to: 1500 + STAY + FADE }])
  clock.pass(1000)
  marks.eraseLast()
  expect(kept.at(-1)).toEqual({ ...whole, to: 2500 })
  marks.start('another-tab', 'text', [[0, 0]], 'not on stage')
  expect(kept).toHaveLength(2)
  const step = marks.start('their-tab', 'step', [[0.5, 0.5]], 'Ici')
  expect(kept.at(-1)).toMatchObject({ id: step, step: 1, words: 'Ici', to: null })
})

test('a picture of another shape lies whole in the middle, and nothing larger than a large screen is recorded', () => {
  expect(within({ width: 800, height: 800 }, { width: 1600, height: 800 })).toEqual({
    ...{ x: 0.25, y: 0, width: 0.5, height: 1 },
  })
  expect(sizeFor({ width: 3840, height: 2160 })).toEqual({ width: 1920, height: 1080 })
  expect(sizeFor({ width: 1365, height: 767 })).toEqual({ width: 1366, height: 768 })
  expect(sizeFor(null)).toEqual({ width: 1280, height: 720 })
})

/** A server that takes pieces, and can lose what it answers. */
function server() {
  let bytes = ''
  const state = { lose: 0, refuse: null as number | null, asked: [] as string[] }
  const answer = async (_: string, { method = '', headers = {}, body }: RequestInit): Promise<Response> => {
    state.asked.push(method)
    if (state.refuse) return new Response(null, { status: state.refuse })
    const offset = Number((headers as Record<string, string>)['upload-offset'])
    if (method === 'PATCH' && offset !== bytes.length) return new Response(null, { status: 409 })
    if (method === 'PATCH') bytes += await (body as Blob).text()
    if (state.lose-- > 0) throw new TypeError('network')
    return new Response(null, { status: 200, headers: { 'upload-offset': String(bytes.length) } })
  }
  vi.stubGlobal('fetch', answer)
  return { ...state, state, bytes: () => bytes }
}

function sending() {
  const clock = new ClockByHand()
  const onRefused = vi.fn()
  const facts = { address: '/recordings/x/pieces/y', type: 'video/webm', onRefused }
  return { clock, onRefused, pieces: new Pieces({ ...facts, after: (ms, done) => clock.after(ms, done) }) }
}

test('[M5] a piece whose answer is lost is neither sent twice nor left out', async () => {
  const { state, bytes } = server()
  const { clock, pieces } = sending()
  pieces.add(new Blob(['one ']))
  await vi.waitFor(() => expect(bytes()).toBe('one '))
  state.lose = 2
  pieces.add(new Blob(['two ']))
  pieces.add(new Blob(['three']))
  await vi.waitFor(() => expect(state.lose).toBeLessThanOrEqual(0))
  await vi.waitFor(() => {
    clock.pass(1000)
    expect(bytes()).toBe('one two three')
  })
})

test('[M3] what is refused ends it, and after its end nothing is sent', async () => {
  const { state } = server()
  const { onRefused, pieces } = sending()
  pieces.add(new Blob(['one']))
  await vi.waitFor(() => expect(state.asked).toContain('PATCH'))
  state.refuse = 409
  pieces.add(new Blob(['two']))
  await vi.waitFor(() => expect(onRefused).toHaveBeenCalledOnce())
  const { length } = state.asked
  pieces.add(new Blob(['three']))
  await Promise.resolve()
  expect(state.asked).toHaveLength(length)
})
