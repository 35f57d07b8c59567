import { describe, expect, it } from 'vitest'
import { availabilityAt, quietUntil, untilChoices } from './until.ts'

const at = (hours: number, minutes = 0) => new Date(2026, 10, 23, hours, minutes)

describe('until when I can be asked', () => {
  it('offers what still lies ahead today', () => {
    expect(untilChoices(at(9)).map(({ choice }) => choice)).toEqual(['open', 'oneHour', 'noon', 'evening'])
    expect(untilChoices(at(12, 25)).map(({ choice }) => choice)).toEqual(['open', 'oneHour', 'evening'])
    expect(untilChoices(at(19)).map(({ choice }) => choice)).toEqual(['open', 'oneHour'])
  })

  it('is quiet for a while, or until nine tomorrow', () => {
    expect(quietUntil('half', at(11))).toEqual(at(11, 30))
    expect(quietUntil('tomorrow', at(11))).toEqual(new Date(2026, 10, 24, 9))
  })

  it('says what is so now: a time that has passed has had its effect', () => {
    const now = at(12).getTime()
    const iso = (hours: number) => at(hours).toISOString()
    const hours = { timeZone: 'Europe/Paris', help: [], quiet: [] }
    const open = { available: true, until: null, quietUntil: null, byHours: false, hours }
    expect(availabilityAt(open, now)).toEqual({ state: 'open', until: null })
    expect(availabilityAt({ ...open, until: iso(11) }, now)).toEqual({ state: 'closed' })
    expect(availabilityAt({ ...open, until: iso(13) }, now)).toEqual({ state: 'open', until: iso(13) })
    expect(availabilityAt({ ...open, quietUntil: iso(13) }, now)).toEqual({ state: 'quiet', until: iso(13) })
    expect(availabilityAt({ ...open, quietUntil: iso(11) }, now)).toEqual({ state: 'open', until: null })
    expect(availabilityAt({ ...open, available: false }, now)).toEqual({ state: 'closed' })
  })
})
