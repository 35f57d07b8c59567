import type { AskView } from '@binome/contract/now.ts'
import { describe, expect, it } from 'vitest'
import { nextOf, progressOf } from './progress.ts'

type Searching = Extract<AskView, { state: 'searching' }>
const NOW = Date.parse('2026-11-23T12:00:00Z')
const ask = (part: Partial<Searching>): Searching => ({
  id: 'a',
  text: 'x',
  language: 'fr',
  pictures: [],
  skills: [],
  forPerson: null,
  openedAt: new Date(NOW).toISOString(),
  since: new Date(NOW).toISOString(),
  state: 'searching',
  wave: 1,
  asked: 2,
  widensBy: new Date(NOW + 50_000).toISOString(),
  exhausted: false,
  ...part,
})

describe('what the page says of the search', () => {
  it('counts who was asked, and when more will be', () => {
    expect(progressOf(ask({}))).toEqual({ now: 'asked', count: 2 })
    expect(nextOf(ask({}), NOW)).toEqual({ next: 'widens', seconds: 50 })
  })

  it('keeps to « soon » when the bound is reached: it never counts below', () => {
    expect(nextOf(ask({}), NOW + 50_000)).toEqual({ next: 'soon' })
    expect(nextOf(ask({}), NOW + 90_000)).toEqual({ next: 'soon' })
  })

  it('tells the beginning, the last wave and nobody apart', () => {
    expect(progressOf(ask({ asked: 0, wave: 0, widensBy: null }))).toEqual({ now: 'starting' })
    expect(nextOf(ask({ asked: 0, widensBy: null }), NOW)).toEqual({ next: 'soon' })
    expect(nextOf(ask({ widensBy: null }), NOW)).toEqual({ next: 'lastWave' })
    expect(progressOf(ask({ asked: 0, exhausted: true, widensBy: null }))).toEqual({ now: 'nobody' })
    expect(nextOf(ask({ asked: 2, exhausted: true }), NOW)).toEqual({ next: 'exhausted' })
  })
})
