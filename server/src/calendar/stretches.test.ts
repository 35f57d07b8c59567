import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { at, event, feed, read, weekly } from '../../test/feeds.ts'
import { onTheWall, PLACES, quarterTime } from '../../test/wall-clock.ts'
import { busyIn } from './stretches.ts'

describe('[C3] an hour is of the clock on the wall', () => {
  test('of the place an event names, on both sides of a clock change', () => {
    expect(read(feed(...weekly))).toEqual([
      '2026-10-20T07:30/2026-10-20T08:00',
      '2026-10-27T08:30/2026-10-27T09:00',
      '2026-11-03T08:30/2026-11-03T09:00',
      '2026-11-10T08:30/2026-11-10T09:00',
    ])
  })

  test('two places change their clocks at different weeks', () => {
    const both = feed(
      ...weekly,
      ...event(
        'UID:two',
        'DTSTART;TZID=America/New_York:20260901T093000',
        'DURATION:PT30M',
        'RRULE:FREQ=WEEKLY;BYDAY=TU',
      ),
    )
    expect(read(both, { zone: 'America/New_York' })).toEqual([
      '2026-10-20T07:30/2026-10-20T08:00',
      '2026-10-20T13:30/2026-10-20T14:00',
      '2026-10-27T08:30/2026-10-27T09:00',
      '2026-10-27T13:30/2026-10-27T14:00',
      '2026-11-03T08:30/2026-11-03T09:00',
      '2026-11-03T14:30/2026-11-03T15:00',
      '2026-11-10T08:30/2026-11-10T09:00',
      '2026-11-10T14:30/2026-11-10T15:00',
    ])
  })

  test('of the place of the person, for whole days and times without a place', () => {
    const day = feed(...event('DTSTART;VALUE=DATE:20261025', 'DTEND;VALUE=DATE:20261026'))
    // The day on which clocks go back in Paris has 25 hours.
    expect(read(day)).toEqual(['2026-10-24T22:00/2026-10-25T23:00'])
    expect(read(day, { zone: 'America/New_York' })).toEqual(['2026-10-25T04:00/2026-10-26T04:00'])
    const floating = feed(...event('DTSTART:20261027T120000', 'DURATION:PT1H'))
    expect(read(floating)).toEqual(['2026-10-27T11:00/2026-10-27T12:00'])
    expect(read(floating, { zone: 'Asia/Kathmandu' })).toEqual(['2026-10-27T06:15/2026-10-27T07:15'])
  })

  test('a day of duration is a day of the calendar, 24 hours are hours', () => {
    const lasting = (lasts: string) =>
      read(feed(...event('DTSTART;TZID=Europe/Paris:20261024T120000', `DURATION:${lasts}`)))
    expect(lasting('P1D')).toEqual(['2026-10-24T10:00/2026-10-25T11:00'])
    expect(lasting('PT24H')).toEqual(['2026-10-24T10:00/2026-10-25T10:00'])
  })

  test('an end in UTC is an end by the clock there', () => {
    const until = (end: string) =>
      read(
        feed(
          ...event('DTSTART;TZID=America/New_York:20261020T220000', 'DURATION:PT1H', `RRULE:FREQ=DAILY;UNTIL=${end}`),
        ),
      )
    expect(until('20261022T020000Z')).toEqual([
      '2026-10-21T02:00/2026-10-21T03:00',
      '2026-10-22T02:00/2026-10-22T03:00',
    ])
    expect(until('20261021')).toHaveLength(2)
  })

  test('a name that is nobody else’s is as the feed describes it', () => {
    const described = feed(
      ...['BEGIN:VTIMEZONE', 'TZID:Romance Standard Time'],
      ...['BEGIN:STANDARD', 'DTSTART:16010101T030000', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100'],
      ...['RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10', 'END:STANDARD'],
      ...['BEGIN:DAYLIGHT', 'DTSTART:16010101T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200'],
      ...['RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3', 'END:DAYLIGHT', 'END:VTIMEZONE'],
      ...weekly.map((line) => line.replace('Europe/Paris', 'Romance Standard Time')),
    )
    expect(read(described, { zone: 'America/New_York' })).toEqual(read(feed(...weekly)))
  })

  const zone = fc.constantFrom(...PLACES)
  const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

  test('as any clock on the wall would say, wherever the person is, around both changes of the year', () => {
    fc.assert(
      fc.property(
        zone,
        zone,
        fc.uniqueArray(fc.constantFrom(...days), { minLength: 1, maxLength: 5 }),
        // No clock changes between 4 and midnight.
        fc.integer({ min: 16, max: 80 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom('2026-03-02', '2026-03-23', '2026-04-02', '2026-09-28', '2026-10-19', '2026-10-27'),
        fc.array(fc.integer({ min: 0, max: 12 * 96 - 1 }), { minLength: 20, maxLength: 20 }),
        (there, here, on, from, length, day, moments) => {
          const [opens, closes] = [quarterTime(from), quarterTime(from + length)]
          // Long begun, on a Monday: the first of its days follows.
          const first = new Date(
            at('2025-12-29T00:00:00Z') +
              days.indexOf(on.toSorted((a, b) => days.indexOf(a) - days.indexOf(b))[0] ?? 'MO') * 86_400_000,
          )
          const date = first.toISOString().slice(0, 10).replaceAll('-', '')
          const text = feed(
            ...event(
              `DTSTART;TZID=${there}:${date}T${opens.replace(':', '')}00`,
              `DTEND;TZID=${there}:${date}T${closes.replace(':', '')}00`,
              `RRULE:FREQ=WEEKLY;BYDAY=${on.join(',')}`,
            ),
          )
          const start = at(`${day}T00:00:00Z`)
          const busy = busyIn(text, { from: start, to: start + 12 * 86_400_000, zone: here })?.stretches ?? []
          for (const moment of moments.map((steps) => start + steps * 900_000)) {
            const shown = onTheWall(there, moment)
            const expected = on.includes(days[shown.day - 1] ?? '') && opens <= shown.time && shown.time < closes
            expect(
              busy.some((one) => one.from <= moment && moment < one.to),
              new Date(moment).toISOString(),
            ).toBe(expected)
          }
        },
      ),
      { numRuns: 100 },
    )
  }, 20_000)

  test('rules by month leave out dates that do not exist', () => {
    const rule = (start: string, rrule: string) =>
      read(feed(...event(`DTSTART;VALUE=DATE:${start}`, `RRULE:${rrule}`)), {
        ...{ from: '2026-01-01T00:00:00Z', to: '2026-07-02T00:00:00Z', zone: 'UTC' },
      })?.map((one) => one.slice(5, 10))
    expect(rule('20251231', 'FREQ=MONTHLY')).toEqual(['01-31', '03-31', '05-31'])
    expect(rule('20251231', 'FREQ=MONTHLY;BYMONTHDAY=31')).toEqual(['01-31', '03-31', '05-31'])
    expect(rule('20251130', 'FREQ=MONTHLY;BYMONTHDAY=-1')).toHaveLength(6)
    expect(rule('20240229', 'FREQ=YEARLY')).toEqual([])
    expect(rule('20250301', 'FREQ=YEARLY')).toEqual(['03-01'])
    expect(rule('20260105', 'FREQ=MONTHLY;BYDAY=1MO')).toEqual(['01-05', '02-02', '03-02', '04-06', '05-04', '06-01'])
    const mays = ['05-04', '05-06', '05-18', '05-20']
    // Long begun, every other week: as were it reckoned week by week.
    const since = (start: string) =>
      rule(start, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE')?.filter((day) => day.startsWith('05') && day < '05-21')
    expect([since('20260504'), since('20180507'), since('20180514')]).toEqual([mays, ['05-11', '05-13'], mays])
    expect(rule('20260101', 'FREQ=DAILY;INTERVAL=2;COUNT=3')).toEqual(['01-01', '01-03', '01-05'])
  })
})

describe('[C4] what does not take place keeps nobody busy', () => {
  test('taken out, by its moment, its moment elsewhere, or its day', () => {
    const without = (...lines: string[]) => read(feed(...weekly.slice(0, -1), ...lines, 'END:VEVENT'))
    const left = ['2026-11-03T08:30/2026-11-03T09:00', '2026-11-10T08:30/2026-11-10T09:00']
    expect(without('EXDATE;TZID=Europe/Paris:20261020T093000,20261027T093000')).toEqual(left)
    expect(without('EXDATE:20261020T073000Z', 'EXDATE;TZID=America/New_York:20261027T043000')).toEqual(left)
    expect(without('EXDATE;VALUE=DATE:20261020,20261027')).toEqual(left)
  })

  test('moved: busy at the new time and not at the old one; cancelled or made free: at neither', () => {
    const moved = event(
      ...['RECURRENCE-ID:20261020T073000Z', 'DTSTART;TZID=Europe/Paris:20261021T140000', 'DURATION:PT1H'],
    )
    const cancelled = event(
      ...['RECURRENCE-ID;TZID=Europe/Paris:20261027T093000', 'DTSTART;TZID=Europe/Paris:20261027T093000'],
      ...['DURATION:PT1H', 'STATUS:CANCELLED'],
    )
    const free = event(
      ...['RECURRENCE-ID;TZID=Europe/Paris:20261103T093000', 'DTSTART;TZID=Europe/Paris:20261103T093000'],
      ...['DURATION:PT1H', 'TRANSP:TRANSPARENT'],
    )
    expect(read(feed(...moved, ...weekly, ...cancelled, ...free))).toEqual([
      '2026-10-21T12:00/2026-10-21T13:00',
      '2026-11-10T08:30/2026-11-10T09:00',
    ])
  })

  test('moved from then on', () => {
    const onwards = event(
      ...['RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Paris:20261027T093000'],
      ...['DTSTART;TZID=Europe/Paris:20261028T150000', 'DURATION:PT45M'],
    )
    expect(read(feed(...weekly, ...onwards))).toEqual([
      '2026-10-20T07:30/2026-10-20T08:00',
      '2026-10-28T14:00/2026-10-28T14:45',
      '2026-11-04T14:00/2026-11-04T14:45',
      '2026-11-11T14:00/2026-11-11T14:45',
    ])
  })

  test('marked as free, cancelled as a whole, of no length, or Outlook’s "working elsewhere"', () => {
    const one = (...lines: string[]) => read(feed(...event('DTSTART:20261027T120000Z', ...lines)))
    expect(one('DURATION:PT1H')).toHaveLength(1)
    expect(one('DURATION:PT1H', 'STATUS:TENTATIVE')).toHaveLength(1)
    for (const line of [
      'STATUS:CANCELLED',
      'TRANSP:TRANSPARENT',
      'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
      'X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE',
    ]) {
      expect(one('DURATION:PT1H', line), line).toEqual([])
    }
    expect(one()).toEqual([])
    expect(one('DTEND:20261027T110000Z')).toEqual([])
  })

  test('one more date, and busy as periods', () => {
    expect(
      read(
        feed(
          ...event(
            'DTSTART:20261020T120000Z',
            'DURATION:PT1H',
            'RDATE:20261022T120000Z',
            'RDATE;VALUE=DATE-TIME:20261023T120000Z',
          ),
          ...['BEGIN:VFREEBUSY', 'FREEBUSY;FBTYPE=BUSY:20261024T100000Z/PT1H,20261024T110000Z/20261024T113000Z'],
          ...['FREEBUSY;FBTYPE=FREE:20261025T100000Z/PT1H', 'END:VFREEBUSY'],
        ),
      ),
    ).toEqual([
      '2026-10-20T12:00/2026-10-20T13:00',
      '2026-10-22T12:00/2026-10-22T13:00',
      '2026-10-23T12:00/2026-10-23T13:00',
      '2026-10-24T10:00/2026-10-24T11:30',
    ])
  })
})
