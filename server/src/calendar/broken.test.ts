import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { at, event, feed, read, unread, weekly, window } from '../../test/feeds.ts'
import { busyIn } from './stretches.ts'

describe('[C5] what is broken costs itself alone', () => {
  const fine = ['2026-10-27T12:00/2026-10-27T13:00']
  const good = event('DTSTART:20261027T120000Z', 'DURATION:PT1H')

  test.each([
    ['a date that is none', event('DTSTART:2026-10-27 noon', 'DURATION:PT1H')],
    ['no beginning', event('DTEND:20261027T120000Z')],
    ['a rule that is none', event('DTSTART:20261027T150000Z', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;BYDAY=XX')],
    ['a rule that comes every second', event('DTSTART:20200101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY')],
    ['a length that is none', event('DTSTART:20261027T150000Z', 'DURATION:an hour')],
  ])('%s', (_, broken) => {
    expect(read(feed(...broken, ...good))).toEqual(fine)
    expect(unread(feed(...broken, ...good))).toBe(1)
  })

  test('lines that are nobody’s, an event that never ends, a title of two lines, an alarm, other components', () => {
    const text = feed(
      ...['BEGIN:VTODO', 'DTSTART:20261028T120000Z', 'DURATION:PT1H', 'END:VTODO', 'no property at all', 'END:VEVENT'],
      ...['BEGIN:VEVENT', 'DTSTART:20261027T120000Z', 'DURATION:PT1H', 'SUMMARY:Lunch', ' and more', 'with Ada'],
      ...['BEGIN:VALARM', 'TRIGGER:-PT10M', 'DURATION:PT9H', 'END:VALARM'],
    )
    expect(read(text)).toEqual(fine)
    expect(read(text.replaceAll('\r\n', '\n'))).toEqual(fine)
    expect(unread(text)).toBe(0)
  })

  test('what is no calendar is none', () => {
    expect(busyIn('<!doctype html><title>Sign in</title>', window())).toBeNull()
    expect(busyIn('', window())).toBeNull()
    expect(read(feed())).toEqual([])
  })

  test('an entry whose look did not end can be left out', () => {
    const seen: number[] = []
    const text = feed(...weekly, ...good)
    busyIn(text, window(), { at: (entry) => void seen.push(entry), skip: new Set() })
    expect(seen).toEqual([0, 1, 2, 3])
    const left = busyIn(text, window(), { at: () => undefined, skip: new Set([2]) })
    expect(left).toMatchObject({ unread: 1, stretches: [{ from: at('2026-10-27T12:00:00Z') }] })
  })

  test('no text whatever throws, and stretches are in order, apart and within the window', () => {
    const line = fc.constantFrom(
      ...[
        'BEGIN:VEVENT',
        'END:VEVENT',
        'BEGIN:VTIMEZONE',
        'END:VTIMEZONE',
        'BEGIN:VFREEBUSY',
        'END:VFREEBUSY',
        ' x',
        ':',
        '',
      ],
      ...['DTSTART:20261027T120000Z', 'DTSTART;TZID=Nowhere/At/All:20261020T120000', 'DTSTART;VALUE=DATE:20261101'],
      ...['DTEND:20261027T130000Z', 'DURATION:PT90M', 'DURATION:-P1D', 'RRULE:FREQ=DAILY;COUNT=9', 'RRULE:FREQ=NEVER'],
      ...['EXDATE:20261028T120000Z', 'RECURRENCE-ID:20261029T120000Z', 'UID:a', 'FREEBUSY:20261027T000000Z/PT5H'],
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const { from, to } = window()
        let last = from - 1
        for (const one of busyIn(feed(...lines), window())?.stretches ?? []) {
          expect(one.from).toBeGreaterThan(last)
          expect(one.to).toBeGreaterThan(one.from)
          last = one.to
        }
        expect(last).toBeLessThanOrEqual(to)
      }),
      { numRuns: 300 },
    )
  })
})
