import type { ReasonView } from '@binome/contract/now.ts'
import { describe, expect, it } from 'vitest'
import { asSentence, reasonWords } from './reason.ts'

const now = new Date('2026-11-23T12:00:00Z')
const skill = { id: 's', labelFr: 'Étiquettes palette', labelEn: 'Pallet labels' }
const read = (reason: ReasonView, locale = 'fr') => reasonWords([reason], { seeker: 'Inès', locale, now })

describe('why you, in one sentence', () => {
  it('takes the strongest reason, which the server puts first', () => {
    const reasons: ReasonView[] = [{ kind: 'named' }, { kind: 'willing' }]
    expect(reasonWords(reasons, { seeker: 'Inès', locale: 'fr', now })?.key).toBe('reason.named')
  })

  it('says nothing without a reason', () => {
    expect(reasonWords([], { seeker: 'Inès', locale: 'fr', now })).toBeNull()
  })

  it('counts what was solved, and when last', () => {
    const said = read({ kind: 'solved_similar', count: 6, lastAt: '2026-11-14T12:00:00Z' })
    expect(said).toMatchObject({ key: 'reason.solved_similar', count: 6 })
    expect(said?.values.ago).toMatch(/9/u)
  })

  it('says what similar asks were about, when the person has shown that', () => {
    const lastAt = '2026-11-14T12:00:00Z'
    const reasons: ReasonView[] = [
      { kind: 'solved_similar', count: 6, lastAt },
      { kind: 'same_team' },
      { kind: 'skill_shown', skill, count: 4, lastAt },
    ]
    expect(reasonWords(reasons, { seeker: 'Inès', locale: 'en', now })).toMatchObject({
      ...{ key: 'reason.similar_about', count: 6, values: { skill: 'Pallet labels' } },
    })
  })

  it('says with whom one was a pair', () => {
    expect(read({ kind: 'past_pair', count: 2, lastAt: now.toISOString() })?.values.name).toBe('Inès')
  })

  it('names a skill in the reader’s language', () => {
    expect(read({ kind: 'skill_claimed', skill, vouched: false })?.values.skill).toBe('Étiquettes palette')
    expect(read({ kind: 'skill_claimed', skill, vouched: false }, 'en')?.values.skill).toBe('Pallet labels')
  })

  it('has words for every kind', () => {
    const kinds: ReasonView[] = [
      { kind: 'solved_similar', count: 1, lastAt: now.toISOString() },
      { kind: 'skill_shown', skill, count: 2, lastAt: now.toISOString() },
      { kind: 'skill_claimed', skill, vouched: false },
      { kind: 'skill_claimed', skill, vouched: true },
      { kind: 'past_pair', count: 1, lastAt: now.toISOString() },
      { kind: 'same_team' },
      { kind: 'language', language: 'fr' },
      { kind: 'language', language: 'en' },
      { kind: 'named' },
      { kind: 'willing' },
    ]
    expect(new Set(kinds.map((kind) => read(kind)?.key)).size).toBe(kinds.length)
  })

  it('begins a sentence with a capital, accents kept', () => {
    expect(asSentence('êtes-vous là ?', 'fr')).toBe('Êtes-vous là ?')
  })
})
