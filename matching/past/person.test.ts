import { expect, test } from 'vitest'
import { daysAgo, solved } from '../office.fixture.ts'
import { Past } from './past.ts'

/** When and whom, as the sessions themselves say. */
function asSessionsSay(past: Past, personId: string): void {
  const { helped, helpedAt, helpedWhom } = past.person(personId)
  expect(helpedAt).toEqual(helped.map(({ at }) => at))
  expect(helpedWhom).toEqual(helped.map(({ seeker }) => seeker?.number ?? -1))
}

test('[M5] whom somebody helped stands beside their helps, in whatever order they are told, and leaves with the name', () => {
  const past = new Past()
  for (const [day, seekerId] of [
    [5, 'bruno'],
    [9, 'chloe'],
    [1, null],
    [7, 'bruno'],
    [3, 'chloe'],
  ] as const)
    past.add(solved(`s${day}`, 'amina', 'imprimante', { at: daysAgo(day), seekerId }))
  asSessionsSay(past, 'amina')
  expect([...past.person('amina').seekers().values()].sort()).toEqual([1, 2, 2])
  const chloe = past.person('chloe')
  past.unname(chloe)
  asSessionsSay(past, 'amina')
  expect(past.person('amina').seekers().has(chloe.number)).toBe(false)
  const taken = past.session('s7')
  if (taken !== undefined) past.remove([taken])
  asSessionsSay(past, 'amina')
  expect(past.person('amina').seekers().get(past.person('bruno').number)).toBe(1)
})
