import { expect, test } from 'vitest'
import { stories } from '../cast/stories.ts'
import { momentsOf } from './moments.ts'

test('silence runs out a life after its wave; the helper comes from the earliest wave with room', () => {
  const moments = momentsOf(
    [
      { person: 'a', answer: 'lapsed', afterSeconds: 90 },
      { person: 'b', answer: 'lapsed', afterSeconds: 90 },
      { person: 'c', answer: 'declined', afterSeconds: 12 },
    ],
    { helper: 'h', secondsToAccept: 95 },
  )
  expect(moments).toEqual([
    { at: 0, what: 'tap', people: ['a', 'b', 'c'] },
    { at: 12, what: 'answer', person: 'c', answer: 'declined' },
    { at: 30, what: 'tap', people: ['h'] },
    { at: 90, what: 'lapse' },
    { at: 95, what: 'accept', helper: 'h' },
  ])
})

test('who accepts within one life was there from the beginning; who came late came free late', () => {
  expect(momentsOf([], { helper: 'h', secondsToAccept: 3 })[0]).toEqual({ at: 0, what: 'tap', people: ['h'] })
  expect(momentsOf([], { helper: 'h', secondsToAccept: 82 })[0]).toEqual({ at: 0, what: 'tap', people: ['h'] })
  expect(momentsOf([], { helper: 'h', secondsToAccept: 395 })).toEqual([
    { at: 0, what: 'tap', people: [] },
    { at: 330, what: 'tap', people: ['h'] },
    { at: 395, what: 'accept', helper: 'h' },
  ])
})

test('in every story everybody is tapped once, before they answer, and still open when they do', () => {
  for (const story of stories) {
    const coming =
      story.ending.state === 'parked'
        ? story.ending
        : story.ending.state === 'expired'
          ? null
          : (story.ending.sessions[0] ?? null)
    const moments = momentsOf(story.tapped, coming)
    const tappedAt = new Map(
      moments.flatMap((moment) =>
        moment.what === 'tap' ? moment.people.map((person): [string, number] => [person, moment.at]) : [],
      ),
    )
    expect(tappedAt.size, story.key).toBe(story.tapped.length + (coming === null ? 0 : 1))
    for (const moment of moments) {
      if (moment.what !== 'answer' && moment.what !== 'accept') continue
      const at = tappedAt.get(moment.what === 'answer' ? moment.person : moment.helper) ?? Number.NaN
      expect(moment.at - at, story.key).toBeGreaterThanOrEqual(0)
      expect(moment.at - at, story.key).toBeLessThan(90)
    }
  }
})
