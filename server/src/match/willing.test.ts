import { describe, expect, test } from 'vitest'
import { UNSAID, Word } from '../availability/rules.ts'
import { Willing } from './willing.ts'

/** A Wednesday, before the office opens. */
const early = new Date('2026-11-25T07:59:00Z')
const nine = new Date('2026-11-25T08:00:00Z')
const office = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' }))
const byHours = () => new Word({ ...UNSAID, available: null, help: office, restMinutes: 10 })

function people(count: number, told: string[] = []): Willing {
  const willing = new Willing((personId) => void told.push(personId))
  for (let n = 0; n < count; n += 1) {
    willing.put(`person ${n}`, byHours(), early)
    willing.setReachable(`person ${n}`, true, early)
  }
  return willing
}

describe('[D8] when somebody may be asked again', () => {
  test('is when the last of what keeps them ends, for those who can be reached', () => {
    const willing = people(2)
    expect(willing.nextOpening(early)).toEqual(nine)
    willing.bind('person 0', [{ at: () => ({ open: false, until: new Date('2026-11-25T08:30:00Z') }) }], early)
    willing.setReachable('person 1', false, early)
    expect(willing.nextOpening(early)).toEqual(new Date('2026-11-25T08:30:00Z'))
    willing.remove('person 0')
    expect(willing.nextOpening(early)).toBeNull()
  })

  test('[D5] is after their rest', () => {
    const willing = people(1)
    willing.helped('person 0', 'session', nine, nine)
    willing.rested('person 0', 'session', nine, nine)
    expect(willing.nextOpening(nine)).toEqual(new Date(nine.getTime() + 600_000))
    const later = new Date(nine.getTime() + 600_000)
    expect(willing.nextOpening(later)).toBeNull()
    expect(willing.mayBeTapped('person 0', later)).toBe(true)
  })

  test('[D5] is later when they choose a longer rest while they rest', () => {
    const willing = people(1)
    willing.helped('person 0', 'session', nine, nine)
    willing.rested('person 0', 'session', nine, nine)
    const longer = new Word({ ...UNSAID, available: null, help: office, restMinutes: 30 })
    willing.put('person 0', longer, new Date(nine.getTime() + 60_000))
    const later = new Date(nine.getTime() + 600_000)
    expect(willing.mayBeTapped('person 0', later)).toBe(false)
    expect(willing.nextOpening(later)).toEqual(new Date(nine.getTime() + 1_800_000))
  })

  test('thousands whose hours begin together are looked at once, and nobody else’s time looks at them', () => {
    const told: string[] = []
    const willing = people(3_000, told)
    willing.put(
      'other',
      new Word({ ...UNSAID, available: true, availableUntil: new Date('2026-11-25T07:59:30Z') }),
      early,
    )
    told.length = 0
    willing.expire(new Date('2026-11-25T07:59:45Z'))
    expect(told).toEqual(['other'])
    told.length = 0
    willing.expire(nine)
    willing.expire(new Date(nine.getTime() + 1_000))
    expect(told).toHaveLength(3_000)
    expect(willing.accepting(nine, () => true)).toBe(3_000)
  })
})
