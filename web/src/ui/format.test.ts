import { describe, expect, test } from 'vitest'
import { about, ahead, clockFace, hour, listOf, moment, relative, span, timeOfDay, weekday } from './format.ts'

const now = new Date('2026-11-23T12:00:00')
const ago = (seconds: number) => relative(new Date(now.getTime() - seconds * 1000), now, 'fr').replace(/\s/gu, ' ')
const agoEn = (seconds: number) => relative(new Date(now.getTime() - seconds * 1000), now, 'en').replace(/\s/gu, ' ')
const DAY = 86_400

describe('relative', () => {
  test('says it as one says it, in French', () => {
    expect([40, 240, 3 * 3600, DAY, 4 * DAY, 9 * DAY, 150 * DAY].map(ago)).toEqual([
      'il y a 40 s',
      'il y a 4 min',
      'il y a 3 h',
      'hier',
      'jeudi',
      'il y a 9 j',
      'il y a 5 mois',
    ])
  })

  test('and in English', () => {
    expect([240, DAY, 4 * DAY, 150 * DAY].map(agoEn)).toEqual(['4 min ago', 'yesterday', 'Thursday', '5 months ago'])
  })

  test('speaks of what comes', () => {
    expect(ago(-120)).toBe('dans 2 min')
  })
})

describe('an hour to come', () => {
  const to = (iso: string, locale: string) => ahead(new Date(iso), now, locale).replace(/\s/gu, ' ')
  test('has its day unless that is today', () => {
    const times = ['2026-11-23T17:30:00', '2026-11-24T00:00:00', '2026-11-24T09:00:00', '2026-11-26T09:00:00']
    expect(times.map((iso) => to(iso, 'fr'))).toEqual(['17 h 30', 'minuit', 'demain à 9 h', 'jeudi à 9 h'])
    expect(times.map((iso) => to(iso, 'en'))).toEqual(['17:30', 'midnight', 'tomorrow at 9:00', 'Thursday at 9:00'])
  })

  test('or is one of any wall', () => {
    expect([timeOfDay('09:00', 'fr'), timeOfDay('00:00', 'en'), weekday(1, 'fr'), weekday(7, 'en')]).toEqual([
      '9\u00a0h',
      'midnight',
      'lundi',
      'Sunday',
    ])
  })
})

describe('spans and hours', () => {
  test('have a no-break space between number and unit in both languages', () => {
    for (const locale of ['fr', 'en']) {
      expect(span(41, locale)).toBe('41\u00a0s')
      expect(span(102, locale)).toBe('1\u00a0min 42\u00a0s')
      expect(span(120, locale)).toBe('2\u00a0min')
      expect(span(3900, locale)).toBe('1\u00a0h 5\u00a0min')
    }
  })

  test('are rounded when they are a guess', () => {
    expect([8, 47, 200, 11_000].map((seconds) => about(seconds, 'fr'))).toEqual([
      '10\u00a0s',
      '50\u00a0s',
      '3\u00a0min',
      '3\u00a0h',
    ])
  })

  test('the hour is French with h, English with a colon', () => {
    const half = new Date('2026-11-23T12:30:00')
    expect(hour(half, 'fr')).toBe('12\u00a0h\u00a030')
    expect(hour(new Date('2026-11-23T14:00:00'), 'fr')).toBe('14\u00a0h')
    expect(hour(half, 'en')).toBe('12:30')
  })

  test('the clock shows hours only when there are any', () => {
    expect([41, 725, 3729].map(clockFace)).toEqual(['0:41', '12:05', '1:02:09'])
  })

  test('lists end with the word of the language', () => {
    expect(listOf(['Grenoble', 'Leeds', 'Lorient'], 'fr')).toBe('Grenoble, Leeds et Lorient')
  })
})

test('a moment to come is said by its day', () => {
  const here = new Date(2026, 10, 25, 12)
  const said = (locale: string, ...at: [number, number, number, number]) =>
    moment(new Date(2026, ...at), here, locale).replaceAll('\u00a0', ' ')
  expect(said('fr', 10, 25, 14, 20)).toBe('aujourd’hui à 14 h 20')
  expect(said('fr', 10, 26, 9, 0)).toBe('demain à 9 h')
  expect(said('en', 10, 30, 10, 0)).toBe('Monday at 10:00')
  expect(said('fr', 11, 8, 10, 0)).toBe('mardi 8 déc. à 10 h')
})
