import { expect, test } from 'vitest'
import { dayOf, instantOf, tellingDay, workdaysBefore } from './calendar.ts'

const zone = 'Europe/Paris'

test('a time of day is an hour later in UTC terms in winter than in summer', () => {
  expect(instantOf('2026-01-15', '10:14', zone).toISOString()).toBe('2026-01-15T09:14:00.000Z')
  expect(instantOf('2026-07-15', '10:14', zone).toISOString()).toBe('2026-07-15T08:14:00.000Z')
})

test('on the days the clocks change, before and after the change', () => {
  expect(instantOf('2026-03-29', '01:30', zone).toISOString()).toBe('2026-03-29T00:30:00.000Z')
  expect(instantOf('2026-03-29', '09:00', zone).toISOString()).toBe('2026-03-29T07:00:00.000Z')
  expect(instantOf('2026-10-25', '00:30', zone).toISOString()).toBe('2026-10-24T22:30:00.000Z')
  expect(instantOf('2026-10-25', '09:00', zone).toISOString()).toBe('2026-10-25T08:00:00.000Z')
})

test('working days skip the weekend, whatever the day it is', () => {
  expect(workdaysBefore('2026-08-03', 1)).toBe('2026-07-31')
  expect(workdaysBefore('2026-08-02', 1)).toBe('2026-07-31')
  expect(workdaysBefore('2026-08-01', 1)).toBe('2026-07-31')
  expect(workdaysBefore('2026-07-31', 5)).toBe('2026-07-24')
  expect(workdaysBefore('2026-07-31', 150)).toBe('2026-01-02')
})

test('the day is the one of the place', () => {
  expect(dayOf(new Date('2026-07-31T22:30:00Z'), zone)).toBe('2026-08-01')
})

test('before eight the demo still tells of the day before', () => {
  expect(tellingDay(new Date('2026-07-31T05:59:00Z'), zone)).toBe('2026-07-30')
  expect(tellingDay(new Date('2026-07-31T06:00:00Z'), zone)).toBe('2026-07-31')
  expect(tellingDay(new Date('2026-03-30T04:00:00Z'), zone)).toBe('2026-03-29')
  expect(tellingDay(new Date('2026-07-31T22:30:00Z'), zone)).toBe('2026-07-31')
})
