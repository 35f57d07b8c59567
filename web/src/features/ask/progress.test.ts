import { describe, expect, it } from 'vitest'
import { nextOf, progressOf } from './progress.ts'

const karim = { id: 'k', kind: 'member', name: 'Karim', team: null, site: '', photo: null } as const
const ask = (part: Partial<Parameters<typeof progressOf>[0]>) => ({
  ...{ asked: 2, exhausted: false, wide: false, forPerson: null },
  ...part,
})

describe('what the page says of the search', () => {
  it('counts who was asked, and that it goes on', () => {
    expect(progressOf(ask({}))).toEqual({ now: 'asked', count: 2 })
    expect(nextOf(ask({}))).toBe('onward')
  })

  it('tells the beginning, everybody and nobody apart', () => {
    expect(progressOf(ask({ asked: 0 }))).toEqual({ now: 'starting' })
    expect(progressOf(ask({ asked: 0, exhausted: true }))).toEqual({ now: 'nobody' })
    expect(nextOf(ask({ asked: 0, exhausted: true }))).toBe('nobody')
    expect(nextOf(ask({ exhausted: true }))).toBe('everybody')
  })

  it('speaks of the person it is for alone, until its seeker agrees to ask others', () => {
    const named = { forPerson: karim, asked: 1 }
    expect(progressOf(ask(named))).toEqual({ now: 'named', asked: true })
    expect(nextOf(ask(named))).toBe('named')
    expect(nextOf(ask({ ...named, exhausted: true }))).toBe('namedSilent')
    expect(progressOf(ask({ ...named, asked: 0, exhausted: true }))).toEqual({ now: 'named', asked: false })
    expect(progressOf(ask({ ...named, asked: 3, wide: true }))).toEqual({ now: 'asked', count: 3 })
    expect(nextOf(ask({ ...named, wide: true }))).toBe('onward')
  })
})
