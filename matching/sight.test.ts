import { expect, test } from 'vitest'
import { FEATURES } from './features/table.ts'
import { MatchIndex, type Query } from './index.ts'
import { type Fitted, refit } from './latent/space.ts'
import { daysAgo, NOW, person, solved } from './office.fixture.ts'
import type { Watch } from './sight.ts'

/** Three hundred asks of three kinds, each kind mostly one person's; words differ, but those of a kind go together. */
const KINDS = [
  ['fracture', 'radio', 'cheville', 'attelle', 'béquille', 'ortho'],
  ['levain', 'fournil', 'farine', 'pétrin', 'cuisson', 'mie'],
  ['voile', 'mouillage', 'gréement', 'marée', 'coque', 'barre'],
]
const HELPERS = ['amina', 'bruno', 'chloe']

function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    return (state >>> 0) / 2 ** 32
  }
}

function told(asks = 300, watch?: Watch): MatchIndex {
  const index = new MatchIndex(undefined, watch)
  const random = chance(11)
  for (const helper of HELPERS) index.putPerson(person(helper))
  for (let i = 0; i < asks; i++) {
    const kind = i % 3
    const words = KINDS[kind] as string[]
    const text = [0, 1, 2].map(() => words[Math.floor(random() * words.length)]).join(' ')
    index.addSolved(solved(`s${i}`, HELPERS[kind] as string, text, { at: daysAgo(asks - i) }))
  }
  return index
}

const query = (text: string, askId: string): Query => ({
  ...{ askId, text, skillIds: [], seekerId: 'asker', seekerTeamId: null, languages: ['fr'] },
  ...{ now: NOW, limit: 9, willingOnly: false },
})

/** Runs a generator to its end. */
function atOnce<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
const fit = (index: MatchIndex): Fitted => refit(atOnce(index.gathering()), chance(2), index.space)

test('[V3] a fit is due from two hundred asks on, and again once the past has grown', () => {
  const index = told()
  expect(index.fitDue()).toBe(true)
  atOnce(index.adopting(fit(index)))
  expect(index.fitDue()).toBe(false)
  expect(index.match(query('levain et pétrin', 'a'))[0]?.personId).toBe('bruno')
  for (let i = 0; i < 45; i++) index.addSolved(solved(`more${i}`, 'bruno', 'pétrin', { at: NOW }))
  expect(index.fitDue()).toBe(true)
})

test('[V3] while axes are taken into use the old ones serve; what was told and learnt meanwhile is in the new ones', () => {
  const [slow, quick] = [told(), told()]
  for (const index of [slow, quick]) {
    atOnce(index.adopting(fit(index)))
    index.match(query('levain', 'before'))
    index.learn('before', 'amina')
  }
  const answer = (index: MatchIndex, askId: string) => index.match(query('voile et mouillage', askId))
  const [fitted, same] = [fit(slow), fit(quick)]
  const steps = slow.adopting(fitted)
  const tell = (index: MatchIndex) => {
    index.match(query('levain', 'meanwhile'))
    index.learn('meanwhile', 'chloe')
    index.addSolved(solved('late', 'bruno', 'voile', { at: daysAgo(1) }))
    index.addSolved(solved('early', 'amina', 'voile', { at: daysAgo(200) }))
  }
  for (let i = 0; i < 302; i++) steps.next()
  const old = slow.space
  tell(slow)
  tell(quick)
  expect(slow.space).toBe(old)
  expect(answer(slow, 'x')).toEqual(answer(quick, 'x'))
  atOnce(steps)
  atOnce(quick.adopting(same))
  expect(slow.space).toBe(fitted.space)
  // To the last digits: a person told of late is folded later, not otherwise.
  expect(answer(slow, 'y')).toEqual(answer(quick, 'y'))
})

test('[V3] taking axes into use yields for each person too: a house is mostly people who never helped', () => {
  const index = told()
  for (let i = 0; i < 5_000; i++) index.putPerson(person(`new${i}`))
  const steps = index.adopting(fit(index))
  let count = 0
  while (!steps.next().done) count += 1
  expect(count).toBeGreaterThanOrEqual(5_300)
})

test('[L6] somebody erased leaves the axes with a fit that is due at once', () => {
  const index = told(600)
  atOnce(index.adopting(fit(index)))
  index.removePerson('bruno')
  expect(index.fitDue()).toBe(true)
  const fitted = fit(index)
  // Of the erased one's words none has a place any more: nobody else used them.
  expect(fitted.space.idf).toHaveLength(12)
  index.removePerson('amina')
  atOnce(index.adopting(fitted))
  // Gone after the fit began: the next one is due.
  expect(index.fitDue()).toBe(true)
})

test('[L6] somebody erased while a fit is gathered is left out of what was not read yet, and the fit stands', () => {
  const index = told(600)
  const steps = index.gathering()
  for (let i = 0; i < 600; i++) steps.next()
  index.removePerson('bruno')
  const { space } = refit(atOnce(steps), chance(2), null)
  expect(space.idf).toHaveLength(12)
  expect(space.axes.every(Number.isFinite)).toBe(true)
})

test('[L6] somebody erased is in no answer, and nothing is learnt of them any more', () => {
  const index = told()
  index.match(query('levain', 'a'))
  index.removePerson('bruno')
  index.learn('a', 'bruno')
  expect(index.lessons().answers).toBe(0)
  index.learn('a', 'amina')
  expect(index.lessons().answers).toBe(1)
  expect(index.match(query('levain', 'b')).map(({ personId }) => personId)).not.toContain('bruno')
})

test('[L6] nothing that was learnt of somebody erased is left: one of the same id who comes is nobody known', () => {
  const seen = new Map<string, number>()
  const index = told(300, (_ask, personIds, columns) => {
    const at = personIds.indexOf('bruno')
    for (const [f, { name }] of FEATURES.entries()) seen.set(name, columns[f]?.[at] ?? Number.NaN)
  })
  // Others know these words too, so that they are still words once Bruno is gone
  for (let i = 0; i < 12; i++) index.addSolved(solved(`c${i}`, 'chloe', 'levain pétrin mie', { at: daysAgo(40 + i) }))
  atOnce(index.adopting(fit(index)))
  for (let i = 0; i < 40; i++) {
    index.match(query('levain et pétrin', `a${i}`))
    index.learn(`a${i}`, 'bruno')
  }
  const learnt = ['taste', 'hunch', 'hunch beyond similar', 'affinity', 'mean likeness', 'fresh likeness', 'angle']
  const now = () => {
    index.match(query('levain et pétrin', `${seen.size} ${index.size().solved}`))
    return learnt.map((name) => seen.get(name))
  }
  const before = now()
  expect(before.every((value) => (value ?? 0) > 0.001)).toBe(true)
  index.removePerson('bruno')
  index.putPerson(person('bruno'))
  index.addSolved(solved('again', 'bruno', 'voile', { at: daysAgo(1) }))
  const after = now()
  expect(after.slice(0, 4)).toEqual([0, 0, 0, 0])
  // One ask of another kind is all their portrait is made of
  for (const i of [4, 5, 6]) expect(after[i]).toBeLessThan((before[i] as number) / 3)
})

test('[L1] who was offered an ask is compared with those offered it, and the first moment of an ask stays', () => {
  const index = told()
  index.match(query('levain', 'a'))
  index.offer('a', ['bruno'])
  index.match({ ...query('levain', 'a'), exclude: new Set(['bruno']) })
  const before = index.saveLearnt()
  index.learn('a', 'bruno')
  // Alone among those offered, so that it teaches no preference
  expect(index.saveLearnt().weights).toEqual(before.weights)
  expect(index.lessons().answers).toBe(1)
})

test('[L4] lessons are told by groups, and forgotten on demand', () => {
  const index = told()
  for (let i = 0; i < 30; i++) {
    index.match(query('levain', `a${i}`))
    index.learn(`a${i}`, 'chloe')
  }
  const { moved, answers } = index.lessons()
  expect(answers).toBe(30)
  expect(moved[0]?.by).toBeGreaterThan(0)
  expect(moved.map(({ by }) => by)).toEqual(moved.map(({ by }) => by).toSorted((x, y) => y - x))
  index.forgetLearnt()
  expect(index.lessons().moved.every(({ by }) => by === 0)).toBe(true)
})

test('[L4] of the asks that are open the newest 1,024 can still be learnt from, and no more are held', () => {
  const index = told(9)
  for (let i = 0; i <= 1_024; i++) index.match(query('levain', `a${i}`))
  expect(index.learn('a0', 'bruno')).toBe(false)
  expect(index.learn('a1', 'bruno')).toBe(true)
  expect(index.learn('a1024', 'bruno')).toBe(true)
})
