import { expect, test } from 'vitest'
import { formOf, inputOf, isEmpty, sameForm, withMarks } from './form.ts'

const picture = (id: string) => ({ id, width: 640, height: 360, url: `/pictures/${id}` })
const mark = { tool: 'text' as const, points: [[0.1, 0.2] as [number, number]], step: null, words: 'ici' }
const empty = formOf(null)

test('a new answer is empty, and may be found by others unless its author says otherwise', () => {
  expect(empty).toEqual({ text: '', pictures: [], shared: true })
  expect(isEmpty({ ...empty, text: '  ' })).toBe(true)
})

test('what was drawn on stays beside what is shown, so that it can be drawn on further', () => {
  const theirs = withMarks(empty, picture('ask'), picture('one'), [mark])
  expect(inputOf('a', theirs).pictures).toEqual([{ pictureId: 'one', underId: 'ask', marks: [mark] }])
  const again = withMarks(theirs, 0, picture('two'), [mark, mark])
  expect(inputOf('a', again).pictures).toEqual([{ pictureId: 'two', underId: 'ask', marks: [mark, mark] }])
  const own = withMarks(
    { ...empty, pictures: [{ picture: picture('own'), under: null, marks: [] }] },
    0,
    picture('x'),
    [mark],
  )
  expect(inputOf('a', own).pictures).toMatchObject([{ pictureId: 'x', underId: 'own' }])
})

test('spaces around the words change nothing', () => {
  expect(sameForm({ ...empty, text: 'a' }, { ...empty, text: ' a\n' })).toBe(true)
  expect(sameForm({ ...empty, text: 'a' }, { ...empty, text: 'a', shared: false })).toBe(false)
})
