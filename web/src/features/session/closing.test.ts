import { describe, expect, it } from 'vitest'
import { type Answer, kindsFrom, outcomeInput } from './closing.ts'

const answer: Answer = {
  outcome: 'solved',
  kind: 'solution',
  skills: [{ id: 's', labelFr: 'a', labelEn: 'b' }],
  thanks: '  Merci  ',
}

describe('closing', () => {
  it('proposes one kind first, and keeps all five', () => {
    expect(kindsFrom('validation')[0]).toBe('validation')
    expect(new Set(kindsFrom('validation')).size).toBe(5)
  })

  it('sends what was said', () => {
    expect(outcomeInput('x', answer)).toEqual({
      sessionId: 'x',
      outcome: 'solved',
      kind: 'solution',
      skillIds: ['s'],
      thanks: 'Merci',
    })
    expect(outcomeInput('x', { ...answer, thanks: ' ' })).not.toHaveProperty('thanks')
  })

  it('says nothing of help that did not help yet', () => {
    expect(outcomeInput('x', { ...answer, outcome: 'not_solved' })).toEqual({
      sessionId: 'x',
      outcome: 'not_solved',
      skillIds: [],
    })
  })
})
