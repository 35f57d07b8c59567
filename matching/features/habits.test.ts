import { expect, test } from 'vitest'
import { solved } from '../office.fixture.ts'
import { Past } from '../past/past.ts'
import { HABITS, habits } from './habits.ts'

/** Monday, 5 January 2026, at this hour, so many days on. */
const at = (day: number, hour: number) => new Date(Date.UTC(2026, 0, 5 + day, hour))
const PEOPLE = ['amina', 'bruno', 'chloe']

/** Amina helps on working mornings, Bruno on working evenings, Chloe at noon on Saturdays; eight weeks long. */
function past(): Past {
  const all = new Past()
  for (let day = 0; day < 56; day++) {
    const weekend = day % 7 >= 5
    if (!weekend) {
      all.add(solved(`a${day}`, 'amina', 'Bonjour', { at: at(day, 9) }))
      all.add(solved(`b${day}`, 'bruno', 'Bonsoir', { at: at(day, 20) }))
    }
    if (day % 7 === 5) all.add(solved(`c${day}`, 'chloe', 'Midi', { at: at(day, 12) }))
  }
  return all
}

const asked = (day: number, hour: number): Parameters<typeof habits> => {
  const known = past()
  const people = PEOPLE.map((name) => known.person(name))
  known.tallies.settle(people)
  return [known, people, at(day, hour).getTime()]
}
/** What a habit says of the three, on that day at that hour. */
const said = (name: string, day: number, hour: number) =>
  [...(habits(...asked(day, hour))[HABITS.indexOf(name)] as Float64Array)] as [number, number, number]

const [MONDAY, SATURDAY] = [56, 61]

test('who usually helps at this hour stands above who helps at another, and the other way round at that one', () => {
  for (const name of ['this hour', 'next six hours', 'lately at this hour']) {
    const [[amina, bruno], [late, later]] = [said(name, MONDAY, 9), said(name, MONDAY, 20)]
    expect(amina, name).toBeGreaterThan(bruno)
    expect(later, name).toBeGreaterThan(late)
  }
})

test('some hours before somebody usually comes they are expected, and who comes in the morning is not', () => {
  const [amina, bruno] = said('next six hours', MONDAY, 16)
  expect(bruno).toBeGreaterThan(amina)
  const [now, soon] = said('this hour', MONDAY, 16)
  expect(now).toBeCloseTo(soon, 9)
})

test('whose helps are of the weekend stands above the others there, and below them on a Monday', () => {
  const [amina, , chloe] = said('weekend', SATURDAY, 12)
  expect(chloe).toBeGreaterThan(amina)
  const [busy, , away] = said('weekend', MONDAY, 12)
  expect(away).toBeLessThan(busy)
})
